#include "analysis/siting/need_factors.h"

#include <cmath>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

double children_mean(std::span<const geo::FlaggedValue> need, std::span<const double> children) {
  double sum = 0;
  double weight = 0;
  for (std::size_t area = 0; area < need.size(); ++area) {
    if (need[area].missing()) continue;
    sum += need[area].value * children[area];
    weight += children[area];
  }
  return weight > 0 ? sum / weight : 0;
}

}  // namespace

NeedFactors need_factors(std::span<const geo::FlaggedValue> need, std::span<const double> children,
                         std::optional<double> reference) {
  for (const geo::FlaggedValue& value : need) {
    if (value.missing() || value.value >= 0) continue;
    throw geo::Error(geo::ErrorKind::Input,
                     geo::text("Eine Kennzahl mit negativen Werten kann kein Gewicht sein.",
                               "A figure with negative values cannot be a weight."));
  }
  NeedFactors factors;
  factors.reference = reference ? *reference : children_mean(need, children);
  for (std::uint32_t area = 0; area < need.size(); ++area) {
    const bool known = !need[area].missing() && factors.reference > 0;
    if (need[area].missing()) factors.assumed.push_back(area);
    factors.by_area.push_back(known ? std::round(need[area].value / factors.reference * 1e4) / 1e4
                                    : 1);
  }
  return factors;
}

}  // namespace nahraum::analysis
