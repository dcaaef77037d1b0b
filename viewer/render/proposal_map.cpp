#include "viewer/render/proposal_map.h"

#include "analysis/study/result_columns.h"
#include "analysis/study/siting_tables.h"
#include "geo/core/numbers.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {

using analysis::ProposalOutcome;
using analysis::StudyResult;
using geo::Text;

const ProposalOutcome* proposal_of_map(const StudyResult& result, std::string_view name) {
  const std::string prefix = std::string(kProposals) + "_";
  if (name.starts_with(prefix)) {
    const ProposalOutcome* proposal = result.siting.find(std::string(name.substr(prefix.size())));
    return proposal != nullptr && proposal->found() ? proposal : nullptr;
  }
  if (name != kProposals) return nullptr;
  for (const ProposalOutcome& proposal : result.siting.proposals) {
    if (proposal.found()) return &proposal;
  }
  return nullptr;
}

MapName map_of_proposal(const ProposalOutcome& proposal, std::string_view name) {
  return {std::string(name),
          {"Vorschlag: " + proposal.spec.title.de, "Proposal: " + proposal.spec.title.en}};
}

StyledLayer proposals_layer(const StudyResult& result) {
  return {.layer = result.siting.layer,
          .style = proposal_sites_style(),
          .title = {"Vorschläge", "Proposals"},
          .id = kProposals};
}

std::vector<StyledLayer> proposal_layers(const StudyResult& result, const ProposalOutcome& proposal,
                                         StyledLayer background) {
  const std::string column = analysis::columns::proposal_column(proposal.spec.key);
  std::vector<StyledLayer> layers{std::move(background)};
  if (result.layers.cells.size() > 0 && result.layers.cells.table().find(column) != nullptr)
    layers.push_back({.layer = result.layers.cells,
                      .style = cells_proposal_style(column),
                      .title = {"Bewohnte Zellen", "Inhabited cells"},
                      .id = "cells"});
  layers.push_back({.layer = analysis::siting_layer(result, {proposal.spec.key}),
                    .style = proposal_sites_style(),
                    .title = proposal.spec.title,
                    .id = kProposals});
  return layers;
}

std::vector<std::pair<Text, Text>> proposal_figures(const StudyResult& result,
                                                    const ProposalOutcome& proposal) {
  std::vector<std::pair<Text, Text>> figures;
  const analysis::AreaChange& whole = proposal.units->whole;
  const Text minutes = geo::number_text(proposal.spec.minutes.count());
  const Text& mode = result.study.mode(proposal.spec.mode).title;
  figures.emplace_back(Text{"Vorschlag", "Proposal"}, proposal.spec.title);
  figures.emplace_back(
      Text{"Einzugsgebiet", "Catchment"},
      Text{minutes.de + " Minuten " + mode.de, minutes.en + " minutes " + mode.en});
  const auto persons = [&](Text what, const analysis::Count& count) {
    figures.emplace_back(std::move(what), geo::number_text(count.persons));
  };
  persons(result.study.group(proposal.spec.group).title, whole.all);
  persons({"heute erreicht", "reached today"}, whole.before);
  persons({"kommen dazu", "gained"}, whole.gained);
  if (whole.lost.cells > 0) persons({"fallen weg", "lost"}, whole.lost);
  if (proposal.cost && proposal.spec.budget)
    figures.emplace_back(Text{"Kosten im Jahr (Euro)", "Cost a year (euro)"},
                         geo::number_text(proposal.cost->total));
  figures.emplace_back(Text{"Fast gleich gute Sätze", "Sets nearly as good"},
                       geo::number_text(static_cast<double>(proposal.sets.size())));
  figures.emplace_back(Text{}, proposal.proof);
  return figures;
}

}  // namespace nahraum::render
