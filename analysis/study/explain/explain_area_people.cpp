// Shares of age groups, density, indicators with the ends of chance.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/study/explain/column_origins.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/explain/explain_figure.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::ValueFlag;

constexpr double kTwoSided95 = 1.959963984540054;  // of the normal distribution
constexpr const char* kTotal = "total";

/// The people of one area and how large it is.
struct People {
  std::string prefix;
  const StudyResult& result;
  std::map<std::string, const Count*> counts;  ///< by group
  double square_km = 0;

  [[nodiscard]] const Count* of(const std::string& group) const {
    const auto found = counts.find(group);
    return found == counts.end() ? nullptr : found->second;
  }
};

FlaggedValue quotient(double part, double whole) {
  if (!(whole > 0)) return {std::nan(""), ValueFlag::NotApplicable};
  return {part / whole, ValueFlag::None};
}

Text of_words(const Count& part, const Count& whole) {
  const Text n = geo::number_text(part.persons), of = geo::number_text(whole.persons);
  return {fmt::format("; {} von {}", n.de, of.de), fmt::format("; {} of {}", n.en, of.en)};
}

void add_shares(const People& people, ExplanationSection& section) {
  const Count* total = people.of(kTotal);
  if (total == nullptr) return;
  for (const Group& group : people.result.study.groups) {
    const Count* count = people.of(group.key);
    if (group.key == kTotal || count == nullptr) continue;
    FlaggedValue share = quotient(count->persons, total->persons);
    share.value *= 100;
    section.lines.push_back(figure_line({people.prefix + ".share." + group.key,
                                         {"Anteil: " + group.title.de, "Share: " + group.title.en},
                                         share,
                                         "%",
                                         1,
                                         of_words(*count, *total)}));
  }
}

void add_density(const People& people, ExplanationSection& section) {
  if (!std::isfinite(people.square_km)) return;
  section.lines.push_back(figure_line({.key = people.prefix + ".area_km2",
                                       .label = {"Fläche", "Area"},
                                       .value = {people.square_km, ValueFlag::None},
                                       .unit = "km²",
                                       .decimals = 1}));
  const auto add = [&](const char* key, Text label, const std::string& group) {
    const Count* count = people.of(group);
    if (count == nullptr) return;
    section.lines.push_back(figure_line({.key = people.prefix + key,
                                         .label = std::move(label),
                                         .value = quotient(count->persons, people.square_km),
                                         .decimals = 1}));
  };
  add(".residents_per_km2", {"Einwohner je km²", "Residents per km²"}, kTotal);
  const std::string& group = people.result.study.coverage.group;
  const Text& title = people.result.study.group(group).title;
  add(".children_per_km2", {title.de + " je km²", title.en + " per km²"}, group);
}

void add_cells(const People& people, ExplanationSection& section) {
  const Count* count = people.of(people.result.study.coverage.group);
  if (count == nullptr) return;
  const auto add = [&](const char* key, Text label, double cells) {
    section.lines.push_back(figure_line({.key = people.prefix + key,
                                         .label = std::move(label),
                                         .value = {cells, ValueFlag::None}}));
  };
  add(".cells", {"Zellen des Zensus-Gitters", "Cells of the census grid"}, count->cells);
  add(".secret_cells",
      {"davon Zellen, deren Kinderzahl geheim oder null ist",
       "of these cells whose number of children is secret or zero"},
      count->secret);
}

ExplanationSection density_of(const People& people) {
  ExplanationSection section{
      people.prefix + ".density", {"Anteile und Dichte", "Shares and density"}, {}};
  add_shares(people, section);
  add_density(people, section);
  add_cells(people, section);
  return section;
}

const AreaValue* area_value(const StudyResult& result, const StudyArea& area,
                            std::size_t indicator) {
  if (area.kind == StudyArea::Kind::Unit) {
    const std::vector<AreaValue>& areas = result.inputs.indicators[indicator].areas;
    return area.row < areas.size() ? &areas[area.row] : nullptr;
  }
  if (indicator >= result.need.sr_values.size()) return nullptr;
  return &result.need.sr_values[indicator][area.row];
}

void add_indicator(const IndicatorSpec& spec, const AreaValue& value, ExplanationSection& section) {
  const auto add = [&](const char* what, Text word, const FlaggedValue& number, bool rate) {
    section.lines.push_back(
        figure_line({.key = "sr.ind." + spec.key + what,
                     .label = {spec.title.de + word.de, spec.title.en + word.en},
                     .value = number,
                     .unit = rate ? spec.unit : "",
                     .decimals = rate ? 1 : 0}));
  };
  if (value.level != AreaLevel::Unknown)
    section.lines.push_back({"sr.ind." + spec.key + ".level",
                             {spec.title.de + ": Ebene", spec.title.en + ": level"},
                             level_name(value.level)});
  add(".cases", {": Fälle", ": cases"}, value.numerator, false);
  add(".base", {": Basis", ": base"}, value.denominator, false);
  // An estimate is unsure for more reasons than chance.
  if (value.value.missing() || value.by_base || value.coarser ||
      value.value.flag == ValueFlag::Estimated)
    return;
  const std::optional<RateEnds> ends = rate_ends(value);
  if (!ends) return;
  add(".low", {": von", ": from"}, {ends->lower * spec.per, ValueFlag::None}, true);
  add(".high", {": bis", ": to"}, {ends->upper * spec.per, ValueFlag::None}, true);
}

/// Counts of all units added up, each table row once: what several units share counts once, too.
struct Sum {
  FlaggedValue numerator{0, ValueFlag::None};
  FlaggedValue denominator{0, ValueFlag::None};
};

std::optional<Sum> sum_of_units(const IndicatorTable& table) {
  Sum sum;
  std::set<std::string> counted;
  std::size_t coarser = 0;
  for (const AreaValue& value : table.areas) {
    if (value.numerator.missing() || value.denominator.missing()) return std::nullopt;
    if (value.coarser) ++coarser;
    if (!value.key.empty() && !counted.insert(value.key).second) continue;
    sum.numerator.value += value.numerator.value;
    sum.denominator.value += value.denominator.value;
  }
  // A county's value beside those of its Gemeinden would count them twice.
  if (table.areas.empty() || (coarser > 0 && coarser < table.areas.size())) return std::nullopt;
  return sum;
}

}  // namespace

ExplanationSection density_section(const StudyResult& result, const StudyArea& area) {
  People people{"sr", result, {}, area.square_km};
  for (const auto& [group, counts] : result.population)
    if (const Count* count = area.count(counts)) people.counts[group] = count;
  ExplanationSection section = density_of(people);
  const std::string& group = result.study.coverage.group;
  const auto whole = result.population.find(group);
  if (const Count* count = people.of(group); count != nullptr && whole != result.population.end()) {
    FlaggedValue share = quotient(count->persons, whole->second.whole.persons);
    share.value *= 100;
    const Text& title = result.study.group(group).title;
    section.lines.push_back(figure_line(
        {"sr.share_of_study",
         {title.de + ": Anteil an der ganzen Studie", title.en + ": share of the whole study"},
         share,
         "%",
         1,
         of_words(*count, whole->second.whole)}));
  }
  return section;
}

ExplanationSection kreis_density_section(const StudyResult& result) {
  People people{"kreis", result, {}, 0};
  for (const auto& [group, counts] : result.population) people.counts[group] = &counts.whole;
  for (const geo::Geometry& geometry : result.inputs.boundaries.geometries())
    if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry))
      people.square_km += geo::area(*area) / 1e6;
  return density_of(people);
}

std::optional<RateEnds> rate_ends(const AreaValue& value) {
  if (value.numerator.missing() || value.denominator.missing()) return std::nullopt;
  const double n = value.denominator.value, p = n > 0 ? value.numerator.value / n : -1;
  if (p < 0 || p > 1) return std::nullopt;
  const double z2 = kTwoSided95 * kTwoSided95;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kTwoSided95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  return RateEnds{std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

ExplanationSection indicator_ends_section(const StudyResult& result, const StudyArea& area) {
  ExplanationSection section{"sr.chance",
                             {"Kennzahlen: Fälle, Basis, und wo der Wert läge, wenn nur der Zufall "
                              "kleiner Zahlen wirkt (95 %)",
                              "Figures: cases, base, and where the value would lie if only the "
                              "chance of small numbers were at work (95 %)"},
                             {}};
  for (std::size_t i = 0; i < result.inputs.indicators.size(); ++i) {
    if (const AreaValue* value = area_value(result, area, i))
      add_indicator(result.inputs.indicators[i].spec, *value, section);
  }
  return section;
}

ExplanationSection kreis_indicator_section(const StudyResult& result) {
  ExplanationSection section{
      "kreis.indicators", {"Kennzahlen der ganzen Studie", "Figures of the whole study"}, {}};
  for (const IndicatorTable& table : result.inputs.indicators) {
    const std::optional<Sum> sum = sum_of_units(table);
    if (!sum || table.spec.denominator.empty()) continue;
    const Text n = geo::number_text(sum->numerator.value),
               of = geo::number_text(sum->denominator.value);
    Text origin{fmt::format("; {} von {}, aus allen Gemeinden zusammengezählt", n.de, of.de),
                fmt::format("; {} of {}, added up from all Gemeinden", n.en, of.en)};
    const Text source = source_words(result.study, table.spec.source);
    origin.de += source.de;
    origin.en += source.en;
    section.lines.push_back(figure_line({"kreis.ind." + table.spec.key, table.spec.title,
                                         rate_of(sum->numerator, sum->denominator, table.spec.per),
                                         table.spec.unit, 1, std::move(origin)}));
  }
  return section;
}

}  // namespace nahraum::analysis
