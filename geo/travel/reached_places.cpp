#include "geo/travel/reached_places.h"

#include <algorithm>
#include <cmath>

namespace nahraum::geo {

namespace {

/// A piece of street as a way from its beginning, with the length up to each point.
class PieceWay {
 public:
  PieceWay(const StreetNetwork& network, DirectedEdge directed) {
    const std::uint32_t edge = directed / 2;
    points_.push_back(network.node_positions[network.edge_from[edge]]);
    for (std::uint64_t i = network.shape_starts[edge]; i < network.shape_starts[edge + 1]; ++i)
      points_.push_back(network.shape[i]);
    points_.push_back(network.node_positions[network.edge_to[edge]]);
    if (directed % 2 != 0) std::reverse(points_.begin(), points_.end());
    lengths_.push_back(0);
    for (std::size_t i = 1; i < points_.size(); ++i)
      lengths_.push_back(lengths_.back() + distance_metres(points_[i - 1], points_[i]));
  }
  [[nodiscard]] double length() const { return lengths_.back(); }
  /// Longitude and latitude at a share of the length.
  [[nodiscard]] Point at(double share) const {
    const double wanted = share * length();
    const auto after = std::upper_bound(lengths_.begin() + 1, lengths_.end() - 1, wanted);
    const auto i = static_cast<std::size_t>(after - lengths_.begin());
    const double span = lengths_[i] - lengths_[i - 1];
    const double s = span > 0 ? (wanted - lengths_[i - 1]) / span : 0;
    const Position a = points_[i - 1], b = points_[i];
    return {a.longitude() + s * (b.longitude() - a.longitude()),
            a.latitude() + s * (b.latitude() - a.latitude())};
  }

 private:
  std::vector<Position> points_;
  std::vector<double> lengths_;
};

class Sampler {
 public:
  Sampler(const ReachedStreets& reached, Metres spacing)
      : reached_(reached), spacing_(spacing.value) {}

  /// From share `from` of a directed piece to its end, beginning at `start`.
  void along(DirectedEdge directed, double from, double start, Cost whole) {
    if (whole == kUnreachable || start > reached_.limit) return;
    const PieceWay way(reached_.graph.network, directed);
    const double rest = (1 - from) * whole;
    const double usable = rest > 0 ? std::min(1.0, (reached_.limit - start) / rest) : 1.0;
    const double metres = usable * (1 - from) * way.length();
    const auto steps = std::max(1.0, std::ceil(metres / spacing_));
    for (double step = 0; step <= steps; ++step) {
      const double share = usable * step / steps;
      add(way.at(from + share * (1 - from)), start + share * rest);
    }
  }

  void around_origin(const ContourOrigin& origin) {
    add({origin.point.longitude(), origin.point.latitude()}, 0);
    if (!origin.snap.edge.valid()) return;
    const double walk = origin.snap.distance_m / reached_.metric.access_metres_per_unit;
    const DirectedEdge forward = origin.snap.edge.value * 2;
    const double share = origin.snap.fraction;
    along(forward, share, walk, travelled(forward));
    along(forward + 1, 1 - share, walk, travelled(forward + 1));
  }

  void all_streets() {
    const Topology& topology = reached_.graph.topology;
    const bool forward = reached_.direction == Direction::Forward;
    for (const std::uint32_t v : reached_.workspace.settled()) {
      const auto& first = forward ? topology.first_out : topology.first_in;
      for (std::uint32_t i = first[v]; i < first[v + 1]; ++i)
        street(v, forward ? i : topology.in_arc[i]);
    }
  }

  std::vector<ReachedPlace> take(const CrsTransform& from_wgs84) {
    std::vector<Point> points;
    points.reserve(places_.size());
    for (const ReachedPlace& place : places_) points.push_back(place.place);
    from_wgs84.apply_all(points);
    for (std::size_t i = 0; i < places_.size(); ++i) places_[i].place = points[i];
    return std::move(places_);
  }

 private:
  void add(Point lonlat, double cost) {
    // A share of a limit may come out a breath above it.
    const double within = std::min(cost, static_cast<double>(reached_.limit));
    places_.push_back({lonlat, within / 600.0});
  }
  /// Cost of a piece when it is passed away from where the search stands.
  [[nodiscard]] Cost travelled(DirectedEdge away) const {
    const bool forward = reached_.direction == Direction::Forward;
    return reached_.metric.edge_cost[forward ? away : away ^ 1U];
  }
  void street(std::uint32_t vertex, std::uint32_t arc) {
    if (reached_.metric.arc_cost[arc] == kUnreachable) return;
    const bool forward = reached_.direction == Direction::Forward;
    const DirectedEdge away = reached_.graph.arc_edge[arc] ^ (forward ? 0U : 1U);
    along(away, 0, reached_.workspace.cost(vertex), reached_.metric.arc_cost[arc]);
  }

  const ReachedStreets& reached_;
  double spacing_;
  std::vector<ReachedPlace> places_;
};

}  // namespace

std::vector<ReachedPlace> reached_places(const ReachedStreets& reached, const ContourOrigin& origin,
                                         Metres spacing, const CrsTransform& from_wgs84) {
  Sampler sampler(reached, spacing);
  sampler.around_origin(origin);
  sampler.all_streets();
  return sampler.take(from_wgs84);
}

}  // namespace nahraum::geo
