// Who reaches a ThEKiZ, and where nobody does.

#include "analysis/papers/kreis_sections.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::kreis {

namespace {

using geo::Text;

const Text kCoverageFile{"abdeckung.csv, Blatt „Abdeckung“", "abdeckung.csv, sheet \"Coverage\""};

Text facility_title(const std::string& facilities) {
  if (facilities == "thekiz") return {"ThEKiZ", "ThEKiZ"};
  return facilities == "verbund" ? Text{"Kita eines Verbunds", "Kita of a Verbund"}
                                 : Text{"Kita", "Kita"};
}

/// Each limit of the whole study.
ReportTable whole_table(Facts& facts) {
  ReportTable table{
      .id = "tabelle_abdeckung",
      .caption = {"Kinder in Reichweite, ganzes Gebiet", "Children within reach, whole area"},
      .columns = {word_column({"Einrichtung", "Facility"}, 1.4),
                  word_column({"Grenze", "Limit"}, 2.4), number_column({"Kinder", "Children"}),
                  number_column({"erreicht", "reached"}),
                  number_column({"Anteil (%)", "share (%)"})}};
  for (const CoverageResult& one : facts.result().coverage) {
    const std::string key = "kreis." + coverage_key(one);
    table.rows.push_back({word_cell(facility_title(one.facilities)),
                          word_cell(limit_words(facts.result(), one)), facts.cell(at(key + ".all")),
                          facts.cell(at(key + ".covered")), facts.cell(at(key + ".share"))});
  }
  return table;
}

/// Shares of the facilities of [coverage] by area, one column a limit.
ReportTable area_table(Facts& facts, const char* id, Text caption, const Text& head,
                       const std::vector<AreaRow>& rows) {
  const StudyResult& result = facts.result();
  ReportTable table{.id = id, .caption = std::move(caption), .columns = {word_column(head, 2)}};
  std::vector<const CoverageResult*> shown;
  for (const CoverageResult& one : result.coverage) {
    if (one.facilities != main_coverage(result)->facilities || shown.size() == 6) continue;
    shown.push_back(&one);
    table.columns.push_back(number_column(limit_words(result, one)));
  }
  for (const AreaRow& row : rows) {
    if (table.rows.size() == kRowsShown) break;
    std::vector<ReportCell> cells = {word_cell(row.name)};
    for (const CoverageResult* one : shown)
      cells.push_back(facts.cell(
          {row.subject, row.prefix + coverage_key(*one) + (row.sozialraum ? ".share" : "")}, 1));
    table.rows.push_back(std::move(cells));
  }
  const Text facility = facility_words(main_coverage(result)->facilities);
  table.note = {"Anteil der Kinder in Prozent, die " + facility.de + " in dieser Zeit erreichen.",
                "Share of children in percent who reach " + facility.en + " in this time."};
  append(table.note, shortened_note(table.rows.size(), rows.size(), kCoverageFile));
  return table;
}

BarChart area_chart(Facts& facts, const std::vector<AreaRow>& rows) {
  const StudyResult& result = facts.result();
  const CoverageResult& main = *main_coverage(result);
  const Text limit = limit_words(result, main);
  const Text facility = facility_title(main.facilities);
  BarChart chart{
      .title = {"Kinder, die eine Einrichtung (" + facility.de + ") in " + limit.de + " erreichen",
                "Children who reach a facility (" + facility.en + ") in " + limit.en},
      .unit = {"%", "%"},
      .decimals = 1};
  for (const AreaRow& row : rows)
    chart.bars.push_back(
        {.label = row.name,
         .value = facts.value(
             {row.subject, row.prefix + coverage_key(main) + (row.sozialraum ? ".share" : "")})});
  const geo::FlaggedValue whole = facts.value(at("kreis." + coverage_key(main) + ".share"));
  if (!whole.missing())
    chart.reference = BarChart::Reference{{"ganzes Gebiet", "whole area"}, whole.value};
  return chart;
}

Text gap_units(const StudyResult& result, std::size_t row) {
  const geo::Table& table = result.layers.gaps.table();
  const geo::Column* column = table.find("units");
  if (column == nullptr || row >= column->texts.size()) return {"–", "–"};
  return geo::same_text(column->texts[row]);
}

ReportTable gap_table(Facts& facts) {
  ReportTable table{
      .id = "tabelle_luecken",
      .caption = {"Lücken, nach Zahl der Kinder", "Gaps, by number of children"},
      .columns = {
          word_column({"Lücke", "Gap"}, 0.6), word_column({"Gemeinden", "Gemeinden"}, 3),
          number_column({"Kinder", "Children"}), number_column({"Menschen", "People"}),
          number_column({"Minuten zur nächsten Einrichtung", "minutes to the nearest facility"})}};
  const StudyResult& result = facts.result();
  std::size_t all = 0;
  for (std::size_t row = 0; row < result.gaps.size(); ++row) {
    const Gap& gap = result.gaps[row];
    if (gap.children.persons < result.study.coverage.gap_min_children) continue;
    if (++all > kRowsShown) continue;
    const std::string key = fmt::format("kreis.gap.{}.", gap.id);
    table.rows.push_back({word_cell(geo::same_text(std::to_string(gap.id))),
                          word_cell(gap_units(result, row)), facts.cell(at(key + "children")),
                          facts.cell(at(key + "residents")), facts.cell(at(key + "minutes"))});
  }
  table.note = shortened_note(table.rows.size(), all,
                              {"luecken.csv, Blatt „Lücken“", "luecken.csv, sheet \"Gaps\""});
  append(table.note, {"Minuten: kürzeste Zeit mit dem schnellsten Verkehrsmittel der Studie.",
                      "Minutes: shortest time by the fastest mode of the study."});
  return table;
}

ReportSection gaps_section(Facts& facts) {
  ReportSection section{.key = "luecken", .title = {"Lücken", "Gaps"}};
  const StudyResult& result = facts.result();
  const Text least = geo::number_text(result.study.coverage.gap_min_children);
  if (result.gaps.empty()) {
    section.blocks.push_back(
        body(Text{"Außerhalb aller Grenzen wohnt niemand.", "Nobody lives outside every limit."}));
    return section;
  }
  static const Noun clusters{{"Lücke", "gap"}, {"Lücken", "gaps"}, Gender::Feminine};
  static const Noun small{{"kleinere Gruppe", "smaller cluster"},
                          {"kleinere Gruppen", "smaller clusters"},
                          Gender::Feminine};
  section.blocks.push_back(body(joined(
      {sentence({"Außerhalb aller Grenzen {0|liegt|liegen} {0} mit mindestens {2} Kindern; darin "
                 "{1|wohnt|wohnen} {1}.",
                 "Outside every limit {0|lies|lie} {0} with at least {2} children; {1} "
                 "{1|lives|live} there."},
                {facts.count(at("kreis.gaps.number"), clusters),
                 facts.count(at("kreis.gaps.children"), noun_children()), say(least)}),
       facts.value(at("kreis.gaps.small")).value == 0
           ? RichText{}
           : sentence({"Dazu {0|kommt|kommen} {0} mit zusammen {1}.",
                       "There {0|is|are} {0} besides, with {1} together."},
                      {facts.count(at("kreis.gaps.small"), small),
                       facts.figure(at("kreis.gaps.small_children"), {"Kindern", "children"}, 0)}),
       plain({"Eine Lücke ist ein Hinweis und ein Prüfauftrag: Ob dort etwas fehlt, wissen die "
              "Menschen vor Ort.",
              "A gap is a hint and something to examine: whether anything is missing there, local "
              "people know."})})));
  if (facts.value(at("kreis.gaps.number")).value > 0) section.blocks.emplace_back(gap_table(facts));
  section.blocks.emplace_back(map_figure(
      "karte_luecken",
      {"Bewohnte Gebiete außerhalb aller Grenzen", "Inhabited areas outside every limit"},
      {.map = "luecken"}));
  return section;
}

}  // namespace

std::vector<ReportSection> coverage_sections(Facts& facts) {
  ReportSection section{.key = "abdeckung",
                        .title = {"Erreichbarkeit für Kinder", "Within reach of children"}};
  const StudyResult& result = facts.result();
  if (result.coverage.empty()) {
    section.blocks.push_back(body(
        not_there({"Erreichbarkeit", "Reach"}, {"eine Liste der Kitas ([kitas]) und der Zensus",
                                                "a list of Kitas ([kitas]) and the census"})));
    return {section};
  }
  section.blocks.push_back(body(Text{
      "Gezählt werden Kinder, deren Wohnzelle in der genannten Zeit zu einer Einrichtung liegt. "
      "Das sagt nicht, dass sie dort betreut werden oder ein Angebot nutzen.",
      "Counted are children whose cell of residence lies within the time given from a facility. "
      "This does not say that they attend it or use what it offers."}));
  section.blocks.emplace_back(whole_table(facts));
  const auto areas = sozialraum_rows(result), units = unit_rows(result);
  if (!areas.empty() && !main_coverage(result)->by_sozialraum.empty()) {
    section.blocks.emplace_back(area_table(
        facts, "tabelle_abdeckung_sozialraeume",
        {"Kinder in Reichweite, nach Sozialraum", "Children within reach, by Sozialraum"},
        {"Sozialraum", "Sozialraum"}, areas));
    if (areas.size() > 1 && areas.size() <= kRowsShown)
      section.blocks.emplace_back(
          chart_figure("bild_abdeckung", {"Erreichbarkeit nach Sozialraum", "Reach by Sozialraum"},
                       area_chart(facts, areas)));
  }
  section.blocks.emplace_back(
      area_table(facts, "tabelle_abdeckung_gemeinden",
                 {"Kinder in Reichweite, nach Gemeinde", "Children within reach, by Gemeinde"},
                 {"Gemeinde", "Gemeinde"}, units));
  section.blocks.emplace_back(map_figure(
      "karte_abdeckung", {"Anteil der Kinder in Reichweite", "Share of children within reach"},
      {.map = "abdeckung"}));
  return {section, gaps_section(facts)};
}

}  // namespace nahraum::analysis::kreis
