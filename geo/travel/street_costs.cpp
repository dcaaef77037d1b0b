#include "geo/travel/street_costs.h"

#include <algorithm>
#include <cmath>

#include "geo/travel/reversed.h"

namespace nahraum::geo {

namespace {

/// Column numbers by edge: sorted pairs, so that a row finds those on its own edge at once.
class ColumnsByEdge {
 public:
  explicit ColumnsByEdge(const std::vector<Snap>& snaps) {
    for (std::uint32_t i = 0; i < snaps.size(); ++i) {
      if (snaps[i].edge.valid()) entries_.emplace_back(snaps[i].edge.value, i);
    }
    std::sort(entries_.begin(), entries_.end());
  }
  template <typename Use>
  void on(StreetEdge edge, const Use& use) const {
    auto entry = std::lower_bound(entries_.begin(), entries_.end(),
                                  std::pair<std::uint32_t, std::uint32_t>(edge.value, 0));
    for (; entry != entries_.end() && entry->first == edge.value; ++entry) use(entry->second);
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> entries_;
};

struct OnePiecePair {
  std::uint32_t column;
  Cost cost;
};

/// Pairs of this row that need not leave their piece of street, within the limit, ascending.
std::vector<OnePiecePair> one_piece_pairs(const StreetTrip& trip, const ColumnsByEdge& columns,
                                          std::size_t row, Cost limit) {
  std::vector<OnePiecePair> pairs;
  if (trip.rows.snaps.empty() || !trip.rows.snaps[row].edge.valid()) return pairs;
  const Snap& own = trip.rows.snaps[row];
  columns.on(own.edge, [&](std::uint32_t column) {
    const Snap& other = trip.columns.snaps[column];
    const bool from_rows = trip.direction == TripDirection::FromRows;
    const Cost cost =
        along_one_edge(trip.graph, trip.metric, from_rows ? own : other, from_rows ? other : own);
    if (cost <= limit) pairs.push_back({column, cost});
  });
  return pairs;
}

/// The graph as the rows see it, and the problem on it.
class Problem {
 public:
  explicit Problem(const StreetTrip& trip) : trip_(trip) {
    if (trip.direction == TripDirection::FromRows) return;
    reversed_ = reversed(trip.graph.topology, trip.metric.arc_cost.span());
    if (trip.hierarchy != nullptr) hierarchy_ = reversed(*trip.hierarchy);
  }
  [[nodiscard]] TravelProblem problem() const {
    if (!reversed_) {
      return {trip_.graph.topology, trip_.metric.arc_cost.span(), trip_.rows.leaving,
              trip_.columns.arriving, trip_.hierarchy};
    }
    return {reversed_->topology, reversed_->arc_cost.span(), trip_.rows.arriving,
            trip_.columns.leaving, hierarchy_ ? &*hierarchy_ : nullptr};
  }

 private:
  const StreetTrip& trip_;
  std::optional<ReversedGraph> reversed_;
  std::optional<CustomisedHierarchy> hierarchy_;
};

/// One sorted row and its one-piece pairs, the smaller cost of both.
void merge_row(std::span<const std::uint32_t> columns, std::span<const Cost> costs,
               const std::vector<OnePiecePair>& pairs, SparseCosts& out) {
  std::size_t i = 0;
  const auto put = [&](std::uint32_t column, Cost cost) {
    out.destinations.push_back(column);
    out.costs.push_back(cost);
  };
  for (const OnePiecePair& pair : pairs) {
    for (; i < columns.size() && columns[i] < pair.column; ++i) put(columns[i], costs[i]);
    const bool both = i < columns.size() && columns[i] == pair.column;
    put(pair.column, both ? std::min(pair.cost, costs[i]) : pair.cost);
    if (both) ++i;
  }
  for (; i < columns.size(); ++i) put(columns[i], costs[i]);
  out.starts.push_back(out.destinations.size());
}

}  // namespace

StreetPoints street_points(const StreetGraph& graph, const Metric& metric,
                           std::vector<Snap> snaps) {
  StreetPoints points;
  points.leaving = leaving(graph, metric, snaps);
  points.arriving = arriving(graph, metric, snaps);
  points.snaps = std::move(snaps);
  return points;
}

StreetPoints street_points(const StreetGraph& graph, const std::vector<StreetNode>& nodes) {
  return {{}, leaving_nodes(graph, nodes), arriving_nodes(graph, nodes)};
}

SparseCosts street_costs(const StreetTrip& trip, const TravelOptions& options, Progress& progress) {
  const Problem problem(trip);
  const SparseCosts found = sparse_costs(problem.problem(), options, progress);
  const ColumnsByEdge columns(trip.columns.snaps);
  SparseCosts result;
  result.starts.reserve(found.starts.size());
  result.starts.push_back(0);
  result.destinations.reserve(found.destinations.size());
  result.costs.reserve(found.costs.size());
  for (std::size_t row = 0; row < trip.rows.size(); ++row) {
    const std::size_t begin = found.starts[row];
    const std::size_t count = found.starts[row + 1] - begin;
    merge_row(std::span(found.destinations).subspan(begin, count),
              std::span(found.costs).subspan(begin, count),
              one_piece_pairs(trip, columns, row, options.limit), result);
  }
  return result;
}

void stream_street_costs(const StreetTrip& trip, const TravelOptions& options, const RowSink& sink,
                         Progress& progress) {
  const Problem problem(trip);
  const ColumnsByEdge columns(trip.columns.snaps);
  std::vector<Cost> whole;
  stream_cost_rows(
      problem.problem(), options,
      [&](std::size_t row, std::span<const Cost> costs) {
        whole.assign(costs.begin(), costs.end());
        for (const OnePiecePair& pair : one_piece_pairs(trip, columns, row, options.limit))
          whole[pair.column] = std::min(whole[pair.column], pair.cost);
        sink(row, whole);
      },
      progress);
}

NearestOrigins nearest_on_streets(const StreetTrip& trip, const TravelOptions& options,
                                  Progress& progress) {
  const Problem problem(trip);
  NearestOrigins nearest = nearest_origins(problem.problem(), 1, options, progress);
  const ColumnsByEdge columns(trip.columns.snaps);
  for (std::uint32_t row = 0; row < trip.rows.size(); ++row) {
    for (const OnePiecePair& pair : one_piece_pairs(trip, columns, row, options.limit)) {
      const bool better =
          pair.cost < nearest.cost[pair.column] ||
          (pair.cost == nearest.cost[pair.column] && row < nearest.origin[pair.column]);
      if (!better) continue;
      nearest.cost[pair.column] = pair.cost;
      nearest.origin[pair.column] = row;
    }
  }
  return nearest;
}

Cost cost_of(Minutes time) {
  return static_cast<Cost>(
      std::clamp(std::floor(time.count() * 600 + 1e-6), 0.0, static_cast<double>(kLargestCost)));
}

Cost cost_of(Metres length) {
  return static_cast<Cost>(
      std::clamp(std::floor(length.value * 1000 + 1e-6), 0.0, static_cast<double>(kLargestCost)));
}

Minutes minutes_of(Cost deciseconds) { return Minutes(deciseconds / 600.0); }

}  // namespace nahraum::geo
