#include "geo/travel/cost_table.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>

#include "geo/core/error.h"
#include "geo/travel/detail/bounded_searches.h"
#include "geo/travel/detail/huge_array.h"
#include "geo/travel/detail/nearest_search.h"
#include "geo/travel/detail/reducers.h"
#include "geo/travel/detail/sweep.h"
#include "geo/travel/detail/workers.h"

namespace nahraum::geo {

namespace {

/// One question's method, prepared once, run on one range of origins after another.
class Run {
 public:
  Run(const TravelProblem& problem, const TravelOptions& options, Progress& progress)
      : problem_(problem), progress_(progress) {
    if (options.method == TravelMethod::Sweep && problem.hierarchy == nullptr) {
      throw Error(ErrorKind::Internal,
                  {"Dem Sammellauf fehlt die Hierarchie.", "The sweep has no hierarchy."});
    }
    if (options.method == TravelMethod::Sweep || automatic_sweep(options)) {
      sweep_ = detail::make_sweep(problem, options);
    } else if (!searches_) {
      searches_.emplace(problem, options);
    }
  }

  void origins(std::size_t begin, std::size_t end, detail::Reducer& reducer) {
    std::vector<std::uint32_t> numbers(end - begin);
    std::iota(numbers.begin(), numbers.end(), static_cast<std::uint32_t>(begin));
    if (sweep_) {
      sweep_->run(numbers, reducer, progress_);
    } else {
      searches_->run(numbers, reducer, progress_);
    }
  }

 private:
  /// By counting, not by the clock, so that a machine's mood decides nothing. In nanoseconds: a
  /// vertex settled by a search costs about 100 (measured, docs/performance.md); a line of a sweep
  /// about 12 and preparing a sweep about 60 a vertex of the network (both estimated). The choice
  /// changes the time, never the result.
  bool automatic_sweep(const TravelOptions& options) {
    if (options.method != TravelMethod::Automatic || problem_.hierarchy == nullptr) return false;
    const auto origins = static_cast<double>(problem_.origins.points());
    const auto vertices = static_cast<double>(problem_.topology.vertices());
    const double lanes = options.limit < 0xFFFFU ? 32 : 16;
    const double lines =
        std::min(vertices, 20 * static_cast<double>(problem_.destinations.vertices.size()));
    const double sweep = 60 * vertices + std::ceil(origins / lanes) * 12 * lines;
    const double break_even = sweep / (100 * std::max(origins, 1.0));
    if (break_even >= vertices) return false;
    searches_.emplace(problem_, options);
    // Searching twice as far as the break-even tells enough.
    const double settled = searches_->mean_settled(static_cast<std::size_t>(2 * break_even) + 1);
    if (settled <= break_even) return false;
    searches_.reset();
    return true;
  }

  const TravelProblem& problem_;
  Progress& progress_;
  std::optional<detail::BoundedSearches> searches_;
  std::unique_ptr<detail::Sweep> sweep_;
};

/// Origins whose rows together stay below this many bytes are worked at a time.
std::size_t origins_at_once(std::size_t destinations, std::size_t bytes_each) {
  constexpr std::size_t kMostBytes = std::size_t{256} << 20U;
  constexpr std::size_t kFewest = 64;  // two full batches
  return std::max(kFewest, kMostBytes / std::max<std::size_t>(destinations * bytes_each, 1));
}

}  // namespace

CostTable cost_table(const TravelProblem& problem, const TravelOptions& options,
                     Progress& progress) {
  CostTable table;
  table.origins = problem.origins.points();
  table.destinations = problem.destinations.points();
  const detail::HugeArray<Cost> costs(table.origins * table.destinations);
  detail::DenseRows reducer(0, table.destinations, costs.data());
  Run(problem, options, progress).origins(0, table.origins, reducer);
  table.costs = FlatArray<Cost>::view(costs.span(), costs.owner());
  return table;
}

void stream_cost_rows(const TravelProblem& problem, const TravelOptions& options,
                      const RowSink& sink, Progress& progress) {
  const std::size_t origins = problem.origins.points();
  const std::size_t destinations = problem.destinations.points();
  const std::size_t at_once = std::min(origins, origins_at_once(destinations, sizeof(Cost)));
  const detail::HugeArray<Cost> rows(at_once * destinations);
  Run run(problem, options, progress);
  for (std::size_t begin = 0; begin < origins; begin += at_once) {
    const std::size_t end = std::min(begin + at_once, origins);
    detail::DenseRows reducer(begin, destinations, rows.data());
    run.origins(begin, end, reducer);
    for (std::size_t origin = begin; origin < end; ++origin) {
      sink(origin, rows.span().subspan((origin - begin) * destinations, destinations));
    }
  }
}

SparseCosts sparse_costs(const TravelProblem& problem, const TravelOptions& options,
                         Progress& progress) {
  const std::size_t origins = problem.origins.points();
  const std::size_t at_once = origins_at_once(problem.destinations.points(), 8);
  SparseCosts result;
  result.starts.push_back(0);
  Run run(problem, options, progress);
  for (std::size_t begin = 0; begin < origins; begin += at_once) {
    const std::size_t end = std::min(begin + at_once, origins);
    detail::SparseRows reducer(begin, end - begin);
    run.origins(begin, end, reducer);
    for (const auto& row : reducer.rows()) {
      result.destinations.insert(result.destinations.end(), row.destinations.begin(),
                                 row.destinations.end());
      result.costs.insert(result.costs.end(), row.costs.begin(), row.costs.end());
      result.starts.push_back(result.destinations.size());
    }
  }
  return result;
}

NearestOrigins nearest_origins(const TravelProblem& problem, std::size_t k,
                               const TravelOptions& options, Progress& progress) {
  if (k == 0) return {0, {}, {}};
  if (k == 1 && options.method == TravelMethod::Automatic)
    return detail::nearest_by_one_search(problem, options.limit, progress);
  detail::Nearest reducer(k, problem.destinations.points(), detail::worker_count(options.threads),
                          options);
  Run(problem, options, progress).origins(0, problem.origins.points(), reducer);
  return reducer.result();
}

namespace {

/// Two reducers on the same costs.
class Both : public detail::TileReducer<Both> {
 public:
  Both(detail::Reach& reach, detail::Nearest& nearest) : reach_(reach), nearest_(nearest) {}
  void begin(const detail::Batch& batch) override { reach_.begin(batch); }
  template <typename Lane>
  void take(const detail::Batch& batch, const detail::Tile<Lane>& tile) {
    reach_.take(batch, tile);
    nearest_.take(batch, tile);
  }
  void end(const detail::Batch& batch) override { reach_.end(batch); }
  void row(const detail::SparseRow& row) override {
    reach_.row(row);
    nearest_.row(row);
  }

 private:
  detail::Reach& reach_;
  detail::Nearest& nearest_;
};

}  // namespace

ReachCounts reach_counts(const TravelProblem& problem, const ReachQuestion& question,
                         const TravelOptions& options, Progress& progress) {
  const detail::Reach::Size size{problem.origins.points(), problem.destinations.points(),
                                 detail::worker_count(options.threads)};
  detail::Reach reach(question, size, options);
  Run run(problem, options, progress);
  if (question.nearest == 0) {
    run.origins(0, size.origins, reach);
    return reach.result();
  }
  detail::Nearest nearest(question.nearest, size.destinations, size.workers, options);
  Both both(reach, nearest);
  run.origins(0, size.origins, both);
  ReachCounts result = reach.result();
  result.nearest = nearest.result();
  return result;
}

}  // namespace nahraum::geo
