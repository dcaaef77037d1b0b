#include "geo/travel/detail/nearest_search.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace nahraum::geo::detail {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// Cost in the upper half, origin in the lower: of equal costs the lower origin comes first. Going
/// on along an arc keeps that order, so labels may be settled by it (also along arcs of cost 0).
using Label = std::uint64_t;
constexpr Label kNoLabel = ~Label{0};
constexpr Label label(Cost cost, std::uint32_t origin) { return (Label{cost} << 32U) | origin; }
constexpr Cost cost_of(Label label) { return static_cast<Cost>(label >> 32U); }
constexpr std::uint32_t origin_of(Label label) { return static_cast<std::uint32_t>(label); }

class VoronoiSearch {
 public:
  VoronoiSearch(const TravelProblem& problem, Cost limit)
      : problem_(problem), limit_(limit), labels_(problem.topology.vertices(), kNoLabel) {}

  void run(Progress& progress) {
    const Attachments& origins = problem_.origins;
    for (std::uint32_t origin = 0; origin < origins.points(); ++origin) {
      for (std::uint32_t i = origins.starts[origin]; i < origins.starts[origin + 1]; ++i)
        reach(origins.vertices[i], origins.costs[i], origin);
    }
    for (std::size_t settled = 0; !heap_.empty(); ++settled) {
      if (settled % kCheckEvery == 0) progress.check();
      const Item item = heap_.top();
      heap_.pop();
      if (labels_[item.vertex] == item.label) settle(item);
    }
  }

  [[nodiscard]] NearestOrigins of_destinations() const {
    const Attachments& points = problem_.destinations;
    NearestOrigins result{.k = 1, .origin = {}, .cost = {}};
    result.origin.assign(points.points(), kNone);
    result.cost.assign(points.points(), kUnreachable);
    for (std::uint32_t point = 0; point < points.points(); ++point) {
      Label best = kNoLabel;
      for (std::uint32_t i = points.starts[point]; i < points.starts[point + 1]; ++i) {
        const Label at = labels_[points.vertices[i]];
        if (at == kNoLabel) continue;
        const Cost cost = add_costs(cost_of(at), points.costs[i]);
        if (cost <= limit_) best = std::min(best, label(cost, origin_of(at)));
      }
      if (best == kNoLabel) continue;
      result.origin[point] = origin_of(best);
      result.cost[point] = cost_of(best);
    }
    return result;
  }

 private:
  static constexpr std::size_t kCheckEvery = 1U << 16U;
  struct Item {
    Label label;
    std::uint32_t vertex;
    friend auto operator<=>(const Item&, const Item&) = default;
  };

  void reach(std::uint32_t vertex, Cost cost, std::uint32_t origin) {
    if (cost > limit_ || label(cost, origin) >= labels_[vertex]) return;
    labels_[vertex] = label(cost, origin);
    heap_.push({labels_[vertex], vertex});
  }

  void settle(const Item& item) {
    const Topology& topology = problem_.topology;
    for (std::uint32_t arc = topology.first_out[item.vertex];
         arc < topology.first_out[item.vertex + 1]; ++arc) {
      reach(topology.head[arc], add_costs(cost_of(item.label), problem_.arc_cost[arc]),
            origin_of(item.label));
    }
  }

  const TravelProblem& problem_;
  Cost limit_;
  std::vector<Label> labels_;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> heap_;
};

}  // namespace

NearestOrigins nearest_by_one_search(const TravelProblem& problem, Cost limit, Progress& progress) {
  VoronoiSearch search(problem, std::min(limit, kLargestCost));
  search.run(progress);
  return search.of_destinations();
}

}  // namespace nahraum::geo::detail
