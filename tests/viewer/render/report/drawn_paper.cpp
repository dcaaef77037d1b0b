#include "tests/viewer/render/report/drawn_paper.h"

#include "analysis/report/sentence.h"
#include "geo/core/numbers.h"
#include "tests/viewer/render/drawn_layers.h"

namespace nahraum::render::drawn {

namespace {

using namespace analysis;
using geo::same_text;
using geo::Text;
using geo::ValueFlag;

const Noun kChild{{"Kind", "child"}, {"Kinder", "children"}, Gender::Neuter};

ReportSection population() {
  ReportSection section{.key = "bevoelkerung", .title = {"Bevölkerungsstruktur", "Population"}};
  RichText words =
      sentence({"In {0} {1|lebt|leben} {1} unter 6 Jahren.", "{1} under 6 {1|lives|live} in {0}."},
               {say_strong(same_text("Altenquitten")),
                say_count({57, ValueFlag::None}, kChild, {"unit:16999001", "group.u6"})});
  words.de.back().footnote = 0;
  words.en.back().footnote = 0;
  section.blocks.push_back(ReportParagraph{words, ParagraphStyle::Lead});
  BarChart bars{
      .title = {"Kinder unter 6", "Children under 6"}, .unit = {"Kinder", "children"}, .bars = {}};
  bars.bars = {{same_text("Altenquitten"), {57, ValueFlag::None}, {}, true},
               {same_text("Bad Quellingen"), {112, ValueFlag::None}},
               {same_text("Grenzland"), {0, ValueFlag::Secret}}};
  section.blocks.push_back(
      ReportFigure{.id = "abb_kinder",
                   .caption = {"Kinder nach Gemeinden", "Children by Gemeinde"},
                   .content = Chart(bars)});
  return section;
}

ReportSection services(std::size_t rows) {
  ReportSection section{.key = "angebote",
                        .title = {"Angebote für Familien", "Services for families"}};
  ReportTable table{.id = "tab_angebote",
                    .caption = {"Angebote", "Services"},
                    .columns = {{{"Angebot", "Service"}, false, 3},
                                {{"Stunden je Woche", "Hours a week"}, true, 1}},
                    .note = {"– = keine Angabe", "– = no figure"}};
  for (std::size_t i = 0; i < rows; ++i)
    table.rows.push_back({{geo::text("Angebot {}", "Service {}", i + 1)},
                          {geo::number_text(static_cast<double>((i * 7) % 40) + 0.5, 1),
                           ReportNumber{static_cast<double>((i * 7) % 40) + 0.5, "study", "x"}}});
  section.blocks.push_back(table);
  section.blocks.push_back(
      ReportFigure{.id = "abb_karte",
                   .caption = {"Karte der Angebote", "Map of services"},
                   .alternative = {"Karte mit drei Gemeinden", "Map with three Gemeinden"},
                   .content = ReportMap{.map = "angebote"}});
  return section;
}

ReportSection voices() {
  ReportSection section{
      .key = "sicht", .title = {"Sicht der Familien", "View of the families"}, .level = 2};
  section.blocks.push_back(
      ReportBox{BoxKind::Voices,
                {"Sicht der Familien: liegt nicht vor", "View of the families: not at hand"},
                {plain({"Eine Befragung gibt es noch nicht.", "There is no survey yet."})}});
  section.blocks.push_back(
      ReportBox{BoxKind::FillIn, {"Ortsbegehung", "Walk through the area"}, {}});
  section.blocks.push_back(
      ReportList{{plain({"Erster Punkt", "First item"}), plain({"Zweiter Punkt", "Second item"})}});
  return section;
}

}  // namespace

ReportDocument paper(std::size_t rows) {
  ReportDocument document{.kind = "sozialraum",
                          .subject = "sozialraum:S01",
                          .title = {"Sozialraumanalyse Altenquitten", "Analysis of Altenquitten"},
                          .subtitle = {"Musterkreis (frei erfunden)", "Musterkreis (invented)"},
                          .stamp = {"nur für den Dienstgebrauch", "for official use only"},
                          .date = "2026-09-30"};
  document.cover = {{{"Stand", "As of"}, {"30.09.2026", "30 September 2026"}},
                    {{"Status", "Status"}, {"Entwurf", "Draft"}}};
  document.footer = {"Statistik allein zeigt noch keinen Handlungsbedarf.",
                     "Statistics alone do not show need for action."};
  document.sections = {population(), services(rows), voices()};
  document.footnotes = {plain({"Zensus 2022, Gitter 100 m.", "Census 2022, 100 m grid."})};
  return document;
}

ReportDocument paper_of(const Text& words) {
  ReportDocument document = paper(4);
  document.title = document.subtitle = document.footer = words;
  document.cover = {{words, words}};
  for (ReportSection& section : document.sections) {
    section.title = words;
    for (ReportBlock& block : section.blocks) {
      if (auto* paragraph = std::get_if<ReportParagraph>(&block)) paragraph->text = plain(words);
      if (auto* box = std::get_if<ReportBox>(&block)) {
        box->title = words;
        box->paragraphs = {plain(words)};
      }
      if (auto* figure = std::get_if<ReportFigure>(&block)) {
        figure->caption = figure->alternative = words;
        if (auto* chart = std::get_if<Chart>(&figure->content))
          for (BarChart::Bar& bar : std::get<BarChart>(*chart).bars) bar.label = words;
      }
      if (auto* table = std::get_if<ReportTable>(&block)) {
        table->caption = table->note = words;
        for (auto& row : table->rows) row[0].words = words;
      }
    }
  }
  document.footnotes = {plain(words)};
  return document;
}

ReportPieceOptions paper_options(geo::Language language) {
  return {.language = language, .map_page = [](const ReportMap&) { return page(); }};
}

}  // namespace nahraum::render::drawn
