#include <cmath>
#include <numeric>

#include "geo/network/detail/edge_shape.h"
#include "geo/network/detail/local_plane.h"
#include "geo/network/detail/square_grid.h"
#include "geo/network/snapping.h"

namespace nahraum::geo {

namespace {

constexpr std::uint16_t kAllSegments = 0xFFFF;
constexpr double kSegmentsPerSquare = 2;
constexpr double kSmallestSquare = 40;  ///< metres

PositionBox box_of(const StreetNetwork& network) {
  PositionBox box;
  for (const Position p : network.node_positions) box.add(p);
  for (const Position p : network.shape) box.add(p);
  return box;
}

std::int32_t units(double metres, double metres_per_unit, std::int64_t width) {
  const double most = static_cast<double>(std::min<std::int64_t>(width, 1 << 30));
  return static_cast<std::int32_t>(std::clamp(metres / metres_per_unit, 1.0, std::max(1.0, most)));
}

/// Squares on the ground, about as many as half the segments.
detail::SquareGrid grid_over(const StreetNetwork& network) {
  detail::SquareGrid grid;
  grid.box = box_of(network);
  const Position middle{
      static_cast<std::int32_t>((std::int64_t{grid.box.min.lon} + grid.box.max.lon) / 2),
      static_cast<std::int32_t>((std::int64_t{grid.box.min.lat} + grid.box.max.lat) / 2)};
  const detail::LocalPlane plane(middle);
  const std::int64_t wide = std::int64_t{grid.box.max.lon} - grid.box.min.lon + 1;
  const std::int64_t high = std::int64_t{grid.box.max.lat} - grid.box.min.lat + 1;
  const double per_lon = plane.x_of(middle.lon + 1000) / 1000;
  const double per_lat = plane.y_of(middle.lat + 1000) / 1000;
  const double ground = static_cast<double>(wide) * per_lon * static_cast<double>(high) * per_lat;
  const auto segments = static_cast<double>(network.edges() + network.shape.size());
  const double along = static_cast<double>(wide) * per_lon + static_cast<double>(high) * per_lat;
  // A network along one line has hardly any ground: then the squares divide its length.
  const double side = std::max({std::sqrt(ground * kSegmentsPerSquare / segments),
                                along * kSegmentsPerSquare / segments / 4, kSmallestSquare});
  grid.square_lon = units(side, per_lon, wide);
  grid.square_lat = units(side, per_lat, high);
  grid.columns = static_cast<std::uint32_t>((wide + grid.square_lon - 1) / grid.square_lon);
  grid.rows = static_cast<std::uint32_t>((high + grid.square_lat - 1) / grid.square_lat);
  return grid;
}

/// Calls visit(square, edge, segment) for all segments in order.
template <typename Visit>
void for_each_entry(const StreetNetwork& network, const detail::SquareGrid& grid,
                    const Visit& visit) {
  for (std::uint32_t edge = 0; edge < network.edges(); ++edge) {
    const detail::EdgeShape shape(network, edge);
    Position before = shape.point(0);
    for (std::size_t i = 0; i < shape.segments(); ++i) {
      const Position next = shape.point(i + 1);
      grid.along(before, next, [&](std::size_t square) { visit(square, edge, i); });
      before = next;
    }
  }
}

}  // namespace

SegmentIndex build_segment_index(const StreetNetwork& network) {
  SegmentIndex index;
  if (network.edges() == 0) return index;
  const detail::SquareGrid grid = grid_over(network);
  std::vector<std::uint32_t> starts(std::size_t{grid.columns} * grid.rows + 1, 0);
  for_each_entry(network, grid,
                 [&](std::size_t square, std::uint32_t, std::size_t) { ++starts[square + 1]; });
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  std::vector<std::uint32_t> edges(starts.back());
  std::vector<std::uint16_t> segments(starts.back());
  for_each_entry(network, grid, [&](std::size_t square, std::uint32_t edge, std::size_t segment) {
    const std::uint32_t entry = next[square]++;
    edges[entry] = edge;
    segments[entry] = segment < kAllSegments ? static_cast<std::uint16_t>(segment) : kAllSegments;
  });
  index.box = grid.box;
  index.square_lon = grid.square_lon;
  index.square_lat = grid.square_lat;
  index.columns = grid.columns;
  index.rows = grid.rows;
  index.square_starts = std::move(starts);
  index.segments_edge = std::move(edges);
  index.segments_index = std::move(segments);
  return index;
}

}  // namespace nahraum::geo
