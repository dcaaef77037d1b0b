// Counts of the Gemeinden by year.

#include <algorithm>

#include "analysis/population/interval_sums.h"
#include "analysis/study/steps/forecast_step.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

ProjectionOptions options_of(const ForecastSpec& spec) {
  return {.birth_years = spec.birth_years,
          .net_migration = spec.net_migration,
          .coverage = spec.coverage};
}

ProjectedYear nothing_known(int year) {
  ProjectedYear result;
  result.year = year;
  return result;
}

/// Persons of a group in each unit today; empty when the study has no such group.
std::vector<Count> census_counts(const RunState& state, const std::string& group) {
  const auto found = state.groups.find(group);
  if (found == state.groups.end()) return {};
  return count_by_unit(found->second.values, found->second.placed->unit, state.units());
}

/// Part of the children under 6 that is under 3: registered, else as the census has it.
std::vector<FlaggedValue> shares_under_3(const RunState& state) {
  const ForecastInput& input = *state.inputs.forecast;
  const ForecastSpec& spec = *state.study.forecast;
  const std::vector<Count> young = census_counts(state, spec.under_3);
  const std::vector<Count> all = census_counts(state, spec.under_6);
  std::vector<FlaggedValue> shares(state.units());
  for (std::size_t unit = 0; unit < shares.size(); ++unit) {
    const GemeindeChildren* children = input.registered.empty() || input.registered[unit].year == 0
                                           ? nullptr
                                           : &input.registered[unit];
    if (children != nullptr) {
      const int year[] = {children->year};
      const ProjectedYear now =
          project_children(*children, year, options_of(spec), nullptr).front();
      if (!now.under_6.value.missing() && now.under_6.value.value > 0) {
        shares[unit] = {now.under_3.value.value / now.under_6.value.value, ValueFlag::Estimated};
        continue;
      }
    }
    if (young.empty() || all.empty()) continue;
    const FlaggedValue share = share_of(young[unit], all[unit]);
    if (!share.missing()) shares[unit] = {std::min(1.0, share.value), ValueFlag::Estimated};
  }
  return shares;
}

std::vector<ProjectedYear> imported_units(const RunState& state,
                                          const ForecastVariantInput& variant, int year) {
  const std::vector<FlaggedValue> shares = shares_under_3(state);
  std::vector<ProjectedYear> units;
  for (std::size_t unit = 0; unit < state.units(); ++unit) {
    const auto row = variant.rows[unit].find(year);
    units.push_back(row == variant.rows[unit].end()
                        ? nothing_known(year)
                        : from_forecast(row->second, state.study.forecast->rounding, shares[unit]));
  }
  return units;
}

ProjectedCount sum_of_class(const std::vector<ProjectedYear>& units,
                            const std::vector<std::uint8_t>& known, ChildClass which) {
  std::vector<UncertainPart> parts;
  double sum = 0;
  ValueFlag flag = ValueFlag::None;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (known[unit] == 0) continue;
    const ProjectedCount& count = count_of_class(units[unit], which);
    if (count.value.missing()) return {};
    if (count.value.flag != ValueFlag::None) flag = count.value.flag;
    sum += count.value.value;
    parts.push_back({count.value.value, count.lower.value, count.upper.value, 0});
  }
  if (parts.empty()) return {};
  const CountInterval ends = sum_interval(parts);
  return {{sum, flag}, {ends.lower, flag}, {ends.upper, flag}};
}

}  // namespace

std::optional<ChildClass> class_of_group(const ForecastSpec& spec, const std::string& group) {
  if (group == spec.under_3) return ChildClass::Under3;
  if (group == spec.from_3_to_5) return ChildClass::From3To5;
  if (group == spec.under_6) return ChildClass::Under6;
  return std::nullopt;
}

const ProjectedCount& count_of_class(const ProjectedYear& year, ChildClass which) {
  switch (which) {
    case ChildClass::Under3:
      return year.under_3;
    case ChildClass::From3To5:
      return year.from_3_to_5;
    case ChildClass::Under6:
      break;
  }
  return year.under_6;
}

std::vector<ProjectedYear> project_units(const RunState& state, const ForecastVariantInput* variant,
                                         int year) {
  if (variant != nullptr && variant->imported) return imported_units(state, *variant, year);
  const ForecastInput& input = *state.inputs.forecast;
  const int asked[] = {year};
  std::vector<ProjectedYear> units;
  for (std::size_t unit = 0; unit < state.units(); ++unit) {
    const GemeindeChildren& children = input.registered[unit];
    const int passed = year - children.year;
    if (children.year == 0 || passed < 0 || passed > kMostProjectedYears) {
      units.push_back(nothing_known(year));
      continue;
    }
    const std::map<int, double>* births =
        variant == nullptr || variant->births.empty() ? nullptr : &variant->births[unit];
    units.push_back(
        project_children(children, asked, options_of(*state.study.forecast), births).front());
  }
  return units;
}

ProjectedYear sum_of_units(const std::vector<ProjectedYear>& units,
                           const std::vector<std::uint8_t>& known) {
  const int year = units.empty() ? 0 : units.front().year;
  return {year, sum_of_class(units, known, ChildClass::Under3),
          sum_of_class(units, known, ChildClass::From3To5),
          sum_of_class(units, known, ChildClass::Under6)};
}

}  // namespace nahraum::analysis
