#pragma once
// Each origin by a search of its own, several side by side: the better way when few vertices lie
// within the limit.

#include <span>

#include "geo/travel/cost_table.h"
#include "geo/travel/detail/reducer.h"
#include "geo/travel/dijkstra.h"

namespace nahraum::geo::detail {

/// Prepared for one set of destinations; workspaces are kept between calls.
class BoundedSearches {
 public:
  BoundedSearches(const TravelProblem& problem, const TravelOptions& options);
  void run(std::span<const std::uint32_t> origins, Reducer& reducer, Progress& progress);
  /// Vertices within the limit, on average over a few origins; counting stops at `most`.
  [[nodiscard]] double mean_settled(std::size_t most);

 private:
  struct Worker {
    SearchWorkspace search;
    std::vector<Entry> entries;
    std::vector<Cost> best;  ///< by destination, kUnreachable between searches
    std::vector<std::uint32_t> reached;
    std::vector<Cost> costs;
  };
  void settle(std::uint32_t origin, std::size_t most, Worker& worker) const;
  void find_row(std::uint32_t origin, Worker& worker) const;

  const TravelProblem& problem_;
  Cost limit_;
  std::vector<Worker> workers_;
  std::vector<std::uint32_t> first_;  ///< by vertex: destinations attached to it
  std::vector<std::uint32_t> destination_;
  std::vector<Cost> cost_;
};

}  // namespace nahraum::geo::detail
