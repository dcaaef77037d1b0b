#include "geo/travel/detail/trace_rings.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace nahraum::geo::detail {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// Sides of squares by number: the horizontal side right of corner i is 2i, the vertical one above
/// it 2i + 1. Every side that the border crosses begins exactly one piece of border and ends one.
class Tracer {
 public:
  explicit Tracer(const Lattice& lattice)
      : lattice_(lattice), next_(2 * lattice.values.size(), kNone) {}

  std::vector<Ring> rings() {
    for (std::size_t row = 0; row + 1 < lattice_.rows; ++row) {
      for (std::size_t column = 0; column + 1 < lattice_.columns; ++column)
        add_square(row * lattice_.columns + column);
    }
    std::vector<Ring> result;
    for (std::uint32_t side = 0; side < next_.size(); ++side) {
      if (next_[side] != kNone) result.push_back(follow(side));
    }
    return result;
  }

 private:
  /// A corner exactly on the border counts as a little inside: crossings then lie strictly within
  /// their side and no two rings meet.
  [[nodiscard]] double value(std::size_t corner) const {
    const double v = lattice_.values[corner];
    const double least = 1e-3 * lattice_.square;
    return v > 0 ? std::max(v, least) : std::min(v, -least);
  }
  [[nodiscard]] bool inside(std::size_t corner) const { return lattice_.values[corner] <= 0; }

  void add_square(std::size_t south_west) {
    const std::size_t sw = south_west, se = sw + 1, nw = sw + lattice_.columns, ne = nw + 1;
    const unsigned kind = (inside(sw) ? 1U : 0U) | (inside(se) ? 2U : 0U) | (inside(ne) ? 4U : 0U) |
                          (inside(nw) ? 8U : 0U);
    if (kind == 0 || kind == 15) return;
    const std::array<std::uint32_t, 4> side = {
        static_cast<std::uint32_t>(2 * sw), static_cast<std::uint32_t>(2 * se + 1),
        static_cast<std::uint32_t>(2 * nw), static_cast<std::uint32_t>(2 * sw + 1)};
    constexpr int kSouth = 0, kEast = 1, kNorth = 2, kWest = 3;
    const auto piece = [&](int from, int to) {
      next_[side[static_cast<std::size_t>(from)]] = side[static_cast<std::size_t>(to)];
    };
    const bool joined = value(sw) + value(se) + value(ne) + value(nw) <= 0;
    switch (kind) {
      case 1:
        return piece(kSouth, kWest);
      case 2:
        return piece(kEast, kSouth);
      case 3:
        return piece(kEast, kWest);
      case 4:
        return piece(kNorth, kEast);
      case 5:  // south-west and north-east
        piece(kSouth, joined ? kEast : kWest);
        return piece(kNorth, joined ? kWest : kEast);
      case 6:
        return piece(kNorth, kSouth);
      case 7:
        return piece(kNorth, kWest);
      case 8:
        return piece(kWest, kNorth);
      case 9:
        return piece(kSouth, kNorth);
      case 10:  // south-east and north-west
        piece(kEast, joined ? kNorth : kSouth);
        return piece(kWest, joined ? kSouth : kNorth);
      case 11:
        return piece(kEast, kNorth);
      case 12:
        return piece(kWest, kEast);
      case 13:
        return piece(kSouth, kEast);
      default:
        return piece(kWest, kSouth);
    }
  }

  [[nodiscard]] Point crossing(std::uint32_t side) const {
    const std::size_t a = side / 2;
    const bool vertical = side % 2 != 0;
    const double at_a = value(a);
    const double at_b = value(vertical ? a + lattice_.columns : a + 1);
    const double along = at_a / (at_a - at_b) * lattice_.square;
    const double x =
        lattice_.corner.x + static_cast<double>(a % lattice_.columns) * lattice_.square;
    const double y =
        lattice_.corner.y + static_cast<double>(a / lattice_.columns) * lattice_.square;
    return vertical ? Point{x, y + along} : Point{x + along, y};
  }

  Ring follow(std::uint32_t start) {
    Ring ring;
    for (std::uint32_t side = start; next_[side] != kNone;) {
      ring.push_back(crossing(side));
      const std::uint32_t to = next_[side];
      next_[side] = kNone;
      side = to;
    }
    return ring;
  }

  const Lattice& lattice_;
  std::vector<std::uint32_t> next_;
};

bool encloses(const Ring& outer, const Box& box, Point p) {
  return box.contains(p) && contains(MultiPolygon{{Polygon{outer, {}}}}, p);
}

}  // namespace

Lattice lattice_around(const Box& box, double square, double margin) {
  Lattice lattice;
  lattice.square = square;
  lattice.corner = {std::floor((box.min_x - margin) / square) * square,
                    std::floor((box.min_y - margin) / square) * square};
  lattice.columns =
      static_cast<std::size_t>(std::ceil((box.max_x + margin - lattice.corner.x) / square)) + 1;
  lattice.rows =
      static_cast<std::size_t>(std::ceil((box.max_y + margin - lattice.corner.y) / square)) + 1;
  return lattice;
}

MultiPolygon trace_rings(const Lattice& lattice) {
  MultiPolygon area;
  std::vector<Ring> holes;
  for (Ring& ring : Tracer(lattice).rings()) {
    if (signed_area(ring) > 0)
      area.polygons.push_back({std::move(ring), {}});
    else
      holes.push_back(std::move(ring));
  }
  std::vector<Box> boxes;
  for (const Polygon& polygon : area.polygons) boxes.push_back(bounds(polygon.outer));
  for (Ring& hole : holes) {
    // Of the rings around a hole the smallest is its own: rings are nested, never crossing.
    std::size_t owner = area.polygons.size();
    for (std::size_t i = 0; i < area.polygons.size(); ++i) {
      if (!encloses(area.polygons[i].outer, boxes[i], hole.front())) continue;
      if (owner == area.polygons.size() ||
          boxes[i].width() * boxes[i].height() < boxes[owner].width() * boxes[owner].height())
        owner = i;
    }
    if (owner < area.polygons.size()) area.polygons[owner].holes.push_back(std::move(hole));
  }
  return area;
}

}  // namespace nahraum::geo::detail
