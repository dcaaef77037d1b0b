// Births, registered children and later years of an area that is made of whole Gemeinden.

#include <cmath>
#include <numeric>

#include "analysis/population/interval_sums.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/forecast_words.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::ValueFlag;

/// Missing as soon as one part is: a sum without it would be too small.
class Adding {
 public:
  void add(const FlaggedValue& value) {
    ++parts_;
    if (value.missing())
      missing_ = true;
    else
      sum_ += value.value;
  }
  [[nodiscard]] FlaggedValue sum(ValueFlag flag = ValueFlag::None) const {
    if (missing_ || parts_ == 0) return {};
    return {sum_, flag};
  }

 private:
  double sum_ = 0;
  std::size_t parts_ = 0;
  bool missing_ = false;
};

struct Units {
  std::string prefix;
  std::vector<std::size_t> rows;
};

/// Years with a number of births in every one of these Gemeinden.
std::map<int, FlaggedValue> births_of(const ForecastInput& input, const Units& units) {
  std::map<int, Adding> by_year;
  std::map<int, std::size_t> known;
  for (const std::size_t unit : units.rows) {
    for (const auto& [year, births] : input.registered[unit].births) {
      by_year[year].add(births);
      ++known[year];
    }
  }
  std::map<int, FlaggedValue> sums;
  for (const auto& [year, adding] : by_year)
    if (known[year] == units.rows.size()) sums[year] = adding.sum();
  return sums;
}

void add_births(const ForecastInput& input, const Units& units, ExplanationSection& section) {
  for (const auto& [year, births] : births_of(input, units))
    section.lines.push_back(
        figure_line({.key = fmt::format("{}.births.{}", units.prefix, year),
                     .label = {fmt::format("Geburten {}", year), fmt::format("Births {}", year)},
                     .value = births}));
}

void add_registered(const ForecastInput& input, const Units& units, ExplanationSection& section) {
  if (input.base_year == 0) return;
  const auto add = [&](const char* key, Text label, std::size_t from, std::size_t until) {
    Adding adding;
    for (const std::size_t unit : units.rows)
      for (std::size_t age = from; age < until; ++age) adding.add(input.registered[unit].ages[age]);
    section.lines.push_back(figure_line(
        {.key = units.prefix + ".registered." + key,
         .label = {fmt::format("{}, gemeldet Ende {}", label.de, input.base_year),
                   fmt::format("{}, registered at the end of {}", label.en, input.base_year)},
         .value = adding.sum()}));
  };
  add("u3", {"Kinder unter 3 Jahren", "Children under 3"}, 0, 3);
  add("ue3", {"Kinder von 3 bis unter 6 Jahren", "Children from 3 to under 6"}, 3, 6);
  add("u6", {"Kinder unter 6 Jahren", "Children under 6"}, 0, 6);
}

/// Ends add up as squares: births of one Gemeinde say nothing about those of the next.
ProjectedCount later_of(const ForecastYear& year, const Units& units,
                        ProjectedCount ProjectedYear::*which) {
  std::vector<UncertainPart> parts;
  Adding adding;
  ValueFlag flag = ValueFlag::None;
  for (const std::size_t unit : units.rows) {
    const ProjectedCount& count = year.units[unit].*which;
    adding.add(count.value);
    if (count.value.missing()) return {};
    if (count.value.flag != ValueFlag::None) flag = count.value.flag;
    parts.push_back({count.value.value, count.lower.value, count.upper.value, 0});
  }
  const CountInterval ends = sum_interval(parts);
  return {adding.sum(flag), {ends.lower, flag}, {ends.upper, flag}};
}

struct Later {
  std::string key;  ///< "sr.forecast.2035.1.u6"
  Text label;
  ProjectedCount count;
};

void add_later(const Later& later, ExplanationSection& section) {
  const auto add = [&](const char* end, Text word, const FlaggedValue& value) {
    section.lines.push_back(
        figure_line({.key = later.key + end,
                     .label = {later.label.de + word.de, later.label.en + word.en},
                     .value = value}));
  };
  add("", {}, later.count.value);
  if (later.count.value.missing() || std::isnan(later.count.lower.value)) return;
  add(".low", {": von", ": from"}, later.count.lower);
  add(".high", {": bis", ": to"}, later.count.upper);
}

void add_change(const std::string& key, const Text& label, const ProjectedCount& count,
                const FlaggedValue& start, ExplanationSection& section) {
  FlaggedValue change = change_percent(count.value, start);
  if (change.missing()) return;
  Text origin =
      includes_no_change(count, start)
          ? Text{"; die Spanne enthält auch keine Veränderung", "; the interval includes no change"}
          : Text{};
  section.lines.push_back(figure_line({key + ".change",
                                       {label.de + ": Veränderung", label.en + ": change"},
                                       change,
                                       "%",
                                       1,
                                       std::move(origin)}));
}

FlaggedValue start_of(const ForecastStart& start, const Units& units) {
  Adding adding;
  for (const std::size_t unit : units.rows) adding.add(start.units[unit]);
  return adding.sum();
}

void add_forecast(const ForecastResult& forecast, const Units& units, ExplanationSection& section) {
  const FlaggedValue start = start_of(forecast.start, units);
  const Text words = start_words(forecast);
  section.lines.push_back(
      figure_line({.key = units.prefix + ".forecast.start",
                   .label = {"Kinder unter 6 Jahren, Ausgangspunkt (" + words.de + ")",
                             "Children under 6, start (" + words.en + ")"},
                   .value = start}));
  for (const ForecastYear& year : forecast.years) {
    const std::string key =
        fmt::format("{}.forecast.{}.{}", units.prefix, year.year, year.variant + 1);
    const Text& variant = forecast.variants[year.variant];
    const Text when{fmt::format(" {} ({})", year.year, variant.de),
                    fmt::format(" {} ({})", year.year, variant.en)};
    const Text all{"Kinder unter 6 Jahren" + when.de, "Children under 6" + when.en};
    const ProjectedCount count = later_of(year, units, &ProjectedYear::under_6);
    add_later({key + ".u6", all, count}, section);
    add_change(key, all, count, start, section);
    add_later({key + ".u3",
               {"Kinder unter 3 Jahren" + when.de, "Children under 3" + when.en},
               later_of(year, units, &ProjectedYear::under_3)},
              section);
    add_later(
        {key + ".ue3",
         {"Kinder von 3 bis unter 6 Jahren" + when.de, "Children from 3 to under 6" + when.en},
         later_of(year, units, &ProjectedYear::from_3_to_5)},
        section);
  }
}

ExplanationSection births_of_units(const StudyResult& result, const Units& units) {
  ExplanationSection section{
      units.prefix + ".births", {"Geburten und spätere Jahre", "Births and later years"}, {}};
  if (const std::optional<ForecastInput>& input = result.inputs.forecast;
      input && !input->registered.empty()) {
    add_births(*input, units, section);
    add_registered(*input, units, section);
  }
  return section;
}

}  // namespace

ExplanationSection births_section(const StudyResult& result, const StudyArea& area) {
  if (area.of_whole_units) {
    const Units units{"sr", area.units};
    ExplanationSection section = births_of_units(result, units);
    if (result.forecast.computed()) add_forecast(result.forecast, units, section);
    return section;
  }
  ExplanationSection section{
      "sr.births", {"Geburten und spätere Jahre", "Births and later years"}, {}};
  if (!result.inputs.forecast) return section;
  section.lines.push_back(
      {"sr.forecast.none",
       {"nicht berechnet", "not computed"},
       {"Geburten und gemeldete Kinder gibt es nur für ganze Gemeinden; die Grenzen dieses "
        "Sozialraums teilen eine Gemeinde. Nötig wären Zahlen nach Ortsteilen.",
        "Births and registered children are there for whole Gemeinden only; the borders of this "
        "Sozialraum cut a Gemeinde. Figures by Ortsteil would be needed."}});
  return section;
}

ExplanationSection kreis_births_section(const StudyResult& result) {
  Units all{"kreis", std::vector<std::size_t>()};
  for (std::size_t unit = 0; unit < result.forecast.known.size(); ++unit)
    if (result.forecast.known[unit] != 0) all.rows.push_back(unit);
  if (all.rows.empty()) return {"kreis.births", {}, {}};
  return births_of_units(result, all);
}

}  // namespace nahraum::analysis
