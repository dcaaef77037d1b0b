#include <cmath>

#include "analysis/locate/cover.h"
#include "analysis/locate/detail/most_cover.h"
#include "geo/core/error.h"

namespace nahraum::analysis {
namespace {

using Shares = std::vector<std::pair<double, double>>;

void check_shares(const Shares& shares) {
  bool good = !shares.empty();
  for (std::size_t k = 0; k < shares.size() && good; ++k) {
    const auto& [cost, share] = shares[k];
    good = std::isfinite(cost) && cost >= 0 && share >= 0 && share <= 1 &&
           (k == 0 || (shares[k - 1].first <= cost && shares[k - 1].second >= share));
  }
  if (good) return;
  throw geo::Error(
      geo::ErrorKind::Input,
      geo::text("Die Anteile der abgestuften Abdeckung müssen mit den Kosten von höchstens 1 "
                "bis 0 fallen.",
                "The shares of gradual cover must fall with cost, from at most 1 to 0."))
      .with_hint(geo::text("Beispiel: bis 10 Minuten 1, ab 20 Minuten 0.",
                           "Example: 1 up to 10 minutes, 0 from 20 minutes."));
}

double share_at(const Shares& shares, double cost) {
  if (cost <= shares.front().first) return shares.front().second;
  for (std::size_t k = 1; k < shares.size(); ++k) {
    const auto& [right, low] = shares[k];
    const auto& [left, high] = shares[k - 1];
    if (cost <= right)
      return left == right ? low : high + (low - high) * (cost - left) / (right - left);
  }
  return 0;
}

}  // namespace

Proposal solve_gradual_cover(const LocationProblem& problem, const GradualOptions& options,
                             const SolveLimits& limits, geo::Progress& progress) {
  check_shares(options.shares);
  const auto share_of = [&](double cost) { return share_at(options.shares, cost); };
  return detail::most_cover(problem, share_of, limits, progress);
}

}  // namespace nahraum::analysis
