#include "analysis/locate/cover.h"
#include "analysis/locate/detail/most_cover.h"

namespace nahraum::analysis {

Proposal solve_max_cover(const LocationProblem& problem, const CoverOptions& options,
                         const SolveLimits& limits, geo::Progress& progress) {
  const double radius = options.radius;
  return detail::most_cover(
      problem, [radius](double cost) { return cost <= radius ? 1.0 : 0.0; }, limits, progress);
}

}  // namespace nahraum::analysis
