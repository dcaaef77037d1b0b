#include "geo/network/snapping.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/core/numbers.h"
#include "geo/core/parallel.h"
#include "geo/network/detail/edge_shape.h"
#include "geo/network/detail/local_plane.h"
#include "geo/network/detail/network_order.h"
#include "geo/network/detail/square_grid.h"

namespace nahraum::geo {

namespace {

constexpr std::uint16_t kAllSegments = 0xFFFF;
constexpr double kNothing = std::numeric_limits<double>::infinity();

/// The nearest place found so far.
struct Nearest {
  std::uint32_t edge = StreetEdge::kNone;
  std::size_t segment = 0;
  double share = 0;
  double squared = kNothing;
};

class PointSearch {
 public:
  PointSearch(const StreetNetwork& network, const Metric& metric, const SegmentIndex& index)
      : network_(network),
        metric_(metric),
        index_(index),
        grid_{index.box, index.square_lon, index.square_lat, index.columns, index.rows} {}

  Snap snap(Position point, double limit, double look) const {
    const detail::LocalPlane plane(point);
    const Nearest nearest = search(point, plane, std::max(limit, look));
    Snap snap;
    snap.distance_m = std::sqrt(nearest.squared);
    if (nearest.edge == StreetEdge::kNone) return snap;
    locate(nearest, plane, snap);
    if (snap.distance_m <= limit) snap.edge = StreetEdge(nearest.edge);
    return snap;
  }

 private:
  /// Square rings around the point's own square; over once nothing nearer can lie outside them.
  Nearest search(Position point, const detail::LocalPlane& plane, double farthest) const {
    Nearest nearest;
    const std::int64_t column = grid_.column(point.lon);
    const std::int64_t row = grid_.row(point.lat);
    const std::int64_t last = std::max<std::int64_t>(grid_.columns, grid_.rows);
    for (std::int64_t ring = 0; ring <= last; ++ring) {
      visit_ring(column, row, ring, plane, nearest);
      const double outside = distance_outside(column, row, ring, plane);
      if (outside * outside > nearest.squared || outside > farthest) break;
    }
    return nearest;
  }

  /// How far everything is that lies beyond this ring; infinite when the grid ends here.
  double distance_outside(std::int64_t column, std::int64_t row, std::int64_t ring,
                          const detail::LocalPlane& plane) const {
    double distance = kNothing;
    const PositionBox& box = grid_.box;
    if (column - ring > 0) {
      const double x = plane.x_of(box.min.lon + (column - ring) * grid_.square_lon);
      distance = std::min(distance, -x);
    }
    if (column + ring + 1 < grid_.columns) {
      const double x = plane.x_of(box.min.lon + (column + ring + 1) * grid_.square_lon);
      distance = std::min(distance, x);
    }
    if (row - ring > 0) {
      const double y = plane.y_of(box.min.lat + (row - ring) * grid_.square_lat);
      distance = std::min(distance, -y);
    }
    if (row + ring + 1 < grid_.rows) {
      const double y = plane.y_of(box.min.lat + (row + ring + 1) * grid_.square_lat);
      distance = std::min(distance, y);
    }
    return std::max(0.0, distance);
  }

  void visit_ring(std::int64_t column, std::int64_t row, std::int64_t ring,
                  const detail::LocalPlane& plane, Nearest& nearest) const {
    const std::int64_t west = std::max<std::int64_t>(column - ring, 0);
    const std::int64_t east = std::min<std::int64_t>(column + ring, grid_.columns - 1);
    const std::int64_t south = std::max<std::int64_t>(row - ring, 0);
    const std::int64_t north = std::min<std::int64_t>(row + ring, grid_.rows - 1);
    for (std::int64_t r = south; r <= north; ++r) {
      if (r == row - ring || r == row + ring) {
        for (std::int64_t c = west; c <= east; ++c) visit_square(c, r, plane, nearest);
        continue;
      }
      if (column - ring >= 0) visit_square(column - ring, r, plane, nearest);
      if (column + ring < grid_.columns) visit_square(column + ring, r, plane, nearest);
    }
  }

  void visit_square(std::int64_t column, std::int64_t row, const detail::LocalPlane& plane,
                    Nearest& nearest) const {
    const std::size_t square = grid_.square(column, row);
    const std::uint32_t end = index_.square_starts[square + 1];
    for (std::uint32_t i = index_.square_starts[square]; i < end; ++i) {
      const std::uint32_t edge = index_.segments_edge[i];
      if (metric_.edge_cost[edge * 2] == kUnreachable &&
          metric_.edge_cost[edge * 2 + 1] == kUnreachable) {
        continue;
      }
      const detail::EdgeShape shape(network_, edge);
      if (index_.segments_index[i] != kAllSegments) {
        consider(edge, index_.segments_index[i], shape, plane, nearest);
        continue;
      }
      for (std::size_t s = 0; s < shape.segments(); ++s) consider(edge, s, shape, plane, nearest);
    }
  }

  static void consider(std::uint32_t edge, std::size_t segment, const detail::EdgeShape& shape,
                       const detail::LocalPlane& plane, Nearest& nearest) {
    const detail::Foot foot =
        detail::foot_of_origin(plane.at(shape.point(segment)), plane.at(shape.point(segment + 1)));
    const bool better = foot.squared < nearest.squared ||
                        (foot.squared == nearest.squared &&
                         std::pair{edge, segment} < std::pair{nearest.edge, nearest.segment});
    if (better) nearest = {edge, segment, foot.share, foot.squared};
  }

  void locate(const Nearest& nearest, const detail::LocalPlane& plane, Snap& snap) const {
    const detail::EdgeShape shape(network_, nearest.edge);
    const Position a = shape.point(nearest.segment);
    const Position b = shape.point(nearest.segment + 1);
    const double lon = nearest.share * (static_cast<double>(b.lon) - a.lon);
    const double lat = nearest.share * (static_cast<double>(b.lat) - a.lat);
    snap.place = {a.lon + static_cast<std::int32_t>(std::llround(lon)),
                  a.lat + static_cast<std::int32_t>(std::llround(lat))};
    snap.fraction = fraction_of(nearest, shape);
    const Point from = plane.at(a);
    const Point to = plane.at(b);
    // The origin of the plane is the point: right of the piece when it turns clockwise around it.
    snap.right_side = from.x * (to.y - from.y) - from.y * (to.x - from.x) < 0;
  }

  static double fraction_of(const Nearest& nearest, const detail::EdgeShape& shape) {
    double before = 0;
    double all = 0;
    for (std::size_t i = 0; i < shape.segments(); ++i) {
      const double length = distance_metres(shape.point(i), shape.point(i + 1));
      if (i < nearest.segment) before += length;
      if (i == nearest.segment) before += length * nearest.share;
      all += length;
    }
    const bool at_end = nearest.segment + 1 == shape.segments() && nearest.share == 1;
    if (at_end) return 1;
    return all > 0 ? std::min(1.0, before / all) : 0;
  }

  const StreetNetwork& network_;
  const Metric& metric_;
  const SegmentIndex& index_;
  detail::SquareGrid grid_;
};

/// Points in an order in which neighbours follow each other: their squares stay in the cache.
std::vector<std::uint32_t> near_to_near(const std::vector<Position>& points,
                                        const PositionBox& box) {
  std::vector<std::uint64_t> keys(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Position p{std::clamp(points[i].lon, box.min.lon, box.max.lon),
                     std::clamp(points[i].lat, box.min.lat, box.max.lat)};
    keys[i] = std::uint64_t{detail::hilbert_key(p, box)} << 32 | i;
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order(keys.size());
  std::transform(keys.begin(), keys.end(), order.begin(),
                 [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  return order;
}

Text distance_words(double metres, Metres looked) {
  if (metres <= looked.value) return number_text(metres, 0);
  const Text most = number_text(looked.value, 0);
  return {"mehr als " + most.de, "more than " + most.en};
}

}  // namespace

std::vector<Snap> snap_points(const StreetGraph& graph, const Metric& metric,
                              const SegmentIndex& index, const std::vector<Position>& points,
                              const SnapOptions& options) {
  Snap nothing;
  nothing.distance_m = kNothing;
  std::vector<Snap> snaps(points.size(), nothing);
  const bool any = std::any_of(metric.edge_cost.begin(), metric.edge_cost.end(),
                               [](Cost cost) { return cost != kUnreachable; });
  if (!any || index.columns == 0) return snaps;
  const PointSearch search(graph.network, metric, index);
  const std::vector<std::uint32_t> order = near_to_near(points, index.box);
  ordered_for({.size = points.size(), .threads = options.threads, .chunk = 1024},
              [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                  snaps[order[i]] =
                      search.snap(points[order[i]], options.limit.value, options.look.value);
                }
              });
  return snaps;
}

void report_snaps(const StreetGraph& graph, const std::vector<Snap>& snaps, const PointNames& names,
                  const SnapOptions& options, Findings& findings) {
  const Text limit = number_text(options.limit.value, 0);
  for (std::size_t i = 0; i < snaps.size(); ++i) {
    const std::string id = i < names.ids.size() ? names.ids[i] : std::to_string(i + 1);
    const std::size_t row = i < names.rows.size() ? names.rows[i] : 0;
    if (!snaps[i].edge.valid()) {
      const Text distance = distance_words(snaps[i].distance_m, options.look);
      findings.add(
          Severity::Warning, "snap.far",
          {fmt::format("„{}“ liegt {} m von der nächsten benutzbaren Straße entfernt (Grenze {} m) "
                       "und ist deshalb nicht angebunden.",
                       id, distance.de, limit.de),
           fmt::format("\"{}\" lies {} m from the nearest usable street (limit {} m) and is "
                       "therefore not connected.",
                       id, distance.en, limit.en)},
          row);
      continue;
    }
    const std::uint32_t from = graph.network.edge_from[snaps[i].edge.value];
    if (graph.network.node_component[from] == 0) continue;
    findings.add(Severity::Warning, "snap.component",
                 text("„{}“ liegt an einem Teil des Straßennetzes, der mit dem größten Teil nicht "
                      "verbunden ist.",
                      "\"{}\" lies on a part of the street network that is not connected with the "
                      "largest part.",
                      id),
                 row);
  }
}

}  // namespace nahraum::geo
