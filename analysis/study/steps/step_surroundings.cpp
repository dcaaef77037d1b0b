// What lies around each Kita: people within a walk by group, Gemeinden of its catchment, services.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/study/read/input_steps.h"
#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

namespace {

constexpr std::array kUsualLimits{10.0, 15.0};  ///< domain.md 3(e)

std::vector<geo::Point> all_kitas(const RunState& state) {
  std::vector<std::size_t> all(state.inputs.kitas.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return places(state.inputs, all);
}

std::vector<geo::Minutes> walk_limits(const Study& study) {
  std::vector<geo::Minutes> limits = study.mode(study.score.walk.mode).limits;
  if (limits.empty())
    for (const double minutes : kUsualLimits) limits.emplace_back(minutes);
  std::sort(limits.begin(), limits.end());
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

std::span<const std::uint32_t> row_of(const Catchments& catchments, std::size_t row) {
  const std::uint64_t begin = catchments.starts[row];
  return std::span(catchments.cells).subspan(begin, catchments.starts[row + 1] - begin);
}

/// One search a grid and the longest limit; shorter ones are read off the minutes.
void count_walks(const RunState& state, const std::vector<geo::Point>& kitas,
                 SurroundingsResult& result) {
  std::map<const PlacedGrid*, Catchments> by_grid;
  for (const auto& [key, group] : state.groups) {
    if (by_grid.count(group.placed) == 0)
      by_grid.emplace(group.placed, state.catchments(kitas, group.placed->centres,
                                                     {result.mode, result.limits.back()}));
    const Catchments& catchments = by_grid.at(group.placed);
    std::vector<std::uint32_t> within;
    for (std::size_t kita = 0; kita < kitas.size(); ++kita) {
      for (WalkCounts& walk : result.kitas[kita].walks) {
        within.clear();
        for (std::uint64_t at = catchments.starts[kita]; at < catchments.starts[kita + 1]; ++at)
          if (catchments.minutes[at] <= walk.limit.count()) within.push_back(catchments.cells[at]);
        walk.groups[key] = count_in(group.values, within);
      }
    }
  }
}

void count_origins(const RunState& state, const Catchments& catchments,
                   SurroundingsResult& result) {
  const PlacedGroup& children = state.group(state.study.score.group);
  for (std::size_t kita = 0; kita < result.kitas.size(); ++kita) {
    std::map<std::int32_t, std::vector<std::uint32_t>> cells;
    for (const std::uint32_t cell : row_of(catchments, kita))
      cells[children.placed->unit[cell]].push_back(cell);
    std::vector<CatchmentOrigin>& origins = result.kitas[kita].origins;
    for (const auto& [unit, own] : cells) {
      const Count count = count_in(children.values, own);
      if (count.persons > 0) origins.push_back({unit, count});
    }
    std::stable_sort(origins.begin(), origins.end(), [](const auto& a, const auto& b) {
      return a.children.persons > b.children.persons;
    });
  }
}

/// Services of the house or nearby, by the rule of SupplyResult::kitas.
class NearServices {
 public:
  NearServices(const RunState& state, const SupplyResult& supply) : state_(state), supply_(supply) {
    for (const Cooperation& edge : supply.network) {
      if (edge.in_house) hosted_.emplace_back(edge.kita.value, edge.service.value);
    }
    std::sort(hosted_.begin(), hosted_.end());
    std::vector<geo::Point> doors;
    for (const Service& service : state.inputs.services) doors.push_back(service.where);
    const SupplySpec& spec = state.study.supply;
    const ModeLimit near = spec.near_mode.empty() ? state.study.score.walk
                                                  : ModeLimit{spec.near_mode, spec.near_limit};
    const std::vector<geo::Point> kitas = all_kitas(state);
    const Catchments times = state.catchments(doors, kitas, near);
    minutes_.assign(kitas.size() * doors.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t s = 0; s < times.origins(); ++s) {
      for (std::uint64_t at = times.starts[s]; at < times.starts[s + 1]; ++at)
        minutes_[times.cells[at] * doors.size() + s] = static_cast<double>(times.minutes[at]);
    }
  }
  [[nodiscard]] std::vector<NearService> of(std::size_t kita) const {
    std::vector<NearService> found;
    const std::vector<Service>& placed = state_.inputs.services;
    for (std::size_t s = 0; s < supply_.services.size(); ++s) {
      const bool hosted = std::binary_search(hosted_.begin(), hosted_.end(), std::pair(kita, s)) ||
                          supply_.services[s].hosted_at == state_.inputs.kitas[kita].id;
      if (s >= placed.size()) {  // without a place: only what comes into the house is near
        if (hosted) found.push_back({s, 0, 0, true});
        continue;
      }
      const geo::Point here = state_.inputs.kitas[kita].where;
      const double metres = std::hypot(placed[s].where.x - here.x, placed[s].where.y - here.y);
      const double minutes = minutes_[kita * placed.size() + s];
      if (hosted || std::isfinite(minutes) || metres <= state_.study.supply.near_metres.value)
        found.push_back({s, hosted ? 0 : minutes, hosted ? 0 : metres, hosted});
    }
    std::stable_sort(found.begin(), found.end(), [](const NearService& a, const NearService& b) {
      return a.metres < b.metres;
    });
    return found;
  }

 private:
  const RunState& state_;
  const SupplyResult& supply_;
  std::vector<std::pair<std::size_t, std::size_t>> hosted_;  ///< Kita, service; sorted
  std::vector<double> minutes_;                              ///< Kita x placed service
};

}  // namespace

SurroundingsResult compute_surroundings(const RunState& state, const KitaCatchments& sets,
                                        const SupplyResult& supply) {
  SurroundingsResult result;
  if (state.inputs.kitas.empty()) return result;
  result.mode = state.study.score.walk.mode;
  result.limits = walk_limits(state.study);
  const std::vector<geo::Point> kitas = all_kitas(state);
  result.kitas.resize(kitas.size());
  for (KitaSurroundings& one : result.kitas)
    for (const geo::Minutes limit : result.limits) one.walks.push_back({limit, {}});
  count_walks(state, kitas, result);
  count_origins(state, sets.catchment, result);
  if (state.inputs.sozialraeume) {
    const std::vector<std::int32_t> areas =
        sozialraum_of(*state.inputs.sozialraeume, kitas, units_of(state.inputs.boundaries, kitas));
    for (std::size_t i = 0; i < areas.size(); ++i) result.kitas[i].sozialraum = areas[i];
  }
  if (!supply.computed) return result;
  const NearServices services(state, supply);
  for (std::size_t i = 0; i < kitas.size(); ++i) result.kitas[i].services = services.of(i);
  return result;
}

}  // namespace nahraum::analysis
