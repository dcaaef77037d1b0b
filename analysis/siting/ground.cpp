#include "analysis/siting/ground.h"

#include <algorithm>
#include <iterator>

namespace nahraum::analysis {

namespace {

std::span<const std::uint32_t> cells_of(const SitingGround& ground, std::uint32_t site) {
  const std::uint64_t begin = ground.reach.starts[site];
  return std::span(ground.reach.cells).subspan(begin, ground.reach.starts[site + 1] - begin);
}

SiteSet without(const SiteSet& from, const SiteSet& these) {
  SiteSet rest;
  std::set_difference(from.begin(), from.end(), these.begin(), these.end(),
                      std::back_inserter(rest));
  return rest;
}

void add_cell(AreaChange& change, const GroupValues& values, std::size_t cell, bool before,
              bool after) {
  const double persons = values.persons[cell];
  const geo::ValueFlag flag = values.flags[cell];
  change.all.add(persons, flag);
  if (before) change.before.add(persons, flag);
  if (after) change.after.add(persons, flag);
  if (after && !before) change.gained.add(persons, flag);
  if (before && !after) change.lost.add(persons, flag);
}

}  // namespace

std::vector<std::uint8_t> reached_cells(const SitingGround& ground, const SiteSet& sites) {
  std::vector<std::uint8_t> reached(ground.unit.size(), 0);
  for (const std::uint32_t site : sites) {
    for (const std::uint32_t cell : cells_of(ground, site)) {
      if (ground.unit[cell] >= 0) reached[cell] = 1;
    }
  }
  return reached;
}

SetChange compare_sets(const SitingGround& ground, std::span<const std::int32_t> area_of,
                       std::size_t areas, const SiteSet& before, const SiteSet& after) {
  SetChange change{.opened = without(after, before), .closed = without(before, after)};
  change.by_area.resize(areas);
  const std::vector<std::uint8_t> then = reached_cells(ground, before);
  const std::vector<std::uint8_t> now = reached_cells(ground, after);
  for (std::size_t cell = 0; cell < then.size(); ++cell) {
    if (ground.unit[cell] < 0) continue;
    add_cell(change.whole, ground.values, cell, then[cell] != 0, now[cell] != 0);
    if (area_of[cell] < 0) continue;
    add_cell(change.by_area[static_cast<std::size_t>(area_of[cell])], ground.values, cell,
             then[cell] != 0, now[cell] != 0);
  }
  return change;
}

std::vector<Count> gains_in_order(const SitingGround& ground, const SiteSet& before,
                                  const std::vector<std::uint32_t>& order) {
  std::vector<std::uint8_t> reached = reached_cells(ground, before);
  std::vector<Count> gains;
  for (const std::uint32_t site : order) {
    Count gain;
    for (const std::uint32_t cell : cells_of(ground, site)) {
      if (ground.unit[cell] < 0 || reached[cell] != 0) continue;
      reached[cell] = 1;
      gain.add(ground.values.persons[cell], ground.values.flags[cell]);
    }
    gains.push_back(gain);
  }
  return gains;
}

}  // namespace nahraum::analysis
