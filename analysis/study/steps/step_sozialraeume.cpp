// Residents and figures of the planning areas.

#include <algorithm>

#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/need_step.h"
#include "analysis/study/tables/flagged_columns.h"
#include "geo/index/spatial_index.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

std::vector<std::int32_t> located(const std::vector<geo::Point>& points,
                                  const std::vector<geo::MultiPolygon>& areas) {
  std::vector<const geo::MultiPolygon*> pointers;
  for (const geo::MultiPolygon& area : areas) pointers.push_back(&area);
  return geo::locate(points, pointers);
}

/// Members with their Sozialraum, as sources of a re-cut: Gemeinden and Ortsteile by keys.
struct Members {
  std::vector<std::string> keys;
  std::vector<std::int32_t> unit;  ///< row of boundaries the member is or lies in, -1 = none
  std::vector<bool> part;          ///< an Ortsteil
  std::vector<std::int32_t> target;
};

Members members_of(const RunState& state) {
  const SozialraumInput& input = *state.inputs.sozialraeume;
  const std::vector<std::string>& units = state.inputs.boundaries.table().text("key");
  Members members;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (input.areas.of_unit[unit] < 0) continue;
    members.keys.push_back(units[unit]);
    members.unit.push_back(static_cast<std::int32_t>(unit));
    members.part.push_back(false);
    members.target.push_back(input.areas.of_unit[unit]);
  }
  for (std::size_t part = 0; part < input.part_keys.size(); ++part) {
    if (input.areas.of_part[part] < 0) continue;
    const std::string gemeinde = input.part_keys[part].substr(0, 8);
    const auto unit = std::find(units.begin(), units.end(), gemeinde);
    members.keys.push_back(input.part_keys[part]);
    members.unit.push_back(unit == units.end() ? -1
                                               : static_cast<std::int32_t>(unit - units.begin()));
    members.part.push_back(true);
    members.target.push_back(input.areas.of_part[part]);
  }
  return members;
}

/// Member each cell lies in: its Ortsteil when that is a member, else its Gemeinde.
std::vector<std::int32_t> member_of_cells(const RunState& state, const Members& members,
                                          const PlacedGrid& placed) {
  const SozialraumInput& input = *state.inputs.sozialraeume;
  std::vector<std::int32_t> by_unit(state.units(), -1), by_part(input.parts.size(), -1);
  std::int32_t part = 0;
  std::vector<std::int32_t> parts;
  for (std::size_t row = 0; row < input.part_keys.size(); ++row)
    if (input.areas.of_part[row] >= 0) parts.push_back(static_cast<std::int32_t>(row));
  for (std::size_t m = 0; m < members.keys.size(); ++m) {
    if (members.part[m])
      by_part[static_cast<std::size_t>(parts[static_cast<std::size_t>(part++)])] =
          static_cast<std::int32_t>(m);
    else
      by_unit[static_cast<std::size_t>(members.unit[m])] = static_cast<std::int32_t>(m);
  }
  const std::vector<std::int32_t> in_part = located(placed.centres, input.parts);
  std::vector<std::int32_t> result(placed.centres.size(), -1);
  for (std::size_t cell = 0; cell < result.size(); ++cell) {
    if (in_part[cell] >= 0) result[cell] = by_part[static_cast<std::size_t>(in_part[cell])];
    if (result[cell] < 0 && placed.unit[cell] >= 0)
      result[cell] = by_unit[static_cast<std::size_t>(placed.unit[cell])];
  }
  return result;
}

FlaggedValues persons(const RunState& state, const PlacedGroup& group) {
  const std::size_t areas = state.inputs.sozialraeume->areas.list.size();
  const std::vector<Count> counts = count_by_unit(
      group.values,
      sozialraum_of(*state.inputs.sozialraeume, group.placed->centres, group.placed->unit), areas);
  FlaggedValues values;
  for (std::size_t area = 0; area < areas; ++area) values.push_back(persons_of(counts[area]));
  return values;
}

/// The figure of a member: its own row, else that of its Gemeinde (said by level and flag).
AreaValue member_value(const IndicatorTable& table, const Members& members, std::size_t m) {
  if (!members.part[m]) return table.areas[static_cast<std::size_t>(members.unit[m])];
  if (const auto own = table.by_key.find(members.keys[m]); own != table.by_key.end())
    return own->second;
  if (members.unit[m] < 0) return {};
  AreaValue value = table.areas[static_cast<std::size_t>(members.unit[m])];
  value.coarser = true;
  return value;
}

struct Cut {
  OverlapTable overlaps;
  std::vector<double> base;  ///< residents of each source
  Members members;           ///< by keys
  bool drawn = false;
};

Cut cut_of(const RunState& state) {
  const SozialraumInput& input = *state.inputs.sozialraeume;
  const PlacedGroup* total = state.total();
  const std::size_t areas = input.areas.list.size();
  Cut cut;
  cut.drawn = !input.drawn.empty();
  std::vector<std::int32_t> source;
  std::size_t sources = state.units();
  if (!cut.drawn) {
    cut.members = members_of(state);
    sources = cut.members.keys.size();
    cut.overlaps = member_overlaps(cut.members.target, areas);
    if (total != nullptr) source = member_of_cells(state, cut.members, *total->placed);
  } else if (total != nullptr) {
    source = total->placed->unit;
    const std::vector<std::int32_t> target = located(total->placed->centres, input.drawn);
    cut.overlaps = dasymetric_overlaps({source, target, total->values.persons}, sources, areas);
  } else {
    std::vector<geo::MultiPolygon> units;
    for (const geo::Geometry& geometry : state.inputs.boundaries.geometries())
      units.push_back(std::get<geo::MultiPolygon>(geometry));
    cut.overlaps = areal_overlaps(units, input.drawn);
  }
  if (total == nullptr) return cut;
  cut.base.assign(sources, 0);
  for (std::size_t cell = 0; cell < source.size(); ++cell)
    if (source[cell] >= 0)
      cut.base[static_cast<std::size_t>(source[cell])] += total->values.persons[cell];
  return cut;
}

void say_by_base(const RunState& state, const IndicatorSpec& spec, std::size_t areas) {
  if (areas == 0) return;
  const bool persons = state.total() != nullptr;
  state.inputs.findings.add(
      Severity::Info, "sozialraum.by_base",
      {fmt::format("„{}“: In {} Sozialräumen sind nicht alle Zähler und Nenner bekannt; die Werte "
                   "der Gebiete sind {} gemittelt und gelten als geschätzt.",
                   spec.title.de, areas, persons ? "nach Einwohnern gewichtet" : "ohne Gewicht"),
       fmt::format("\"{}\": in {} Sozialräume not all numerators and denominators are known; the "
                   "values of the areas are averaged {} and count as estimated.",
                   spec.title.en, areas, persons ? "weighted by residents" : "without weights")});
}

std::vector<AreaValue> sozialraum_values(const RunState& state, const IndicatorTable& table,
                                         const Cut& cut) {
  std::vector<AreaValue> members;
  const std::size_t sources = cut.drawn ? state.units() : cut.members.keys.size();
  for (std::size_t m = 0; m < sources; ++m)
    members.push_back(cut.drawn ? table.areas[m] : member_value(table, cut.members, m));
  const bool rate = !table.spec.denominator.empty() || !table.spec.count;
  std::vector<AreaValue> values = aggregated({.members = members,
                                              .overlaps = cut.overlaps,
                                              .base = cut.base,
                                              .per = table.spec.per,
                                              .rate = rate});
  std::size_t by_base = 0;
  for (std::size_t area = 0; area < values.size(); ++area) {
    const auto own = table.by_key.find(state.inputs.sozialraeume->areas.list[area].id);
    if (own != table.by_key.end()) values[area] = own->second;
    (void)mark_small_base(values[area], table.spec.min_base);
    if (values[area].by_base) ++by_base;
  }
  say_by_base(state, table.spec, by_base);
  return values;
}

}  // namespace

void add_sozialraeume(const RunState& state, NeedResult& need) {
  if (!state.inputs.sozialraeume) return;
  state.inputs.findings.set_file(state.study.source(state.study.need.sozialraeume->source).file);
  if (const PlacedGroup* total = state.total()) need.sr_residents = persons(state, *total);
  const auto children = state.groups.find(state.study.coverage.group);
  if (children != state.groups.end()) need.sr_children = persons(state, children->second);
  const Cut cut = cut_of(state);
  for (const IndicatorTable& table : state.inputs.indicators)
    need.sr_values.push_back(sozialraum_values(state, table, cut));
}

}  // namespace nahraum::analysis
