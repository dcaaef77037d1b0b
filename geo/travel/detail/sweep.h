#pragma once
// Batches of origins to all destinations over a customised hierarchy: upwards along the elimination
// tree, downwards through the sub-hierarchy of the destinations, 16 or 32 origins at a time.

#include <memory>
#include <span>
#include <vector>

#include "geo/travel/cost_table.h"
#include "geo/travel/detail/reducer.h"

namespace nahraum::geo::detail {

/// Prepared for one set of destinations and a limit; memory of the workers is kept between calls.
class Sweep {
 public:
  virtual ~Sweep() = default;
  /// All of `origins`, in batches of neighbours, on all workers.
  virtual void run(std::span<const std::uint32_t> origins, Reducer& reducer,
                   Progress& progress) = 0;
  /// Memory read and written by all sweeps so far, counted by lines and arcs touched.
  [[nodiscard]] virtual std::uint64_t bytes_touched() const = 0;
};

/// 16 bits a lane when the limit allows, else 32. `problem` must outlive the sweep and have a
/// hierarchy.
[[nodiscard]] std::unique_ptr<Sweep> make_sweep(const TravelProblem& problem,
                                                const TravelOptions& options);

}  // namespace nahraum::geo::detail
