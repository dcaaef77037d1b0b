// Population and social situation in a Sozialraumanalyse.

#include <algorithm>
#include <cmath>

#include "analysis/papers/area_paper.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr const char* kTotal = "total";

// ---- population ----

ReportTable groups_table(AreaPaper& paper) {
  ReportTable table{
      .id = "tabelle_bevoelkerung",
      .caption = {"Bevölkerung nach Gruppen", "Population by group"},
      .columns = {word_column({"Gruppe", "Group"}, 2.4), number_column({"Personen", "Persons"}),
                  number_column({"Anteil, %", "Share, %"}),
                  number_column(
                      {"Anteil im gesamten Gebiet, %", "Share in the whole study area, %"}, 1.4)}};
  for (const Group& group : paper.result.study.groups) {
    const bool total = group.key == kTotal;
    table.rows.push_back(
        {word_cell(group.title), paper.facts.cell(paper.at("sr.group." + group.key)),
         total ? word_cell(same_text("–")) : paper.facts.cell(paper.at("sr.share." + group.key)),
         total ? word_cell(same_text("–"))
               : paper.facts.cell(AreaPaper::whole("kreis.share." + group.key))});
  }
  table.note = {"Zensus-Gitter; kleine Zahlen sind vom Zensus verändert oder gesperrt.",
                "Census grid; the census changed or blocked small numbers."};
  return table;
}

RichText density_sentence(AreaPaper& paper) {
  if (!paper.facts.known(paper.at("sr.area_km2"))) return {};
  return sentence(
      {"Die Fläche beträgt {0} km². Auf einem km² leben {1} Menschen und {2} Kinder; im "
       "gesamten Untersuchungsgebiet sind es {3} und {4}.",
       "The area is {0} km². On one km² there live {1} people and {2} children; in the "
       "whole study area it is {3} and {4}."},
      {paper.facts.figure(paper.at("sr.area_km2"), {}, 1),
       paper.facts.figure(paper.at("sr.residents_per_km2")),
       paper.facts.figure(paper.at("sr.children_per_km2")),
       paper.facts.figure(AreaPaper::whole("kreis.residents_per_km2")),
       paper.facts.figure(AreaPaper::whole("kreis.children_per_km2"))});
}

RichText secret_sentence(AreaPaper& paper) {
  if (!paper.facts.known(paper.at("sr.cells"))) return {};
  return sentence(
      {"Von {0} Zellen des Zensus-Gitters ist die Zahl der Kinder in {1} geheim oder null.",
       "Of {0} cells of the census grid the number of children is secret or zero in {1}."},
      {paper.facts.figure(paper.at("sr.cells")), paper.facts.figure(paper.at("sr.secret_cells"))});
}

/// Years with a registered number of births.
std::vector<int> birth_years(AreaPaper& paper) {
  std::vector<int> years;
  if (!paper.result.inputs.forecast) return years;
  for (const GemeindeChildren& one : paper.result.inputs.forecast->registered)
    for (const auto& [year, births] : one.births) years.push_back(year);
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  std::erase_if(years, [&](int year) {
    return paper.facts.line(paper.at(fmt::format("sr.births.{}", year))) == nullptr;
  });
  return years;
}

ReportFigure births_figure(AreaPaper& paper, const std::vector<int>& years) {
  TimeSeriesChart chart{.title = {"Geburten", "Births"},
                        .unit = {"Geburten im Jahr", "births a year"}};
  TimeSeriesChart::Series series{.name = {"Geburten", "Births"}};
  for (const int year : years)
    series.points.push_back({year, paper.facts.value(paper.at(fmt::format("sr.births.{}", year)))});
  chart.series.push_back(std::move(series));
  return chart_figure("bild_geburten", {"Geburten nach Jahren", "Births by year"},
                      std::move(chart));
}

RichText births_sentence(AreaPaper& paper, const std::vector<int>& years) {
  const Noun births{{"Kind", "child"}, {"Kinder", "children"}, Gender::Neuter};
  const auto at = [&](int year) { return paper.at(fmt::format("sr.births.{}", year)); };
  return sentence(
      {"Im Jahr {0} {1|kam|kamen} {1} zur Welt, im Jahr {2} {3|war|waren} es {3}.",
       "In {0} {1} {1|was|were} born, in {2} it was {3}."},
      {say(same_text(std::to_string(years.front()))), paper.facts.count(at(years.front()), births),
       say(same_text(std::to_string(years.back()))), paper.facts.count(at(years.back()), births)});
}

std::string later_key(const ForecastYear& year) {
  return fmt::format("sr.forecast.{}.{}", year.year, year.variant + 1);
}

ReportTable forecast_table(AreaPaper& paper) {
  ReportTable table{
      .id = "tabelle_vorausschau",
      .caption = {"Kinder in späteren Jahren", "Children in later years"},
      .columns = {
          number_column({"Jahr", "Year"}, 0.7), word_column({"Annahme", "Assumption"}, 2.6),
          number_column({"unter 3", "under 3"}), number_column({"3 bis unter 6", "3 to under 6"}),
          number_column({"unter 6", "under 6"}), number_column({"von", "from"}),
          number_column({"bis", "to"}), number_column({"Veränderung, %", "Change, %"}, 1.3)}};
  for (const ForecastYear& year : paper.result.forecast.years) {
    const std::string key = later_key(year);
    table.rows.push_back(
        {word_cell(same_text(std::to_string(year.year))),
         word_cell(paper.result.forecast.variants[year.variant]),
         paper.facts.cell(paper.at(key + ".u3")), paper.facts.cell(paper.at(key + ".ue3")),
         paper.facts.cell(paper.at(key + ".u6")), paper.facts.cell(paper.at(key + ".u6.low")),
         paper.facts.cell(paper.at(key + ".u6.high")),
         paper.facts.cell(paper.at(key + ".change"))});
  }
  table.note = {"s = geschätzt. Die Spanne enthält nur den Zufall der Geburten.",
                "s = estimated. The interval holds the chance of births alone."};
  return table;
}

ReportFigure forecast_figure(AreaPaper& paper) {
  const ForecastResult& forecast = paper.result.forecast;
  TimeSeriesChart chart{.title = {"Kinder unter 6 Jahren", "Children under 6"},
                        .unit = {"Kinder", "children"}};
  for (std::size_t variant = 0; variant < forecast.variants.size(); ++variant) {
    TimeSeriesChart::Series series{.name = forecast.variants[variant]};
    if (forecast.start.year > 0)
      series.points.push_back(
          {forecast.start.year, paper.facts.value(paper.at("sr.forecast.start"))});
    for (const ForecastYear& year : forecast.years) {
      if (year.variant != variant) continue;
      const std::string key = later_key(year) + ".u6";
      TimeSeriesChart::Point point{year.year, paper.facts.value(paper.at(key))};
      const geo::FlaggedValue low = paper.facts.value(paper.at(key + ".low"));
      const geo::FlaggedValue high = paper.facts.value(paper.at(key + ".high"));
      if (!low.missing() && !high.missing()) point.range = ChartRange{low.value, high.value};
      if (!chart.forecast_from) chart.forecast_from = year.year;
      series.points.push_back(point);
    }
    chart.series.push_back(std::move(series));
  }
  return chart_figure(
      "bild_vorausschau",
      {"Kinder unter 6 Jahren heute und später", "Children under 6 today and later"},
      std::move(chart));
}

ReportSection births_part(AreaPaper& paper) {
  ReportSection section{.key = "geburten",
                        .title = {"Geburten, Veränderung, Vorausschau", "Births, change, outlook"},
                        .level = 2};
  const Text none = paper.facts.words(paper.at("sr.forecast.none"));
  const std::vector<int> years = birth_years(paper);
  if (years.size() >= 2) {
    section.blocks.push_back(body(births_sentence(paper, years)));
    section.blocks.emplace_back(births_figure(paper, years));
  }
  if (paper.facts.known(paper.at("sr.forecast.start"))) {
    section.blocks.emplace_back(forecast_table(paper));
    section.blocks.emplace_back(forecast_figure(paper));
  }
  if (!section.blocks.empty()) return section;
  section.blocks.push_back(body(none.de.empty()
                                    ? not_there({"Geburten und Vorausschau", "Births and outlook"},
                                                {"gemeldete Kinder nach Gemeinden ([forecast])",
                                                 "registered children by Gemeinde ([forecast])"})
                                    : plain(none)));
  return section;
}

bool has_indicator(const StudyResult& result, std::initializer_list<const char*> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const char* key) {
    return std::any_of(
        result.study.indicators.begin(), result.study.indicators.end(),
        [&](const IndicatorSpec& spec) { return spec.key == key || spec.catalogue == key; });
  });
}

bool has_figures(AreaPaper& paper) {
  return std::any_of(
      paper.result.study.indicators.begin(), paper.result.study.indicators.end(),
      [&](const IndicatorSpec& spec) { return paper.facts.line(paper.need(spec.key)) != nullptr; });
}

ReportBlock households_words(AreaPaper& paper) {
  if (has_indicator(paper.result, {"single_parent"}) && has_figures(paper))
    return body(
        Text{"Haushalte mit Kindern und Alleinerziehende stehen bei der sozialen Lage. Zu "
             "Staatsangehörigkeit und Wohnen liegt nur vor, was dort als Kennzahl steht.",
             "Households with children and single parents are found with the social "
             "situation. On citizenship and housing there is only what stands there as a "
             "figure."});
  return body(not_there({"Haushalte, Alleinerziehende, Staatsangehörigkeit, Wohnen",
                         "Households, single parents, citizenship, housing"},
                        {"Kennzahlen dazu, die in dieser Ausgabe gezeigt werden dürfen "
                         "([[indicator]])",
                         "figures on them that may be shown in this version ([[indicator]])"}));
}

// ---- social situation ----

Text indicator_words(const IndicatorSpec& spec) {
  if (spec.unit.empty()) return spec.title;
  return {spec.title.de + ", " + spec.unit,
          spec.title.en + ", " + geo::unit_words(spec.unit, geo::Language::English)};
}

/// Figures without a base (an index of others) have no cases either.
ReportTable indicator_table(AreaPaper& paper) {
  ReportTable table{
      .id = "tabelle_soziale_lage",
      .caption = {"Kennzahlen der sozialen Lage", "Figures of the social situation"},
      .columns = {word_column({"Kennzahl", "Figure"}, 3.6), number_column({"Wert", "Value"}),
                  number_column({"Fälle", "Cases"}), number_column({"Basis", "Base"}),
                  number_column({"Zufall von", "Chance from"}), number_column({"bis", "to"}),
                  number_column({"gesamtes Gebiet", "whole study area"}, 1.2),
                  word_column({"Ebene", "Level"}, 1.2)}};
  for (const IndicatorTable& one : paper.result.inputs.indicators) {
    const std::string key = "sr.ind." + one.spec.key;
    table.rows.push_back(
        {word_cell(indicator_words(one.spec)), paper.facts.cell(paper.need(one.spec.key)),
         paper.facts.known(paper.at(key + ".base"))
             ? paper.facts.cell(paper.at(key + ".cases"))
             : word_cell(sign_words(geo::ValueFlag::Missing)),
         paper.facts.cell(paper.at(key + ".base")), paper.facts.cell(paper.at(key + ".low")),
         paper.facts.cell(paper.at(key + ".high")),
         paper.facts.cell(AreaPaper::whole("kreis.ind." + one.spec.key)),
         word_cell(paper.facts.words(paper.at(key + ".level")))});
  }
  table.note = {
      "Zufall: wo der Wert läge, wenn nur der Zufall kleiner Zahlen wirkt (95 %). • = geheim, "
      "( ) = eingeschränkt verlässlich, s = geschätzt. Gesamtes Gebiet: k. A., wo der Wert einer "
      "Gemeinde fehlt.",
      "Chance: where the value would lie if only the chance of small numbers were at work (95 %). "
      "• = confidential, ( ) = of limited reliability, s = estimated. Whole study area: n/a where "
      "that "
      "of one Gemeinde is missing."};
  return table;
}

/// In words only where both figures and the ends of chance are known.
RichText compared_sentence(AreaPaper& paper, const IndicatorSpec& spec) {
  const std::string key = "sr.ind." + spec.key;
  const NumberOrigin whole = AreaPaper::whole("kreis.ind." + spec.key);
  const geo::FlaggedValue low = paper.facts.value(paper.at(key + ".low"));
  const geo::FlaggedValue high = paper.facts.value(paper.at(key + ".high"));
  const geo::FlaggedValue reference = paper.facts.value(whole);
  if (low.missing() || high.missing() || reference.missing()) return {};
  Said what = paper.facts.figure(paper.need(spec.key));
  // Titles are one thing or many; "der Wert" is always one.
  what.words = {"Der Wert von „" + spec.title.de + "“ (" + what.words.de + ")",
                "The value of \"" + spec.title.en + "\" (" + what.words.en + ")"};
  return comparison_sentence(what, compare(ChartRange{low.value, high.value}, reference.value),
                             of_the_whole(), paper.facts.figure(whole));
}

RichText index_sentence(AreaPaper& paper) {
  if (!paper.facts.known(paper.need("index"))) return {};
  const Said title = say(paper.result.study.need.index->title);
  const geo::FlaggedValue low = paper.facts.value(paper.need("index_low"));
  const geo::FlaggedValue high = paper.facts.value(paper.need("index_high"));
  std::vector<RichText> sentences{sentence({"{0}: {1} von 100; 50 ist so viel wie im Bezug.",
                                            "{0}: {1} of 100; 50 is as much as in the reference."},
                                           {title, paper.facts.figure(paper.need("index"))})};
  if (low.value < high.value)
    sentences.push_back(sentence({"Mit den fehlenden Daten läge er zwischen {0} und {1}.",
                                  "With the missing data it would lie between {0} and {1}."},
                                 {paper.facts.figure(paper.need("index_low")),
                                  paper.facts.figure(paper.need("index_high"))}));
  const Text status = paper.facts.words(paper.need("status"));
  if (!status.de.empty())
    sentences.push_back(sentence({"Einordnung: {0}.", "Class: {0}."}, {say(status)}));
  return joined(sentences);
}

}  // namespace

std::vector<ReportSection> area_population(AreaPaper& paper) {
  ReportSection section{.key = "bevoelkerung",
                        .title = {"Bevölkerungsstruktur", "Structure of the population"}};
  section.blocks.emplace_back(groups_table(paper));
  paper.add_map("kinder", {"Wo Kinder wohnen", "Where children live"}, section.blocks);
  for (RichText& one : std::vector<RichText>{density_sentence(paper), secret_sentence(paper)})
    if (!one.de.empty()) section.blocks.push_back(body(std::move(one)));
  section.blocks.push_back(households_words(paper));
  return {std::move(section), births_part(paper)};
}

ReportSection area_social(AreaPaper& paper) {
  ReportSection section{.key = "soziale_lage", .title = {"Soziale Lage", "Social situation"}};
  if (!has_figures(paper)) {
    section.blocks.push_back(
        body(not_there({"Kennzahlen der sozialen Lage", "Figures of the social situation"},
                       {"Sozialdaten nach Gemeinden oder Ortsteilen, die in dieser Ausgabe gezeigt "
                        "werden dürfen",
                        "social figures by Gemeinde or Ortsteil that may be shown in this "
                        "version"})));
    return section;
  }
  section.blocks.emplace_back(indicator_table(paper));
  ReportList list;
  for (const IndicatorTable& one : paper.result.inputs.indicators)
    if (RichText words = compared_sentence(paper, one.spec); !words.de.empty())
      list.items.push_back(std::move(words));
  if (!list.items.empty()) section.blocks.emplace_back(std::move(list));
  if (RichText words = index_sentence(paper); !words.de.empty())
    section.blocks.push_back(body(std::move(words)));
  return section;
}

}  // namespace nahraum::analysis
