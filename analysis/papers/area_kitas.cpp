// Kitas, coverage, gaps and Verbuende in a Sozialraumanalyse.

#include <algorithm>
#include <set>

#include "analysis/papers/area_paper.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr std::size_t kBarsInChart = 15;

ReportTable kitas_table(AreaPaper& paper) {
  ReportTable table{
      .id = "tabelle_kitas",
      .caption = {"Kitas im Sozialraum", "Kitas in the Sozialraum"},
      .columns = {word_column({"Kita", "Kita"}, 2.4), word_column({"Nr.", "No."}, 0.7),
                  word_column({"Träger", "Provider"}, 2.4), word_column({"Phase", "Phase"}, 1.3),
                  number_column({"Plätze", "Places"}, 0.8),
                  number_column({"betreut", "attending"}, 0.9),
                  number_column({"Auslastung, %", "Occupancy, %"}, 1.2)}};
  for (const std::size_t row : paper.area.kitas) {
    const Kita& kita = paper.result.inputs.kitas[row];
    const std::string key = "sr.kita." + kita.id;
    const std::string traeger = kita.traeger.empty() ? "–" : kita.traeger;
    table.rows.push_back({word_cell(same_text(kita.name)), word_cell(same_text(kita.id)),
                          word_cell(same_text(traeger)), word_cell(phase_name(kita.phase)),
                          paper.facts.cell(paper.at(key + ".places")),
                          paper.facts.cell(paper.at(key + ".attending")),
                          paper.facts.cell(paper.at(key + ".occupancy"))});
  }
  table.rows.push_back({word_cell({"zusammen", "in all"}), word_cell({}), word_cell({}),
                        word_cell({}), paper.facts.cell(paper.at("sr.kitas.places")),
                        paper.facts.cell(paper.at("sr.kitas.attending")),
                        paper.facts.cell(paper.at("sr.kitas.occupancy"))});
  for (std::size_t i = 1; i <= 3; ++i) table.rows.back()[i] = word_cell(same_text("–"));
  return table;
}

std::set<std::string> traeger_of(const AreaPaper& paper) {
  std::set<std::string> names;
  for (const std::size_t row : paper.area.kitas)
    if (!paper.result.inputs.kitas[row].traeger.empty())
      names.insert(paper.result.inputs.kitas[row].traeger);
  return names;
}

// ---- coverage ----

Text facility_name_of(const CoverageResult& coverage) {
  if (coverage.facilities == "thekiz") return same_text("ThEKiZ");
  if (coverage.facilities == "verbund") return same_text("Verbund");
  return same_text("Kita");
}

ReportTable coverage_table(AreaPaper& paper) {
  ReportTable table{.id = "tabelle_erreichbarkeit",
                    .caption = {"Kinder mit einer Einrichtung in Reichweite",
                                "Children with a facility in reach"},
                    .columns = {word_column({"Einrichtung", "Facility"}, 1),
                                word_column({"Weg und Grenze", "Way and limit"}, 3.2),
                                number_column({"Kinder", "Children"}, 0.9),
                                number_column({"Anteil, %", "Share, %"}, 0.9),
                                number_column({"gesamtes Gebiet, %", "whole study area, %"}, 1.3)}};
  for (const CoverageResult& one : paper.result.coverage) {
    const std::string key = coverage_key("sr", one);
    table.rows.push_back(
        {word_cell(facility_name_of(one)), word_cell(limit_words(paper.result, one)),
         paper.facts.cell(paper.at(key + ".covered")), paper.facts.cell(paper.at(key + ".share")),
         paper.facts.cell(AreaPaper::whole(coverage_key("kreis", one) + ".share"))});
  }
  return table;
}

/// Other Sozialräume beside this one; of many Gemeinden none.
std::optional<ReportFigure> coverage_figure(AreaPaper& paper, const CoverageResult& coverage) {
  const bool unit = paper.area.kind == StudyArea::Kind::Unit;
  const std::vector<Coverage>& list = unit ? coverage.by_unit : coverage.by_sozialraum;
  if (list.size() < 3 || list.size() - 1 > kBarsInChart) return std::nullopt;
  const geo::Table& units = paper.result.layers.units.table();
  BarChart chart{.title = {"Anteil der Kinder in Reichweite", "Share of children in reach"},
                 .unit = {"%", "%"},
                 .decimals = 1};
  for (std::size_t row = 0; row + 1 < list.size(); ++row) {
    geo::FlaggedValue share = list[row].share();
    share.value *= 100;
    const std::string name = unit ? units.text(columns::kUnitName)[row]
                                  : paper.result.inputs.sozialraeume->areas.list[row].name;
    chart.bars.push_back(
        {.label = same_text(name), .value = share, .highlight = row == paper.area.row});
  }
  const geo::FlaggedValue all =
      paper.facts.value(AreaPaper::whole(coverage_key("kreis", coverage) + ".share"));
  if (!all.missing())
    chart.reference = BarChart::Reference{{"gesamtes Gebiet", "whole study area"}, all.value};
  const Text limit = limit_words(paper.result, coverage);
  return chart_figure("bild_erreichbarkeit",
                      {facility_name_of(coverage).de + ": " + limit.de,
                       facility_name_of(coverage).en + ": " + limit.en},
                      std::move(chart));
}

ReportSection coverage_part(AreaPaper& paper) {
  ReportSection section{.key = "versorgung",
                        .title = {"Versorgung und Lücken", "Coverage and gaps"}};
  if (paper.result.coverage.empty()) {
    section.blocks.push_back(
        body(not_there({"Erreichbarkeit", "Reach"},
                       {"Wege ([[mode]]) und Einrichtungen", "ways ([[mode]]) and facilities"})));
    return section;
  }
  section.blocks.emplace_back(coverage_table(paper));
  if (const CoverageResult* coverage = main_coverage(paper.result)) {
    if (std::optional<ReportFigure> figure = coverage_figure(paper, *coverage))
      section.blocks.emplace_back(std::move(*figure));
  }
  return section;
}

// ---- gaps ----

Text gap_units(const StudyResult& result, std::size_t gap) {
  const geo::Column* units = result.layers.gaps.table().find(columns::kGapUnits);
  if (units == nullptr || gap >= units->texts.size()) return same_text("–");
  return same_text(units->texts[gap]);
}

bool is_large(const StudyResult& result, std::size_t gap) {
  return result.gaps[gap].children.persons >= result.study.coverage.gap_min_children;
}

ReportTable gaps_table(AreaPaper& paper) {
  const Text least = geo::number_text(paper.result.study.coverage.gap_min_children);
  ReportTable table{
      .id = "tabelle_luecken",
      .caption = {"Lücken mit mindestens " + least.de + " Kindern",
                  "Gaps with at least " + least.en + " children"},
      .columns = {
          word_column({"Lücke", "Gap"}, 0.6), word_column({"Gemeinde", "Gemeinde"}, 3),
          number_column({"Kinder", "Children"}),
          number_column({"Minuten zur nächsten Einrichtung", "Minutes to the nearest facility"},
                        1.6)}};
  for (const std::size_t row : paper.area.gaps) {
    if (!is_large(paper.result, row)) continue;
    const std::string key = fmt::format("sr.gap.{}", paper.result.gaps[row].id);
    table.rows.push_back({word_cell(same_text(std::to_string(paper.result.gaps[row].id))),
                          word_cell(gap_units(paper.result, row)),
                          paper.facts.cell(paper.at(key + ".children")),
                          paper.facts.cell(paper.at(key + ".minutes"))});
  }
  table.note = {
      "Minuten auf dem schnellsten der genannten Wege, von der nächstgelegenen Zelle. "
      "Lücken können über den Sozialraum hinausreichen.",
      "Minutes on the fastest of the ways named, from the nearest cell. Gaps can reach "
      "beyond the Sozialraum."};
  return table;
}

ReportSection gaps_part(AreaPaper& paper) {
  ReportSection section{.key = "luecken",
                        .title = {"Orte außerhalb aller Grenzen", "Places outside all limits"},
                        .level = 2};
  if (paper.area.gaps.empty()) {
    section.blocks.push_back(
        body(paper.result.coverage.empty()
                 ? Text{"Lücken wurden nicht gesucht, weil die Erreichbarkeit nicht vorliegt.",
                        "Gaps were not looked for, because reach is not available."}
                 : Text{"Alle bewohnten Zellen liegen innerhalb einer der Grenzen.",
                        "All inhabited cells lie within one of the limits."}));
    return section;
  }
  section.blocks.push_back(
      body(sentence({"Es gibt {0}; dort {1|wohnt|wohnen} {1}.",
                     "There {0|is|are} {0}; {1} {1|lives|live} there."},
                    {paper.facts.count(paper.at("sr.gaps.count"),
                                       {{"Lücke", "gap"}, {"Lücken", "gaps"}, Gender::Feminine}),
                     paper.facts.count(paper.at("sr.gaps.children"), noun_children())})));
  if (std::any_of(paper.area.gaps.begin(), paper.area.gaps.end(),
                  [&](std::size_t gap) { return is_large(paper.result, gap); }))
    section.blocks.emplace_back(gaps_table(paper));
  paper.add_map("luecken",
                {"Bewohnte Gebiete außerhalb aller Grenzen", "Inhabited areas outside all limits"},
                section.blocks);
  return section;
}

// ---- Verbuende ----

const VerbundAudit* audit_of(const StudyResult& result, std::size_t verbund) {
  for (const VerbundAudit& audit : result.verbund.audits)
    if (audit.verbund == VerbundIndex(verbund)) return &audit;
  return nullptr;
}

ReportTable audit_table(AreaPaper& paper) {
  ReportTable table{
      .id = "tabelle_verbundpruefung",
      .caption = {"Verbundprüfung: Hinweise und Warnungen",
                  "Audit of the Verbünde: hints and warnings"},
      .columns = {word_column({"Verbund", "Verbund"}, 1.6), word_column({"Prüfung", "Check"}, 2.6),
                  number_column({"Wert", "Value"}, 0.8), word_column({"Einheit", "Unit"}, 1.2),
                  word_column({"Stand", "State"}, 0.9), word_column({"Grenze", "Limit"}, 2)}};
  for (const std::size_t row : paper.area.verbuende) {
    const Verbund& verbund = paper.result.inputs.verbuende[row];
    const VerbundAudit* audit = audit_of(paper.result, row);
    if (audit == nullptr) continue;
    for (const CheckOutcome& check : audit->checks) {
      if (check.state != CheckState::Hint && check.state != CheckState::Warning) continue;
      const std::string key = check.id + (check.part.empty() ? "" : "." + check.part) + ".value";
      table.rows.push_back(
          {word_cell(same_text(verbund.name)),
           word_cell({check.id + " " + check.title.de, check.id + " " + check.title.en}),
           paper.facts.cell({"verbund:" + verbund.id, key}, check.decimals), word_cell(check.unit),
           word_cell(state_name(check.state)), word_cell(check.limit)});
    }
  }
  table.note = {"Alle Prüfungen eines Verbunds nennt „nahraum explain --verbund“.",
                "\"nahraum explain --verbund\" names all checks of a Verbund."};
  return table;
}

ReportSection verbund_part(AreaPaper& paper) {
  ReportSection section{.key = "verbuende",
                        .title = {"Verbünde mit Mitgliedern hier", "Verbünde with members here"},
                        .level = 2};
  if (paper.area.verbuende.empty()) {
    section.blocks.push_back(body(
        paper.result.inputs.verbuende.empty()
            ? not_there({"Verbünde", "Verbünde"},
                        {"Listen der Verbünde und Mitglieder, die in dieser Ausgabe gezeigt werden "
                         "dürfen",
                         "lists of Verbünde and members that may be shown in this version"})
            : plain({"Keine Kita des Sozialraums gehört zu einem Verbund der Liste.",
                     "No Kita of the Sozialraum belongs to a Verbund of the list."})));
    return section;
  }
  std::vector<Text> names;
  for (const std::size_t row : paper.area.verbuende)
    names.push_back(same_text(paper.result.inputs.verbuende[row].name));
  section.blocks.push_back(body(sentence({"Verbünde mit Mitgliedern im Sozialraum: {0}.",
                                          "Verbünde with members in the Sozialraum: {0}."},
                                         {say(listing(names))})));
  if (!paper.result.verbund.computed) {
    section.blocks.push_back(body(Text{"Die Verbundprüfung wird in dieser Ausgabe nicht gezeigt.",
                                       "The audit of the Verbünde is not shown in this version."}));
    return section;
  }
  ReportTable table = audit_table(paper);
  if (table.rows.empty())
    section.blocks.push_back(body(Text{"Die Verbundprüfung gibt keine Hinweise und Warnungen.",
                                       "The audit gives no hints and no warnings."}));
  else
    section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace

ReportSection area_kitas(AreaPaper& paper) {
  ReportSection section{.key = "kitas", .title = {"Kitas", "Kitas"}};
  if (!paper.result.study.kitas || paper.area.kitas.empty()) {
    section.blocks.push_back(body(
        paper.result.study.kitas
            ? plain({"Im Sozialraum steht keine Kita der Liste.",
                     "No Kita of the list stands in the Sozialraum."})
            : not_there({"Liste der Kitas", "List of Kitas"}, {"[kitas] der Studie", "[kitas]"})));
    return section;
  }
  std::vector<Text> names;
  for (const std::string& name : traeger_of(paper)) names.push_back(same_text(name));
  const Said count = paper.facts.count(paper.at("sr.kitas.count"), noun_kitas());
  section.blocks.push_back(body(joined(
      {places_unknown(paper)
           ? sentence({"Im Sozialraum {0|steht|stehen} {0}; Plätze nennt die Liste nicht.",
                       "{0} {0|stands|stand} in the Sozialraum; the list gives no places."},
                      {count})
           : sentence({"Im Sozialraum {0|steht|stehen} {0}; {0|sie hat|zusammen haben sie} {1}.",
                       "{0} with {1} {0|stands|stand} in the Sozialraum."},
                      {count, paper.facts.count(paper.at("sr.kitas.places"), noun_places())}),
       names.empty() ? RichText{}
                     : sentence({"Träger: {0}.", "Providers: {0}."}, {say(listing(names))})})));
  section.blocks.emplace_back(kitas_table(paper));
  return section;
}

bool places_unknown(AreaPaper& paper) {
  return paper.facts.value(paper.at("sr.kitas.places")).flag == geo::ValueFlag::Missing;
}

std::vector<ReportSection> area_coverage(AreaPaper& paper) {
  return {coverage_part(paper), gaps_part(paper), verbund_part(paper)};
}

}  // namespace nahraum::analysis
