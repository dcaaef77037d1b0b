#include "analysis/stats/spatial_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geo/index/spatial_index.h"

namespace nahraum::analysis {

SpatialWeights list_weights(std::vector<std::vector<std::uint32_t>> lists) {
  SpatialWeights result;
  result.starts.reserve(lists.size() + 1);
  for (std::vector<std::uint32_t>& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    result.neighbours.insert(result.neighbours.end(), list.begin(), list.end());
    result.starts.push_back(result.neighbours.size());
  }
  result.weights.assign(result.neighbours.size(), 1.0);
  return result;
}

SpatialWeights distance_weights(const std::vector<geo::Point>& points, geo::Metres reach) {
  const geo::PointIndex index(points);
  std::vector<std::vector<std::uint32_t>> lists(points.size());
  std::vector<geo::PointIndex::Hit> hits;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!geo::all_finite(points[i])) continue;
    index.within(points[i], reach.value, hits);
    for (const geo::PointIndex::Hit& hit : hits) {
      if (hit.index != i) lists[i].push_back(hit.index);
    }
  }
  return list_weights(std::move(lists));
}

SpatialWeights nearest_weights(const std::vector<geo::Point>& points, std::size_t k) {
  const geo::PointIndex index(points);
  std::vector<std::vector<std::uint32_t>> lists(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!geo::all_finite(points[i])) continue;
    // One more than asked for: the area itself is among its nearest, unless many share its place.
    for (const geo::PointIndex::Hit& hit : index.nearest(points[i], k + 1)) {
      if (hit.index != i && lists[i].size() < k) lists[i].push_back(hit.index);
    }
  }
  return list_weights(std::move(lists));
}

SpatialWeights row_standardised(SpatialWeights weights) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::span<const double> row = weights.weights_of(i);
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    if (!(sum > 0)) continue;
    for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at)
      weights.weights[at] /= sum;
  }
  return weights;
}

std::vector<std::uint32_t> islands(const SpatialWeights& weights) {
  std::vector<std::uint32_t> result;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights.of(i).empty()) result.push_back(static_cast<std::uint32_t>(i));
  }
  return result;
}

namespace {

/// Without areas that have no neighbour left; dropping one can leave another alone.
std::vector<bool> with_neighbours(const SpatialWeights& weights, std::vector<bool> keep) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const auto row = weights.of(i);
      if (!keep[i] || std::any_of(row.begin(), row.end(), [&](auto j) { return keep[j]; }))
        continue;
      keep[i] = false;
      changed = true;
    }
  }
  return keep;
}

}  // namespace

WeightsPart connected_part(const SpatialWeights& weights, const std::vector<bool>& keep) {
  const std::vector<bool> kept = with_neighbours(weights, keep);
  WeightsPart part;
  std::vector<std::uint32_t> number(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!kept[i]) continue;
    number[i] = static_cast<std::uint32_t>(part.areas.size());
    part.areas.push_back(static_cast<std::uint32_t>(i));
  }
  for (const std::uint32_t i : part.areas) {
    for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at) {
      if (!kept[weights.neighbours[at]]) continue;
      part.weights.neighbours.push_back(number[weights.neighbours[at]]);
      part.weights.weights.push_back(weights.weights[at]);
    }
    part.weights.starts.push_back(part.weights.neighbours.size());
  }
  return part;
}

WeightSums weight_sums(const SpatialWeights& weights) {
  WeightSums sums;
  std::vector<double> out(weights.size(), 0.0);
  std::vector<double> in(weights.size(), 0.0);
  double mutual = 0;  // sum of w_ij w_ji
  double squares = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at) {
      const std::uint32_t j = weights.neighbours[at];
      const double w = weights.weights[at];
      out[i] += w;
      in[j] += w;
      squares += w * w;
      const auto row = weights.of(j);
      const auto back = std::lower_bound(row.begin(), row.end(), static_cast<std::uint32_t>(i));
      if (back != row.end() && *back == i)
        mutual += w * weights.weights_of(j)[static_cast<std::size_t>(back - row.begin())];
    }
  }
  // Half the sum over ordered pairs of (w_ij + w_ji)^2 = sum w_ij^2 + sum w_ij w_ji.
  sums.s1 = squares + mutual;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sums.s0 += out[i];
    sums.s2 += (out[i] + in[i]) * (out[i] + in[i]);
  }
  return sums;
}

}  // namespace nahraum::analysis
