#pragma once
// Many points to many points on streets. One call picks the method: bounded Dijkstra from each
// origin when few vertices lie within the limit, batched sweeps over a customised hierarchy when
// many do. All methods give the same numbers, on any number of threads and with any instruction
// set.
//
//   const TravelProblem problem{graph.topology, metric.arc_cost, from, to};
//   const CostTable table = cost_table(problem, {.limit = minutes(15)}, progress);
//
// Costs include the attachments' own. Pairs on one and the same edge are the caller's to add
// (`along_one_edge`), see `street_costs()` in travel/street_costs.h.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "geo/core/progress.h"
#include "geo/network/snapping.h"
#include "geo/travel/hierarchy.h"

namespace nahraum::geo {

struct TravelProblem {
  const Topology& topology;
  std::span<const Cost> arc_cost;
  const Attachments& origins;                      ///< leaving()
  const Attachments& destinations;                 ///< arriving()
  const CustomisedHierarchy* hierarchy = nullptr;  ///< of the same costs; without it: Dijkstra
};

enum class TravelMethod { Automatic, Dijkstra, Sweep };
/// The best the processor has, or at most the named one.
enum class InstructionSet { Best, Avx512, Avx2, Scalar };

struct TravelOptions {
  Cost limit = kLargestCost;  ///< inclusive; pairs beyond are unreachable
  std::size_t threads = 0;
  TravelMethod method = TravelMethod::Automatic;
  InstructionSet instructions = InstructionSet::Best;  ///< lower for tests
};

/// Dense, row = origin. O(origins * destinations) memory: 4 bytes a pair.
struct CostTable {
  std::size_t origins = 0;
  std::size_t destinations = 0;
  FlatArray<Cost> costs;
  [[nodiscard]] Cost at(std::size_t origin, std::size_t destination) const {
    return costs[origin * destinations + destination];
  }
};
[[nodiscard]] CostTable cost_table(const TravelProblem& problem, const TravelOptions& options,
                                   Progress& progress);

/// Rows of one block of origins as they become ready, in ascending order of origins, each row
/// `destinations` long: what a stream to disk uses. Called from one thread at a time.
using RowSink = std::function<void(std::size_t origin, std::span<const Cost> row)>;
void stream_cost_rows(const TravelProblem& problem, const TravelOptions& options,
                      const RowSink& sink, Progress& progress);

/// Pairs within the limit: destinations of origin o at [starts[o], starts[o+1]), ascending.
struct SparseCosts {
  std::vector<std::uint64_t> starts;
  std::vector<std::uint32_t> destinations;
  std::vector<Cost> costs;
};
[[nodiscard]] SparseCosts sparse_costs(const TravelProblem& problem, const TravelOptions& options,
                                       Progress& progress);

/// For each destination the k nearest origins (ascending by cost, then origin); missing ones have
/// origin kNone and kUnreachable. Row = destination, k columns.
struct NearestOrigins {
  std::size_t k = 1;
  std::vector<std::uint32_t> origin;
  std::vector<Cost> cost;
};
[[nodiscard]] NearestOrigins nearest_origins(const TravelProblem& problem, std::size_t k,
                                             const TravelOptions& options, Progress& progress);

/// Reductions of each destination's costs over all origins or the other way round, fused into the
/// search: nothing of size origins * destinations is stored.
struct ReachCounts {
  NearestOrigins nearest;                     ///< as of nearest_origins(), when asked for
  std::vector<std::uint32_t> origins_within;  ///< by destination: origins within the limit
  std::vector<double> weight_within;          ///< by origin: weights of destinations within
  std::vector<double> gravity;                ///< by origin: sum of weight * decay(cost)
  std::vector<double> zone_weight;            ///< by origin * zones + zone: weights within
};
struct ReachQuestion {
  std::span<const float> destination_weight = {};        ///< empty = 1 each
  std::span<const std::uint32_t> destination_zone = {};  ///< empty = no zones; kNone = in none
  std::size_t zones = 0;
  /// Empty = no gravity; else decay at cost 0, step, 2*step, … linear between, 0 beyond.
  std::span<const float> decay = {};
  Cost decay_step = 600;
  std::size_t nearest = 0;  ///< how many nearest origins to find in the same pass; 0 = none
};
[[nodiscard]] ReachCounts reach_counts(const TravelProblem& problem, const ReachQuestion& question,
                                       const TravelOptions& options, Progress& progress);

}  // namespace nahraum::geo
