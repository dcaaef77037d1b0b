// What every Kita's catchment holds, and whom each Verbund reaches.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/study/read/input_steps.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

namespace {

using Cells = std::span<const std::uint32_t>;

Cells row(const Catchments& catchments, std::size_t origin) {
  const std::size_t begin = catchments.starts[origin];
  return Cells(catchments.cells).subspan(begin, catchments.starts[origin + 1] - begin);
}

/// Catchments of all Kitas on the grid of a group.
Catchments catchments_on(const RunState& state, const PlacedGroup& group, const ModeLimit& limit) {
  std::vector<std::size_t> all(state.inputs.kitas.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return state.catchments(places(state.inputs, all), group.placed->centres, limit);
}

/// How many ThEKiZ have this cell in their catchment.
std::vector<std::uint32_t> thekiz_per_cell(const RunState& state, const Catchments& catchments,
                                           std::size_t cells) {
  std::vector<std::uint32_t> count(cells, 0);
  for (const std::size_t kita : facility_kitas(state.inputs, "thekiz")) {
    for (const std::uint32_t cell : row(catchments, kita)) ++count[cell];
  }
  return count;
}

/// To the nearest other ThEKiZ: a ThEKiZ is no distance from itself. NaN when none can be reached.
std::vector<double> minutes_to_thekiz(const RunState& state,
                                      const std::vector<std::size_t>& thekiz) {
  const Travel& travel = state.travel(state.study.score.travel_mode);
  std::vector<std::size_t> all(state.inputs.kitas.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<geo::Point> from = places(state.inputs, all);
  std::vector<double> minutes(all.size(), std::numeric_limits<double>::quiet_NaN());
  const auto measure = [&](const std::vector<std::size_t>& facilities,
                           const std::vector<std::size_t>& kitas) {
    std::vector<geo::Point> homes;
    for (const std::size_t kita : kitas) homes.push_back(from[kita]);
    const std::vector<Nearest> nearest =
        travel.nearest(places(state.inputs, facilities), homes, state.progress);
    for (std::size_t i = 0; i < kitas.size(); ++i) {
      if (nearest[i].origin >= 0) minutes[kitas[i]] = nearest[i].minutes;
    }
  };
  std::vector<std::size_t> others;
  for (const std::size_t kita : all) {
    if (!state.inputs.kitas[kita].is_thekiz()) others.push_back(kita);
  }
  measure(thekiz, others);
  for (const std::size_t self : thekiz) {
    std::vector<std::size_t> rest;
    for (const std::size_t other : thekiz) {
      if (other != self) rest.push_back(other);
    }
    measure(rest, {self});
  }
  return minutes;
}

std::vector<KitaReach> empty_reach(const RunState& state) {
  const std::vector<double> minutes =
      minutes_to_thekiz(state, facility_kitas(state.inputs, "thekiz"));
  std::vector<KitaReach> reach(state.inputs.kitas.size());
  for (std::size_t i = 0; i < reach.size(); ++i) reach[i].minutes_to_thekiz = minutes[i];
  return reach;
}

SharedCells cells_of(const PlacedGrid& grid, const Catchments& catchments,
                     const std::vector<std::uint8_t>& takes_part) {
  std::vector<std::vector<std::uint32_t>> sums;
  for (std::size_t i = 0; i + 1 < catchments.starts.size(); ++i) {
    const Cells own = row(catchments, i);
    sums.emplace_back(own.begin(), own.end());
  }
  const double edge = block_edge(grid.centres, sums, static_cast<double>(grid.grid.cell_size()));
  return shared_cells(square_blocks(grid.centres, edge), sums, takes_part);
}

void add_residents(const RunState& state, const Catchments& catchments,
                   std::vector<KitaReach>& reach) {
  const PlacedGroup* total = state.total();
  if (total == nullptr) return;
  const bool same = total->placed == state.group(state.study.score.group).placed;
  const Catchments own =
      same ? Catchments{} : catchments_on(state, *total, state.study.score.catchment);
  const Catchments& used = same ? catchments : own;
  for (std::size_t i = 0; i < reach.size(); ++i)
    reach[i].residents = count_in(total->values, row(used, i));
}

/// Children under 3; the study names their group "u3".
const PlacedGroup* group_under_3(const RunState& state) {
  const auto found = state.groups.find(kGroupUnder3);
  return found == state.groups.end() ? nullptr : &found->second;
}

KitaCatchments kita_catchments(const RunState& state) {
  const PlacedGroup& children = state.group(state.study.score.group);
  KitaCatchments sets{catchments_on(state, children, state.study.score.catchment),
                      catchments_on(state, children, state.study.score.walk), std::nullopt};
  const PlacedGroup* under_3 = group_under_3(state);
  if (under_3 != nullptr && under_3->placed != children.placed)
    sets.under_3 = catchments_on(state, *under_3, state.study.score.catchment);
  return sets;
}

ReachCells reach_cells(const RunState& state, const KitaCatchments& sets) {
  const PlacedGrid& grid = *state.group(state.study.score.group).placed;
  std::vector<std::uint8_t> covered(grid.centres.size(), 0), uncovered(grid.centres.size(), 1);
  const auto cover = thekiz_per_cell(state, sets.catchment, grid.centres.size());
  for (std::size_t cell = 0; cell < cover.size(); ++cell) {
    if (cover[cell] == 0) continue;
    covered[cell] = 1;
    uncovered[cell] = 0;
  }
  const auto every = [](const PlacedGrid& placed) {
    return std::vector<std::uint8_t>(placed.centres.size(), 1);
  };
  ReachCells cells{.covered = cells_of(grid, sets.catchment, covered),
                   .uncovered = cells_of(grid, sets.catchment, uncovered),
                   .walk = cells_of(grid, sets.walk, every(grid)),
                   .under_3 = {}};
  if (const PlacedGroup* group = group_under_3(state))
    cells.under_3 = cells_of(*group->placed, sets.under_3 ? *sets.under_3 : sets.catchment,
                             every(*group->placed));
  return cells;
}

void add_units(const RunState& state, std::vector<KitaReach>& reach) {
  std::vector<std::size_t> all(reach.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<std::int32_t> units =
      units_of(state.inputs.boundaries, places(state.inputs, all));
  for (std::size_t i = 0; i < reach.size(); ++i) reach[i].unit = units[i];
}

Count count_of_members(const Verbund& verbund, const Catchments& catchments,
                       const GroupValues& values) {
  std::vector<std::uint32_t> cells;
  for (const VerbundMember& member : verbund.members) {
    const Cells own = row(catchments, member.kita.value);
    cells.insert(cells.end(), own.begin(), own.end());
  }
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return count_in(values, cells);
}

}  // namespace

void count_children(const RunState& state, const KitaCatchments& sets, const GroupValues& children,
                    const GroupValues* under_3, std::vector<KitaReach>& reach) {
  const std::vector<std::uint32_t> cover =
      thekiz_per_cell(state, sets.catchment, children.persons.size());
  const Catchments& young = sets.under_3 ? *sets.under_3 : sets.catchment;
  std::vector<std::uint32_t> covered;
  for (std::size_t i = 0; i < reach.size(); ++i) {
    const Cells own = row(sets.catchment, i);
    const std::uint32_t self = state.inputs.kitas[i].is_thekiz() ? 1 : 0;
    covered.clear();
    std::copy_if(own.begin(), own.end(), std::back_inserter(covered),
                 [&](std::uint32_t cell) { return cover[cell] > self; });
    reach[i].children = count_in(children, own);
    reach[i].children_walk = count_in(children, row(sets.walk, i));
    reach[i].already_covered = count_in(children, covered);
    if (under_3 != nullptr) reach[i].children_under_3 = count_in(*under_3, row(young, i));
  }
}

ReachStep compute_reach(const RunState& state) {
  ReachStep result;
  if (state.inputs.kitas.empty()) return result;
  const PlacedGroup& children = state.group(state.study.score.group);
  result.sets = kita_catchments(state);
  result.kitas = empty_reach(state);
  const PlacedGroup* under_3 = group_under_3(state);
  count_children(state, result.sets, children.values,
                 under_3 == nullptr ? nullptr : &under_3->values, result.kitas);
  state.progress.check();
  add_residents(state, result.sets.catchment, result.kitas);
  result.cells = reach_cells(state, result.sets);
  add_units(state, result.kitas);
  for (std::size_t v = 0; v < state.inputs.verbuende.size(); ++v) {
    const Verbund& verbund = state.inputs.verbuende[v];
    result.verbuende.push_back({VerbundIndex(v),
                                count_of_members(verbund, result.sets.walk, children.values),
                                count_of_members(verbund, result.sets.catchment, children.values)});
  }
  return result;
}

}  // namespace nahraum::analysis
