// Children of a later year on the cells, and what lies within a limit then.

#include <algorithm>

#include "analysis/population/interval_sums.h"
#include "analysis/study/steps/forecast_step.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

const PlacedGroup* find_group(const RunState& state, const std::string& key) {
  const auto found = state.groups.find(key);
  return found == state.groups.end() ? nullptr : &found->second;
}

/// The other class: what the group has beyond `part`.
std::vector<double> rest_of(const GroupValues& all, const GroupValues& part) {
  std::vector<double> rest(all.persons.size());
  for (std::size_t cell = 0; cell < rest.size(); ++cell)
    rest[cell] = std::max(0.0, all.persons[cell] - part.persons[cell]);
  return rest;
}

/// Where to put children of a class that a unit has none of: with its other children, else with its
/// residents.
std::vector<double> instead_of(const RunState& state, const PlacedGroup& group,
                               const std::vector<std::int32_t>& area) {
  std::vector<double> sums(state.units(), 0.0);
  const std::vector<double>& children = group.values.persons;
  for (std::size_t cell = 0; cell < area.size(); ++cell) {
    if (area[cell] >= 0) sums[static_cast<std::size_t>(area[cell])] += children[cell];
  }
  const PlacedGroup* total = state.total();
  const bool same = total != nullptr && total->placed == group.placed;
  std::vector<double> instead(children.size(), 0.0);
  for (std::size_t cell = 0; cell < area.size(); ++cell) {
    if (area[cell] < 0) continue;
    const bool any = sums[static_cast<std::size_t>(area[cell])] > 0;
    instead[cell] = any ? children[cell] : (same ? total->values.persons[cell] : 0.0);
  }
  return instead;
}

std::vector<std::int32_t> known_areas(const std::vector<std::int32_t>& unit,
                                      const std::vector<std::uint8_t>& known) {
  std::vector<std::int32_t> area = unit;
  for (std::int32_t& one : area) {
    if (one >= 0 && known[static_cast<std::size_t>(one)] == 0) one = -1;
  }
  return area;
}

/// What was counted or hidden stays said; a cell that got children where nothing was known has an
/// estimate.
ValueFlag later_flag(ValueFlag now, double persons, bool changed) {
  const bool hidden = geo::is_missing(now) || now == ValueFlag::SecretOrZero;
  return changed && hidden && persons > 0 ? ValueFlag::Estimated : now;
}

UncertainPart scaled(const ProjectedCount& count, double all, double covered) {
  const double factor = count.value.value > 0 ? all / count.value.value : 0;
  if (count.value.missing() || factor <= 0) return {all, all, all, covered};
  return {all, factor * count.lower.value, factor * count.upper.value, covered};
}

/// Children of each class in each unit, all of them and those within the limit.
struct ClassSums {
  std::vector<double> all;      ///< parts x units
  std::vector<double> covered;  ///< parts x units
};

ClassSums class_sums(const LaterCells& cells, const std::vector<std::int32_t>& area,
                     const std::vector<std::uint8_t>& covered, std::size_t units) {
  ClassSums sums{std::vector<double>(cells.parts.size() * units, 0.0),
                 std::vector<double>(cells.parts.size() * units, 0.0)};
  for (std::size_t p = 0; p < cells.parts.size(); ++p) {
    for (std::size_t cell = 0; cell < area.size(); ++cell) {
      if (area[cell] < 0) continue;
      const std::size_t at = p * units + static_cast<std::size_t>(area[cell]);
      sums.all[at] += cells.parts[p].persons[cell];
      if (covered[cell] != 0) sums.covered[at] += cells.parts[p].persons[cell];
    }
  }
  return sums;
}

}  // namespace

std::vector<ClassPart> class_parts(const RunState& state, const std::string& key) {
  const ForecastSpec& spec = *state.study.forecast;
  const ChildClass which = *class_of_group(spec, key);
  const PlacedGroup& group = state.group(key);
  if (which != ChildClass::Under6) return {{which, group.values.persons}};
  const auto on_same_grid = [&](const std::string& other) {
    const PlacedGroup* found = find_group(state, other);
    return found != nullptr && found->placed == group.placed ? found : nullptr;
  };
  if (const PlacedGroup* young = on_same_grid(spec.under_3))
    return {{ChildClass::Under3, young->values.persons},
            {ChildClass::From3To5, rest_of(group.values, young->values)}};
  if (const PlacedGroup* old = on_same_grid(spec.from_3_to_5))
    return {{ChildClass::Under3, rest_of(group.values, old->values)},
            {ChildClass::From3To5, old->values.persons}};
  return {{which, group.values.persons}};
}

LaterCells later_cells(const RunState& state, const std::string& key,
                       const std::vector<std::uint8_t>& known,
                       const std::vector<ProjectedYear>& units) {
  const PlacedGroup& group = state.group(key);
  const std::vector<std::int32_t> area = known_areas(group.placed->unit, known);
  const std::vector<double> instead = instead_of(state, group, area);
  LaterCells result{class_parts(state, key), group.values, std::vector<double>(units.size(), 0.0)};
  std::fill(result.values.persons.begin(), result.values.persons.end(), 0.0);
  for (ClassPart& part : result.parts) {
    std::vector<FlaggedValue> totals;
    for (const ProjectedYear& unit : units)
      totals.push_back(count_of_class(unit, part.which).value);
    geo::Findings unplaced;  // said by name for all years at once
    Spread spread = spread_to_cells(
        {.now = part.persons, .instead = instead, .area = area, .totals = totals}, unplaced);
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
      if (known[unit] != 0) result.unplaced[unit] += spread.unplaced[unit];
    }
    part.persons = std::move(spread.persons);
    for (std::size_t cell = 0; cell < area.size(); ++cell)
      result.values.persons[cell] += part.persons[cell];
  }
  for (std::size_t cell = 0; cell < area.size(); ++cell)
    result.values.flags[cell] =
        later_flag(result.values.flags[cell], result.values.persons[cell], area[cell] >= 0);
  return result;
}

ForecastCoverage later_coverage(const RunState& state, const LaterCells& cells,
                                const std::vector<std::uint8_t>& known,
                                const std::vector<ProjectedYear>& units,
                                const std::vector<std::uint8_t>& covered) {
  const std::string& group = state.study.coverage.group;
  const ChildClass which = *class_of_group(*state.study.forecast, group);
  const std::vector<std::int32_t> area = known_areas(state.group(group).placed->unit, known);
  ForecastCoverage result;
  result.by_unit = coverage_by_unit(cells.values, covered, area, units.size());
  const ClassSums sums = class_sums(cells, area, covered, units.size());
  std::vector<UncertainPart> all_classes, all_units;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    std::vector<UncertainPart> classes;
    for (std::size_t p = 0; p < cells.parts.size(); ++p) {
      const std::size_t at = p * units.size() + unit;
      classes.push_back(scaled(count_of_class(units[unit], cells.parts[p].which), sums.all[at],
                               sums.covered[at]));
    }
    const Coverage& here = result.by_unit[unit];
    const UncertainPart together =
        scaled(count_of_class(units[unit], which), here.all.persons, here.covered.persons);
    result.covered.push_back(covered_interval({&together, 1}));
    result.share.push_back(share_interval(classes));
    all_units.push_back(together);
    all_classes.insert(all_classes.end(), classes.begin(), classes.end());
  }
  result.covered.push_back(covered_interval(all_units));
  result.share.push_back(share_interval(all_classes));
  return result;
}

}  // namespace nahraum::analysis
