#pragma once
// What maps of proposals show: part of study_maps.cpp.

#include <string_view>
#include <utility>
#include <vector>

#include "viewer/render/study_maps.h"

namespace nahraum::render {

inline constexpr const char* kProposals = "vorschlaege";

/// "vorschlaege": the first that has a set; "vorschlaege_KEY": that one. Null for other names, and
/// where there is none.
[[nodiscard]] const analysis::ProposalOutcome* proposal_of_map(const analysis::StudyResult& result,
                                                               std::string_view name);
[[nodiscard]] MapName map_of_proposal(const analysis::ProposalOutcome& proposal,
                                      std::string_view name);
/// All proposals at once, for window and GeoPackage.
[[nodiscard]] StyledLayer proposals_layer(const analysis::StudyResult& result);
/// The sites of one answer, which need not be part of the result; takes the place of the
/// layer of all.
[[nodiscard]] StyledLayer shown_proposal_layer(const analysis::StudyResult& result,
                                               const analysis::ProposalOutcome& proposal);
/// The same without the sites of sets nearly as good: what there is and what would come.
[[nodiscard]] StyledLayer first_look_layer(const analysis::StudyResult& result,
                                           const analysis::ProposalOutcome& proposal);
/// Background, cells by what changes, sites by role. Without its column (another grid) the cells
/// show nothing of a proposal and are left out.
[[nodiscard]] std::vector<StyledLayer> proposal_layers(const analysis::StudyResult& result,
                                                       const analysis::ProposalOutcome& proposal,
                                                       StyledLayer background);
/// The study, or the sites where they are a small part of it.
[[nodiscard]] geo::Box proposal_extent(const analysis::StudyResult& result,
                                       const analysis::ProposalOutcome& proposal);
/// `proposal` has a set.
[[nodiscard]] std::vector<std::pair<geo::Text, geo::Text>> proposal_figures(
    const analysis::StudyResult& result, const analysis::ProposalOutcome& proposal);

}  // namespace nahraum::render
