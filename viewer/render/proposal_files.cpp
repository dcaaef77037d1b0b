#include "viewer/render/proposal_files.h"

#include <fmt/format.h>

#include "analysis/study/proposal_card.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/dates.h"
#include "geo/io/writers.h"
#include "viewer/render/proposal_map.h"
#include "viewer/render/qgis_style.h"

namespace nahraum::render {

namespace fs = std::filesystem;

namespace {

/// The first name of which no file is there.
std::string free_name(const fs::path& folder, const std::string& wanted) {
  const auto taken = [&](const std::string& name) {
    std::error_code ignored;
    return fs::exists(folder / (name + ".xlsx"), ignored) ||
           fs::exists(folder / (name + ".gpkg"), ignored);
  };
  std::string name = wanted;
  for (int number = 2; taken(name); ++number) name = fmt::format("{}-{}", wanted, number);
  return name;
}

std::vector<std::string> notes_of(const analysis::StudyResult& result,
                                  const analysis::ProposalOutcome& proposal,
                                  geo::Language language) {
  const bool german = language == geo::Language::German;
  const analysis::ProposalCard card = analysis::proposal_card(result, proposal);
  std::vector<std::string> notes = {
      analysis::release_stamp(result.study).in(language),
      fmt::format("{}{}{}", result.study.title.in(language), german ? ", Stand " : ", as of ",
                  geo::date_text(result.study.date).in(language)),
      card.question.in(language), card.state.in(language)};
  for (const auto& [name, value] : card.figures)
    notes.push_back(fmt::format("{}: {}", name.in(language), value.in(language)));
  for (const geo::Text* text : {&card.proof, &card.caution})
    if (!text->de.empty()) notes.push_back(text->in(language));
  return notes;
}

}  // namespace

StagedProposal stage_proposal(const ProposalOrder& order, const analysis::StudyResult& result,
                              const analysis::ProposalOutcome& proposal) {
  const geo::Language language = order.language;
  const std::string name =
      free_name(order.folder, fmt::format("{}-vorschlag-{}", order.stem, proposal.spec.key));
  const StyledLayer sites = shown_proposal_layer(result, proposal);
  StagedProposal staged{
      std::make_unique<StagedFolder>(order.folder, order.folder / ("." + name + ".neu")),
      {name + ".xlsx", name + ".gpkg"}};
  geo::Workbook workbook;
  workbook.title = proposal.spec.title.in(language);
  workbook.language = language;
  workbook.sheets.push_back(
      {language == geo::Language::German ? "Vorschlag" : "Proposal", sites.layer.table()});
  workbook.notes = notes_of(result, proposal, language);
  geo::write_xlsx(staged.stage->file(staged.names[0]), workbook);
  const std::string stamp = fmt::format("{}; {}", result.study.title.in(language),
                                        analysis::release_stamp(result.study).in(language));
  geo::write_gpkg(staged.stage->file(staged.names[1]),
                  {{.layer = sites.layer,
                    .title = sites.title,
                    .description = stamp,
                    .qml = qgis_style(sites.layer, sites.style, language)}},
                  {.provenance_json = result.provenance_json, .language = language});
  return staged;
}

}  // namespace nahraum::render
