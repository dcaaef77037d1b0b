#pragma once
// Points onto the network: the nearest piece a profile may use, the place on it, and the walk
// there.
//
//   const SegmentIndex index = build_segment_index(graph.network);
//   const Snaps snaps = snap_points(graph, metric, index, points, {.limit = Metres(500)});
//   const Attachments from = leaving(graph, metric, snaps), to = arriving(graph, metric, snaps);

#include <optional>
#include <string>
#include <vector>

#include "geo/core/units.h"
#include "geo/network/street_graph.h"

namespace nahraum::geo {

struct Snap {
  StreetEdge edge;          ///< invalid: no usable piece within the limit
  double fraction = 0;      ///< of the length, from the `from` end
  double distance_m = 0;    ///< from the point to the piece, straight; also when beyond the limit
  bool right_side = false;  ///< the point lies to the right of the piece
  Position place;           ///< on the piece
};

/// A uniform grid over all segments of all edges: flat arrays, stored with the network.
struct SegmentIndex {
  PositionBox box;
  std::int32_t square_lon = 1, square_lat = 1;  ///< size of a square in 1e-7 degree
  std::uint32_t columns = 0, rows = 0;
  FlatArray<std::uint32_t> square_starts;
  FlatArray<std::uint32_t> segments_edge;   ///< by entry: edge
  FlatArray<std::uint16_t> segments_index;  ///< by entry: how many-th segment (65535 = look at all)
};
[[nodiscard]] SegmentIndex build_segment_index(const StreetNetwork& network);

struct SnapOptions {
  Metres limit{500};
  /// Look so far for the distance of points beyond the limit; points with nothing nearer get an
  /// infinite distance. Costly for many points far from any street.
  Metres look{25'000};
  std::size_t threads = 0;
};
/// One a point, in order. Among pieces equally near the lower edge number wins. A piece counts as
/// usable when its metric allows at least one direction.
[[nodiscard]] std::vector<Snap> snap_points(const StreetGraph& graph, const Metric& metric,
                                            const SegmentIndex& index,
                                            const std::vector<Position>& points,
                                            const SnapOptions& options);

/// How points enter or leave the graph: rows of point i are [starts[i], starts[i+1]).
struct Attachments {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> vertices;
  std::vector<Cost> costs;  ///< walk to the network and the part of the piece travelled
  [[nodiscard]] std::size_t points() const { return starts.empty() ? 0 : starts.size() - 1; }
};
/// From the points into the graph (heads of the arcs along the piece).
[[nodiscard]] Attachments leaving(const StreetGraph& graph, const Metric& metric,
                                  const std::vector<Snap>& snaps);
/// From the graph to the points (tails of all arcs along the piece, copies of junctions included).
[[nodiscard]] Attachments arriving(const StreetGraph& graph, const Metric& metric,
                                   const std::vector<Snap>& snaps);
/// Points that are nodes themselves (tables `id,node`): cost 0. kNone rows attach to nothing.
[[nodiscard]] Attachments leaving_nodes(const StreetGraph& graph,
                                        const std::vector<StreetNode>& nodes);
[[nodiscard]] Attachments arriving_nodes(const StreetGraph& graph,
                                         const std::vector<StreetNode>& nodes);

/// Cost between two points on the same piece without leaving it, walks included; kUnreachable when
/// they lie on different pieces or the direction is closed.
[[nodiscard]] Cost along_one_edge(const StreetGraph& graph, const Metric& metric, const Snap& from,
                                  const Snap& to);

/// What a person calls the points, and where they stand in their file.
struct PointNames {
  std::vector<std::string> ids;
  std::vector<std::size_t> rows{};  ///< as a person counts; empty = no row is named
};
/// Findings "snap.far" (with the distance) for points without a piece within the limit, and
/// "snap.component" for points on a component other than the largest, each with the point's row.
void report_snaps(const StreetGraph& graph, const std::vector<Snap>& snaps, const PointNames& names,
                  const SnapOptions& options, Findings& findings);

}  // namespace nahraum::geo
