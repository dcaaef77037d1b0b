#include "geo/travel/detail/bounded_searches.h"

#include <algorithm>
#include <atomic>
#include <numeric>

#include "geo/core/parallel.h"
#include "geo/travel/detail/workers.h"

namespace nahraum::geo::detail {

BoundedSearches::BoundedSearches(const TravelProblem& problem, const TravelOptions& options)
    : problem_(problem),
      limit_(std::min(options.limit, kLargestCost)),
      workers_(worker_count(options.threads)) {
  const Attachments& points = problem.destinations;
  first_.assign(problem.topology.vertices() + 1, 0);
  for (const std::uint32_t v : points.vertices) ++first_[v + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  destination_.resize(points.vertices.size());
  cost_.resize(points.vertices.size());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t point = 0; point < points.points(); ++point) {
    for (std::uint32_t i = points.starts[point]; i < points.starts[point + 1]; ++i) {
      const std::uint32_t slot = next[points.vertices[i]]++;
      destination_[slot] = point;
      cost_[slot] = points.costs[i];
    }
  }
}

void BoundedSearches::settle(std::uint32_t origin, std::size_t most, Worker& worker) const {
  const Attachments& points = problem_.origins;
  worker.entries.clear();
  for (std::uint32_t i = points.starts[origin]; i < points.starts[origin + 1]; ++i) {
    worker.entries.push_back({points.vertices[i], points.costs[i]});
  }
  search({problem_.topology, problem_.arc_cost}, worker.entries,
         {.limit = limit_, .settle_at_most = most}, worker.search);
}

void BoundedSearches::find_row(std::uint32_t origin, Worker& worker) const {
  settle(origin, SIZE_MAX, worker);
  worker.best.resize(problem_.destinations.points(), kUnreachable);
  worker.reached.clear();
  for (const std::uint32_t v : worker.search.settled()) {
    for (std::uint32_t slot = first_[v]; slot < first_[v + 1]; ++slot) {
      const Cost cost = add_costs(worker.search.cost(v), cost_[slot]);
      if (cost > limit_) continue;
      Cost& best = worker.best[destination_[slot]];
      if (best == kUnreachable) worker.reached.push_back(destination_[slot]);
      best = std::min(best, cost);
    }
  }
  std::ranges::sort(worker.reached);
  worker.costs.clear();
  for (const std::uint32_t destination : worker.reached) {
    worker.costs.push_back(worker.best[destination]);
    worker.best[destination] = kUnreachable;
  }
}

void BoundedSearches::run(std::span<const std::uint32_t> origins, Reducer& reducer,
                          Progress& progress) {
  std::atomic<std::size_t> next{0}, done{0};
  const std::size_t active = std::min(workers_.size(), std::max<std::size_t>(origins.size(), 1));
  ordered_for({.size = active, .threads = active, .chunk = 1}, [&](std::size_t w, std::size_t) {
    for (std::size_t i = next++; i < origins.size(); i = next++) {
      find_row(origins[i], workers_[w]);
      reducer.row({w, origins[i], workers_[w].reached, workers_[w].costs});
      progress.step(++done, origins.size());
    }
  });
}

double BoundedSearches::mean_settled(std::size_t most) {
  constexpr std::size_t kSamples = 8;
  const std::size_t origins = problem_.origins.points();
  const std::size_t samples = std::min(kSamples, origins);
  std::size_t settled = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    settle(static_cast<std::uint32_t>(i * origins / samples), most, workers_.front());
    settled += workers_.front().search.settled().size();
  }
  return samples == 0 ? 0 : static_cast<double>(settled) / static_cast<double>(samples);
}

}  // namespace nahraum::geo::detail
