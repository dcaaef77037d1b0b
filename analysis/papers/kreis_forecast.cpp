// Later years of the county.

#include "analysis/papers/kreis_sections.h"
#include "analysis/study/forecast_words.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::kreis {

namespace {

using geo::Text;

std::string year_key(const ForecastYear& year) {
  return fmt::format("kreis.forecast.{}.{}", year.year, year.variant + 1);
}

TimeSeriesChart series_chart(const ForecastResult& forecast) {
  TimeSeriesChart chart{.title = {"Kinder unter 6 Jahren", "Children under 6"},
                        .unit = {"Kinder", "children"}};
  const auto point = [](int year, const ProjectedCount& count) {
    TimeSeriesChart::Point made{.year = year, .value = unmarked(count.value)};
    if (!count.lower.missing() && !count.upper.missing())
      made.range = ChartRange{count.lower.value, count.upper.value};
    return made;
  };
  for (std::size_t v = 0; v < forecast.variants.size(); ++v) {
    TimeSeriesChart::Series series{.name = forecast.variants[v]};
    if (forecast.start.year > 0)
      series.points.push_back(
          {.year = forecast.start.year, .value = unmarked(forecast.start.whole)});
    for (const ForecastYear& year : forecast.years) {
      if (year.variant != v) continue;
      series.points.push_back(point(year.year, year.whole.under_6));
      if (!chart.forecast_from || year.year < *chart.forecast_from) chart.forecast_from = year.year;
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

ReportTable year_table(Facts& facts) {
  const ForecastResult& forecast = facts.result().forecast;
  ReportTable table{
      .id = "tabelle_vorausschau",
      .caption = {"Kinder unter 6 Jahren in späteren Jahren", "Children under 6 in later years"},
      .columns = {word_column({"Jahr und Annahme", "Year and assumption"}, 3),
                  number_column({"Kinder", "Children"}), number_column({"mindestens", "at least"}),
                  number_column({"höchstens", "at most"}),
                  number_column({"Veränderung (%)", "change (%)"})}};
  for (const ForecastYear& year : forecast.years) {
    const Text& variant = forecast.variants[year.variant];
    const std::string key = year_key(year), number = std::to_string(year.year);
    table.rows.push_back({word_cell({number + ", " + variant.de, number + ", " + variant.en}),
                          facts.cell(at(key)), facts.cell(at(key + ".lower")),
                          facts.cell(at(key + ".upper")), facts.cell(at(key + ".change"))});
  }
  return table;
}

/// Of the main variant and the last year.
ReportTable unit_table(Facts& facts) {
  const StudyResult& result = facts.result();
  const int last = result.forecast.last()->year;
  const std::string year = std::to_string(last);
  ReportTable table{
      .id = "tabelle_vorausschau_gemeinden",
      .caption = {"Kinder unter 6 Jahren nach Gemeinde, " + year,
                  "Children under 6 by Gemeinde, " + year},
      .columns = {word_column({"Gemeinde", "Gemeinde"}, 2.4), number_column({"heute", "today"}),
                  number_column({year, year}), number_column({"mindestens", "at least"}),
                  number_column({"höchstens", "at most"}),
                  word_column({"Veränderung", "Change"}, 2)}};
  std::size_t all = 0;
  for (const AreaRow& row : unit_rows(result)) {
    if (result.forecast.known[row.row] == 0 || ++all > kRowsShown) continue;
    const std::string start = "kreis.forecast." + ("unit." + row.subject.substr(5));
    const std::string key = fmt::format("{}.{}.1", start, last);
    const geo::FlaggedValue before = facts.value(at(start + ".start"));
    const geo::FlaggedValue lower = facts.value(at(key + ".lower")),
                            upper = facts.value(at(key + ".upper"));
    Text words{"nicht sicher von heute zu unterscheiden", "not to be told apart from today"};
    if (before.missing() || lower.missing() || upper.missing())
      words = {"keine Angabe", "no figure"};
    else if (lower.value > before.value)
      words = {"mehr Kinder", "more children"};
    else if (upper.value < before.value)
      words = {"weniger Kinder", "fewer children"};
    table.rows.push_back({word_cell(row.name), facts.cell(at(start + ".start")),
                          facts.cell(at(key)), facts.cell(at(key + ".lower")),
                          facts.cell(at(key + ".upper")), word_cell(words)});
  }
  table.note = shortened_note(
      table.rows.size(), all,
      {"vorausschau.csv, Blatt „Vorausschau“", "vorausschau.csv, sheet \"Forecast\""});
  return table;
}

RichText change_sentence(Facts& facts) {
  const ForecastYear& last = *facts.result().forecast.last();
  const std::string key = year_key(last);
  const geo::FlaggedValue lower = facts.value(at(key + ".lower")),
                          upper = facts.value(at(key + ".upper"));
  std::optional<ChartRange> range;
  if (!lower.missing() && !upper.missing()) range = ChartRange{lower.value, upper.value};
  const Said year = say(geo::same_text(std::to_string(last.year)));
  return joined(
      {sentence({"Für {0} ergeben sich {1} unter 6 Jahren (Spanne {2} bis {3}).",
                 "For {0} the figures give {1} under 6 (range {2} to {3})."},
                {year, facts.count(at(key), noun_children()),
                 facts.figure(at(key + ".lower"), {}, 0), facts.figure(at(key + ".upper"), {}, 0)}),
       comparison_sentence(say({"Diese Zahl", "This figure"}),
                           compare(range, facts.value(at("kreis.forecast.start")).value),
                           {"von heute", "of today"},
                           facts.figure(at("kreis.forecast.start"), {}, 0))});
}

}  // namespace

std::vector<ReportSection> forecast_sections(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportSection section{.key = "vorausschau", .title = {"Spätere Jahre", "Later years"}};
  if (!result.forecast.computed() || result.forecast.last() == nullptr) {
    section.blocks.push_back(
        body(not_there({"Eine Vorausschau", "A forecast"},
                       {"gemeldete Kinder nach Alter und Geburten je Gemeinde ([forecast])",
                        "registered children by age and births for each Gemeinde ([forecast])"})));
    return {section};
  }
  section.blocks.push_back(body(Text{
      "Die Vorausschau sagt, was geschieht, wenn sich an Geburten und Wanderung nichts ändert. Sie "
      "ist keine Vorhersage.",
      "The forecast says what happens if births and moves stay as they are. It is no "
      "prediction."}));
  section.blocks.push_back(body(change_sentence(facts)));
  section.blocks.emplace_back(year_table(facts));
  section.blocks.emplace_back(chart_figure(
      "bild_vorausschau", {"Kinder unter 6 Jahren, mit Spanne", "Children under 6, with range"},
      series_chart(result.forecast)));
  section.blocks.emplace_back(unit_table(facts));
  section.blocks.emplace_back(map_figure("karte_vorausschau",
                                         {"Veränderung nach Gemeinde", "Change by Gemeinde"},
                                         {.map = "vorausschau"}));
  return {section};
}

}  // namespace nahraum::analysis::kreis
