#include "viewer/render/proposal_map.h"

#include <algorithm>

#include "analysis/study/tables/result_columns.h"
#include "analysis/study/tables/siting_tables.h"
#include "geo/core/numbers.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {

using analysis::ProposalOutcome;
using analysis::StudyResult;
using geo::Text;

namespace {

/// The legend names what the map shows.
Style occurring(Style style, const geo::Layer& layer) {
  auto& categorised = std::get<Categorised>(style.symbology);
  const std::vector<std::string>& values = layer.table().text(categorised.column);
  std::erase_if(categorised.categories, [&](const Category& category) {
    return std::find(values.begin(), values.end(), category.value) == values.end();
  });
  return style;
}

}  // namespace

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

StyledLayer shown_proposal_layer(const StudyResult& result, const ProposalOutcome& proposal) {
  const geo::Layer sites = analysis::answer_layer(result, proposal);
  const bool empty = sites.size() == 0;
  return {.layer = sites,
          .style =
              empty ? Style{.symbology = SingleSymbol{}} : occurring(proposal_sites_style(), sites),
          .title = {"Gezeigter Vorschlag: " + proposal.spec.title.de,
                    "Proposal shown: " + proposal.spec.title.en},
          .id = kProposals};
}

StyledLayer first_look_layer(const StudyResult& result, const ProposalOutcome& proposal) {
  StyledLayer shown = shown_proposal_layer(result, proposal);
  const std::vector<std::string>* roles =
      shown.layer.size() == 0 ? nullptr : &shown.layer.table().text(analysis::columns::kRole);
  if (roles == nullptr) return shown;
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < roles->size(); ++row)
    if ((*roles)[row] != analysis::columns::kRoleAlternative) rows.push_back(row);
  shown.layer = geo::selected(shown.layer, rows);
  if (!rows.empty()) shown.style = occurring(proposal_sites_style(), shown.layer);
  return shown;
}

std::vector<StyledLayer> proposal_layers(const StudyResult& result, const ProposalOutcome& proposal,
                                         StyledLayer background) {
  const std::string column = analysis::columns::proposal_column(proposal.spec.key);
  std::vector<StyledLayer> layers{std::move(background)};
  if (result.layers.cells.size() > 0 && result.layers.cells.table().find(column) != nullptr)
    layers.push_back({.layer = result.layers.cells,
                      .style = occurring(cells_proposal_style(column), result.layers.cells),
                      .title = {"Bewohnte Zellen", "Inhabited cells"},
                      .id = "cells"});
  const geo::Layer sites = analysis::siting_layer(result, {proposal.spec.key});
  layers.push_back({.layer = sites,
                    .style = occurring(proposal_sites_style(), sites),
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
  Text sets = geo::number_text(static_cast<double>(proposal.sets.size()));
  if (proposal.sets_cut) sets = {sets.de + " oder mehr", sets.en + " or more"};
  figures.emplace_back(Text{"Fast gleich gute Sätze, mit diesem", "Sets nearly as good, with this"},
                       std::move(sets));
  figures.emplace_back(Text{}, proposal.proof);
  return figures;
}

geo::Box proposal_extent(const StudyResult& result, const ProposalOutcome& proposal) {
  constexpr double kMargin = 3000;    // a walk or a ride around the outer sites
  constexpr double kSmallPart = 0.3;  // of the side of the study
  const geo::Box whole = result.layers.units.bounds();
  geo::Box sites = analysis::siting_layer(result, {proposal.spec.key}).bounds();
  sites.min_x -= kMargin;
  sites.min_y -= kMargin;
  sites.max_x += kMargin;
  sites.max_y += kMargin;
  const bool small =
      sites.width() < kSmallPart * whole.width() && sites.height() < kSmallPart * whole.height();
  return small ? sites : whole;
}

}  // namespace nahraum::render
