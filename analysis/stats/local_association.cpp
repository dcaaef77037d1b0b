#include "analysis/stats/local_association.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/stats/moments.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::text;
using geo::ValueFlag;

constexpr FlaggedValue kNone{std::numeric_limits<double>::quiet_NaN(), ValueFlag::NotApplicable};

FlaggedValue plain(double value) { return {value, ValueFlag::None}; }

struct RowSums {
  double weight = 0;
  double squares = 0;
  double lag = 0;
  double largest = 0;
};

RowSums row_sums(const std::vector<double>& values, const SpatialWeights& weights, std::size_t i) {
  RowSums sums;
  for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at) {
    const double w = weights.weights[at];
    sums.weight += w;
    sums.squares += w * w;
    sums.lag += w * values[weights.neighbours[at]];
    sums.largest = std::max(sums.largest, w);
  }
  return sums;
}

geo::Text why_unknown(const Moments& moments, std::size_t areas) {
  if (areas < 3) {
    return text("Nur {} Gebiete haben einen Wert und einen Nachbarn; gerechnet wird ab 3.",
                "Only {} areas have a value and a neighbour; at least 3 are needed.", areas);
  }
  if (moments.constant || !(moments.m2 > 0)) {
    return text("Alle Gebiete haben denselben Wert; ohne Unterschiede gibt es kein Muster.",
                "All areas have the same value; without differences there is no pattern.");
  }
  return {};
}

Quadrant quadrant_of(double z, double lag) {
  if (z == 0 || lag == 0) return Quadrant::None;
  if (z > 0) return lag > 0 ? Quadrant::HighHigh : Quadrant::HighLow;
  return lag > 0 ? Quadrant::LowHigh : Quadrant::LowLow;
}

/// A deviate where there is a spread; the spread of a sum that cannot vary is rounding.
void set_deviate(double difference, double variance, double scale, FlaggedValue& z,
                 FlaggedValue& p) {
  z = p = kNone;
  if (!(variance > 1e-14 * scale)) return;
  z = plain(difference / std::sqrt(variance));
  p = plain(two_sided_p(z.value));
}

LocalMoranArea moran_area(const Moments& moments, const SpatialWeights& weights, std::size_t i) {
  const RowSums row = row_sums(moments.deviations, weights, i);
  const double n = static_cast<double>(moments.deviations.size());
  const double z = moments.deviations[i];
  LocalMoranArea area;
  area.value = z * row.lag / moments.m2;
  area.expected = -z * z * row.weight / ((n - 1) * moments.m2);
  const double scale =
      (z / moments.m2) * (z / moments.m2) * (n / (n - 2)) * row.squares * moments.m2;
  area.variance = std::max(0.0, (z / moments.m2) * (z / moments.m2) * (n / (n - 2)) *
                                    (row.squares - row.weight * row.weight / (n - 1)) *
                                    (moments.m2 - z * z / (n - 1)));
  set_deviate(area.value - area.expected, area.variance, scale, area.z, area.p);
  area.quadrant = quadrant_of(z, row.lag);
  return area;
}

template <typename Area>
void set_permutation_p(std::vector<Area>& areas, const std::vector<double>& values,
                       const SpatialWeights& weights, const PermutationOptions& options) {
  for (Area& area : areas) area.p_permutation = kNone;
  if (options.permutations == 0) return;
  const LagPermutation lags = permute_lags(values, weights, options);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].p.missing()) continue;
    areas[i].p_permutation =
        plain(two_sided_p(lags.at_least[i], lags.at_most[i], options.permutations));
  }
}

template <typename Area, typename PickP>
void set_discoveries(std::vector<Area>& areas, const PickP& pick, double rate) {
  std::vector<FlaggedValue> p;
  for (const Area& area : areas) p.push_back(pick(area));
  const std::vector<FlaggedValue> q = false_discovery_rates(p);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    areas[i].q = q[i];
    areas[i].significant = !q[i].missing() && q[i].value <= rate;
  }
}

/// Ord and Getis 1995: the deviate of a weighted sum of `count` values of this mean and spread.
void getis_deviate(double lag, const RowSums& row, const Moments& among, FlaggedValue& g,
                   FlaggedValue& p) {
  const double count = static_cast<double>(among.deviations.size());
  const double variance = among.m2 * (count * row.squares - row.weight * row.weight) / (count - 1);
  set_deviate(lag - among.mean * row.weight, variance, among.m2 * row.squares, g, p);
}

/// Mean and spread of all values but one, from those of all.
Moments without(const Moments& all, std::size_t i) {
  const double n = static_cast<double>(all.deviations.size());
  const double z = all.deviations[i];
  Moments others;
  others.mean = all.mean - z / (n - 1);
  others.m2 = std::max(0.0, n * all.m2 / (n - 1) - z * z * n / ((n - 1) * (n - 1)));
  others.deviations.resize(all.deviations.size() - 1);
  return others;
}

}  // namespace

std::string_view quadrant_code(Quadrant quadrant) {
  switch (quadrant) {
    case Quadrant::HighHigh:
      return "high_high";
    case Quadrant::LowLow:
      return "low_low";
    case Quadrant::LowHigh:
      return "low_high";
    case Quadrant::HighLow:
      return "high_low";
    case Quadrant::None:
      break;
  }
  return "";
}

geo::Text quadrant_name(Quadrant quadrant) {
  switch (quadrant) {
    case Quadrant::HighHigh:
      return text("hoch unter hohen", "high among high");
    case Quadrant::LowLow:
      return text("niedrig unter niedrigen", "low among low");
    case Quadrant::LowHigh:
      return text("niedrig unter hohen", "low among high");
    case Quadrant::HighLow:
      return text("hoch unter niedrigen", "high among low");
    case Quadrant::None:
      break;
  }
  return text("genau im Mittel", "exactly at the mean");
}

LocalMoran local_moran(const std::vector<double>& values, const SpatialWeights& weights,
                       const LocalOptions& options) {
  LocalMoran result{.permutations = options.permutation.permutations,
                    .seed = options.permutation.seed};
  const Moments moments = moments_of(values);
  result.reason = why_unknown(moments, values.size());
  if (!result.known()) return result;
  for (std::size_t i = 0; i < values.size(); ++i)
    result.areas.push_back(moran_area(moments, weights, i));
  set_permutation_p(result.areas, moments.deviations, weights, options.permutation);
  const bool permuted = options.permutation.permutations > 0;
  set_discoveries(
      result.areas,
      [&](const LocalMoranArea& area) { return permuted ? area.p_permutation : area.p; },
      options.false_discovery_rate);
  return result;
}

LocalGetis local_getis(const std::vector<double>& values, const SpatialWeights& weights,
                       const LocalOptions& options) {
  LocalGetis result{.permutations = options.permutation.permutations,
                    .seed = options.permutation.seed};
  const Moments all = moments_of(values);
  result.reason = why_unknown(all, values.size());
  if (!result.known()) return result;
  result.areas.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    LocalGetisArea& area = result.areas[i];
    RowSums row = row_sums(values, weights, i);
    getis_deviate(row.lag, row, without(all, i), area.g, area.p);
    row.lag += row.largest * values[i];
    row.weight += row.largest;
    row.squares += row.largest * row.largest;
    getis_deviate(row.lag, row, all, area.g_star, area.p_star);
  }
  set_permutation_p(result.areas, values, weights, options.permutation);
  const bool permuted = options.permutation.permutations > 0;
  set_discoveries(
      result.areas,
      [&](const LocalGetisArea& area) { return permuted ? area.p_permutation : area.p_star; },
      options.false_discovery_rate);
  return result;
}

std::vector<FlaggedValue> false_discovery_rates(const std::vector<FlaggedValue>& p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!p[i].missing()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p[a].value < p[b].value; });
  std::vector<FlaggedValue> q = p;
  const double tests = static_cast<double>(order.size());
  double smallest = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t i = order[rank - 1];
    smallest = std::min(smallest, p[i].value * tests / static_cast<double>(rank));
    q[i].value = smallest;
  }
  return q;
}

}  // namespace nahraum::analysis
