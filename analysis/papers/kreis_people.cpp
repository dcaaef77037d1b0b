// Population and need of the county, by Sozialraum and Gemeinde.

#include "analysis/papers/kreis_sections.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis::kreis {

namespace {

using geo::Text;

const Text kPlanFile{"ergebnis.xlsx, Blatt „Gemeinden“", "ergebnis.xlsx, sheet \"Areas\""};

/// Line of a group in an area: Gemeinden name two of them otherwise than Sozialräume do.
std::string group_line(const StudyResult& result, const AreaRow& area, const std::string& group) {
  if (area.sozialraum) return "sr.group." + group;
  if (group == result.study.coverage.group) return std::string("unit.") + columns::kChildren;
  if (group == "total") return std::string("unit.") + columns::kResidents;
  return "unit." + columns::group_column(group);
}

ReportBlock groups_paragraph(Facts& facts) {
  std::vector<RichText> sentences;
  for (const Group& group : facts.result().study.groups) {
    const NumberOrigin origin = at("kreis.group." + group.key);
    if (!facts.known(origin)) continue;
    sentences.push_back(
        sentence({"{0}: {1}.", "{0}: {1}."}, {say(group.title), facts.figure(origin, {}, 0)}));
  }
  return body(joined(sentences));
}

ReportTable people_table(Facts& facts, const char* id, Text caption, const Text& area,
                         const std::vector<AreaRow>& rows) {
  ReportTable table{.id = id, .caption = std::move(caption), .columns = {word_column(area, 2.2)}};
  const StudyResult& result = facts.result();
  std::vector<std::string> groups;
  for (const Group& group : result.study.groups) {
    if (!facts.known(at("kreis.group." + group.key))) continue;
    // Shares and rare groups stay in the annex when there are many.
    if (groups.size() == 5) break;
    groups.push_back(group.key);
    table.columns.push_back(number_column(group.title));
  }
  for (const AreaRow& row : rows) {
    if (table.rows.size() == kRowsShown) break;
    std::vector<ReportCell> cells = {word_cell(row.name)};
    for (const std::string& group : groups)
      cells.push_back(facts.cell({row.subject, group_line(result, row, group)}));
    table.rows.push_back(std::move(cells));
  }
  table.note = shortened_note(table.rows.size(), rows.size(), kPlanFile);
  append(table.note, {"Zensus: kleine Zahlen sind verändert, Summen aus Zellen weichen leicht ab.",
                      "Census: small counts are perturbed, sums of cells differ slightly."});
  return table;
}

Text with_unit(const IndicatorSpec& spec) {
  if (spec.unit.empty()) return spec.title;
  return {spec.title.de + " (" + spec.unit + ")",
          spec.title.en + " (" + geo::unit_words(spec.unit, geo::Language::English) + ")"};
}

/// Values of need: figures and index.
ReportTable need_table(Facts& facts, const char* id, Text caption, const Text& area,
                       const std::vector<AreaRow>& rows) {
  ReportTable table{.id = id, .caption = std::move(caption), .columns = {word_column(area, 1.6)}};
  const StudyResult& result = facts.result();
  const bool index = rows.front().sozialraum ? result.need.sozialraeume.has_value()
                                             : result.need.units.has_value();
  std::vector<const IndicatorSpec*> specs;
  for (const IndicatorTable& one : result.inputs.indicators)
    if (specs.size() < 4) specs.push_back(&one.spec);
  for (const IndicatorSpec* spec : specs)
    table.columns.push_back(number_column(with_unit(*spec), 2));
  if (index) {
    table.columns.push_back(number_column(result.study.need.index->title, 1.2));
    table.columns.push_back(word_column({"Einordnung", "Class"}, 1.9));
  }
  for (const AreaRow& row : rows) {
    if (table.rows.size() == kRowsShown) break;
    const std::string prefix = row.sozialraum ? "need.sozialraum." : "need.unit.";
    std::vector<ReportCell> cells = {word_cell(row.name)};
    for (const IndicatorSpec* spec : specs) {
      const bool rate = !spec->count;
      cells.push_back(facts.cell({row.subject, prefix + spec->key}, rate ? 1 : 0));
    }
    if (index) {
      cells.push_back(facts.cell({row.subject, prefix + "index"}, 1));
      cells.push_back(word_cell(facts.words({row.subject, prefix + "status"})));
    }
    table.rows.push_back(std::move(cells));
  }
  table.note = shortened_note(
      table.rows.size(), rows.size(),
      {"sozialindex.csv, Blatt „Sozialindex“", "sozialindex.csv, sheet \"Social index\""});
  if (result.inputs.indicators.size() > specs.size())
    append(table.note, {"Weitere Kennzahlen stehen in sozialindex.csv.",
                        "Further figures are in sozialindex.csv."});
  if (index)
    append(table.note,
           {"Index: 50 = wie im Vergleichsgebiet, mehr = mehr Bedarf nach den gewählten Merkmalen.",
            "Index: 50 = as in the area compared with, more = more need by the chosen figures."});
  return table;
}

ReportSection need_section(Facts& facts) {
  ReportSection section{.key = "bedarf",
                        .title = {"Soziale Lage und Bedarf", "Social situation and need"}};
  const StudyResult& result = facts.result();
  const bool figures = !result.inputs.indicators.empty();
  if (!figures && !result.need.units) {
    section.blocks.push_back(body(not_there(
        {"Soziale Lage der Gemeinden und Sozialräume", "Social situation of areas"},
        {"Kennzahlen je Gemeinde, zum Beispiel Kinder in SGB-II-Bedarfsgemeinschaften, als "
         "[[indicator]] der Studie",
         "figures for each area, for example children in SGB II households, as [[indicator]] of "
         "the study"})));
    return section;
  }
  section.blocks.push_back(body(Text{
      "Die Kennzahlen beschreiben Gebiete, keine Menschen und keine Kitas. Sie sagen nichts "
      "darüber, was Familien brauchen; dazu sind Familien zu befragen.",
      "The figures describe areas, neither people nor Kitas. They do not say what families need; "
      "families are to be asked about that."}));
  const auto areas = sozialraum_rows(result);
  if (!areas.empty() && !result.need.sr_values.empty())
    section.blocks.emplace_back(need_table(facts, "tabelle_bedarf_sozialraeume",
                                           {"Kennzahlen der Sozialräume", "Figures of Sozialräume"},
                                           {"Sozialraum", "Sozialraum"}, areas));
  section.blocks.emplace_back(need_table(facts, "tabelle_bedarf_gemeinden",
                                         {"Kennzahlen der Gemeinden", "Figures of the Gemeinden"},
                                         {"Gemeinde", "Gemeinde"}, unit_rows(result)));
  if (result.need.units)
    section.blocks.emplace_back(
        map_figure("karte_sozialindex", {"Sozialindex und Angebote", "Social index and services"},
                   {.map = "sozialindex"}));
  else if (figures)
    section.blocks.push_back(
        body(not_there({"Ein Index aus diesen Kennzahlen", "An index of them"},
                       {"der Abschnitt [index] der Studie; in einer öffentlichen Fassung fehlt er "
                        "auch, wenn interne Quellen eingehen",
                        "the section [index] of the study; a public version also leaves it out "
                        "where internal sources go in"})));
  return section;
}

}  // namespace

std::vector<ReportSection> people_sections(Facts& facts) {
  ReportSection people{.key = "bevoelkerung", .title = {"Bevölkerung", "Population"}};
  const StudyResult& result = facts.result();
  if (result.population.empty()) {
    people.blocks.push_back(
        body(not_there({"Bevölkerung", "Population"}, {"Gitterdaten des Zensus als [[census]]",
                                                       "census grid data as [[census]]"})));
    return {people, need_section(facts)};
  }
  people.blocks.push_back(groups_paragraph(facts));
  const auto areas = sozialraum_rows(result);
  if (areas.empty())
    people.blocks.push_back(body(not_there(
        {"Eine Gliederung nach Sozialräumen", "Sozialräume"},
        {"der Abschnitt [sozialraeume] der Studie", "the section [sozialraeume] of the study"})));
  else
    people.blocks.emplace_back(
        people_table(facts, "tabelle_menschen_sozialraeume",
                     {"Menschen in den Sozialräumen", "People in Sozialräume"},
                     {"Sozialraum", "Sozialraum"}, areas));
  people.blocks.emplace_back(people_table(
      facts, "tabelle_menschen_gemeinden",
      {"Menschen in den Gemeinden, nach Zahl der Kinder", "People in the Gemeinden, by children"},
      {"Gemeinde", "Gemeinde"}, unit_rows(result)));
  people.blocks.emplace_back(
      map_figure("karte_kinder", {"Wo Kinder wohnen", "Where children live"}, {.map = "kinder"}));
  return {people, need_section(facts)};
}

}  // namespace nahraum::analysis::kreis
