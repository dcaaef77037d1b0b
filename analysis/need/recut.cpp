#include "analysis/need/recut.h"

#include <algorithm>
#include <map>
#include <utility>

#include "geo/geometry/overlay.h"
#include "geo/index/spatial_index.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

constexpr double kSliver = 1e-9;
constexpr double kWholeShare = 1 - 1e-9;

std::vector<geo::Box> boxes_of(const std::vector<geo::MultiPolygon>& areas) {
  std::vector<geo::Box> boxes;
  for (const geo::MultiPolygon& area : areas) boxes.push_back(geo::bounds(area));
  return boxes;
}

std::vector<double> shared_weights(const OverlapTable& overlaps) {
  std::vector<double> sums(overlaps.whole.size(), 0);
  for (const OverlapPart& part : overlaps.parts) sums[part.source] += part.weight;
  return sums;
}

/// What has come together for one target.
struct Gathered {
  double sum = 0;
  double known_weight = 0;
  double weight = 0;
  bool divided = false;
  bool any = false;
  ValueFlag flag = ValueFlag::None;
};

FlaggedValue value_of(const Gathered& target, double value) {
  FlaggedValue result;
  if (!target.any) return result;
  result.value = value;
  const bool partly = target.known_weight < kWholeShare * target.weight;
  result.flag = target.divided || partly ? ValueFlag::Estimated : target.flag;
  return result;
}

double known_share(const Gathered& target) {
  return target.weight > 0 ? target.known_weight / target.weight : 0;
}

/// A flag of a part is kept when nothing stronger is said: limited, preliminary, estimated.
void keep_flag(Gathered& target, ValueFlag flag) {
  if (target.flag == ValueFlag::None || target.flag == ValueFlag::ExactZero) {
    if (flag != ValueFlag::ExactZero && flag != ValueFlag::RoundedZero) target.flag = flag;
  }
}

std::size_t lost_sources(std::span<const FlaggedValue> values, const std::vector<double>& shared) {
  std::size_t lost = 0;
  for (std::size_t s = 0; s < values.size(); ++s)
    if (!values[s].missing() && !(shared[s] > 0)) ++lost;
  return lost;
}

}  // namespace

OverlapTable areal_overlaps(const std::vector<geo::MultiPolygon>& sources,
                            const std::vector<geo::MultiPolygon>& targets) {
  OverlapTable table;
  table.targets = targets.size();
  for (const geo::MultiPolygon& source : sources) table.whole.push_back(geo::area(source));
  const geo::BoxIndex index(boxes_of(sources));
  std::vector<std::uint32_t> near;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    index.query(geo::bounds(targets[t]), near);
    for (const std::uint32_t s : near) {
      const double common = geo::area(geo::intersection(sources[s], targets[t]));
      if (common > kSliver * table.whole[s])
        table.parts.push_back({s, static_cast<std::uint32_t>(t), common});
    }
  }
  return table;
}

OverlapTable dasymetric_overlaps(const PlacedWeights& cells, std::size_t sources,
                                 std::size_t targets) {
  OverlapTable table;
  table.targets = targets;
  table.whole.assign(sources, 0);
  std::map<std::pair<std::int32_t, std::int32_t>, double> sums;
  for (std::size_t cell = 0; cell < cells.weight.size(); ++cell) {
    if (cells.source[cell] < 0 || !(cells.weight[cell] > 0)) continue;
    table.whole[static_cast<std::size_t>(cells.source[cell])] += cells.weight[cell];
    if (cells.target[cell] >= 0)
      sums[{cells.target[cell], cells.source[cell]}] += cells.weight[cell];
  }
  for (const auto& [pair, weight] : sums)
    table.parts.push_back(
        {static_cast<std::uint32_t>(pair.second), static_cast<std::uint32_t>(pair.first), weight});
  return table;
}

OverlapTable member_overlaps(std::span<const std::int32_t> target_of, std::size_t targets) {
  OverlapTable table;
  table.targets = targets;
  table.whole.assign(target_of.size(), 1);
  for (std::size_t s = 0; s < target_of.size(); ++s) {
    if (target_of[s] < 0) continue;
    table.parts.push_back(
        {static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(target_of[s]), 1});
  }
  std::stable_sort(table.parts.begin(), table.parts.end(),
                   [](const OverlapPart& a, const OverlapPart& b) { return a.target < b.target; });
  return table;
}

Recut recut_counts(std::span<const FlaggedValue> values, const OverlapTable& overlaps,
                   const RecutOptions& options) {
  const std::vector<double> shared = shared_weights(overlaps);
  const bool all = options.denominator == Denominator::Shared;
  std::vector<Gathered> targets(overlaps.targets);
  for (const OverlapPart& part : overlaps.parts) {
    Gathered& target = targets[part.target];
    target.weight += part.weight;
    if (values[part.source].missing()) continue;
    const double whole = all ? shared[part.source] : overlaps.whole[part.source];
    target.any = true;
    target.known_weight += part.weight;
    target.sum += values[part.source].value * (part.weight / whole);
    target.divided = target.divided || part.weight < kWholeShare * whole;
    keep_flag(target, values[part.source].flag);
  }
  Recut result;
  for (const Gathered& target : targets) {
    result.values.push_back(value_of(target, target.sum));
    result.known.push_back(known_share(target));
  }
  for (std::size_t s = 0; s < values.size(); ++s) {
    if (values[s].missing()) continue;
    const double given = !(shared[s] > 0) ? 0 : all ? 1 : shared[s] / overlaps.whole[s];
    result.outside += values[s].value * std::max(0.0, 1 - given);
  }
  result.lost = lost_sources(values, shared);
  return result;
}

Recut recut_rates(std::span<const FlaggedValue> values, const OverlapTable& overlaps,
                  const RecutOptions& options) {
  const std::vector<double> shared = shared_weights(overlaps);
  std::vector<Gathered> targets(overlaps.targets);
  for (const OverlapPart& part : overlaps.parts) {
    const double base = options.base.empty() ? 1 : options.base[part.source];
    // A base counts by the share of the source that lies here.
    const double weight =
        options.base.empty() ? part.weight : base * (part.weight / overlaps.whole[part.source]);
    Gathered& target = targets[part.target];
    if (!(weight > 0)) continue;
    target.weight += weight;
    if (values[part.source].missing()) continue;
    target.divided = target.divided || part.weight < kWholeShare * overlaps.whole[part.source];
    target.any = true;
    target.known_weight += weight;
    target.sum += weight * values[part.source].value;
    keep_flag(target, values[part.source].flag);
  }
  Recut result;
  for (const Gathered& target : targets) {
    result.values.push_back(
        value_of(target, target.known_weight > 0 ? target.sum / target.known_weight : 0));
    result.known.push_back(known_share(target));
  }
  result.lost = lost_sources(values, shared);
  return result;
}

}  // namespace nahraum::analysis
