#pragma once
// One proposal as files for others: a workbook with its sites, question, proof and caution, and
// its sites for a map program.
//
//   const StagedProposal staged = stage_proposal({folder, "studie", language}, result, outcome);
//   staged.stage->commit();   // studie-vorschlag-kinder.xlsx and .gpkg

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "analysis/study/result.h"
#include "viewer/render/staged_folder.h"

namespace nahraum::render {

struct ProposalOrder {
  std::filesystem::path folder;
  std::string stem;  ///< of the study
  geo::Language language = geo::Language::German;
};
/// Made and waiting beside their place; gone with the object unless committed.
struct StagedProposal {
  std::unique_ptr<StagedFolder> stage;
  std::vector<std::string> names;
};
/// Names that are free in the folder: "…-2" and so on where there is such a file. `result` is a
/// released one, `proposal` has a set and is of it or asked again of it. Throws Error{Io}.
[[nodiscard]] StagedProposal stage_proposal(const ProposalOrder& order,
                                            const analysis::StudyResult& result,
                                            const analysis::ProposalOutcome& proposal);

}  // namespace nahraum::render
