#pragma once
// Squares of a SegmentIndex: which one a place falls into, and which ones a line may touch.

#include <algorithm>
#include <cstdint>

#include "geo/network/position.h"

namespace nahraum::geo::detail {

struct SquareGrid {
  PositionBox box;
  std::int32_t square_lon = 1;
  std::int32_t square_lat = 1;
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;

  /// Places outside fall into the nearest square.
  [[nodiscard]] std::int64_t column(std::int64_t lon) const {
    return std::clamp<std::int64_t>((lon - box.min.lon) / square_lon, 0, columns - 1);
  }
  [[nodiscard]] std::int64_t row(std::int64_t lat) const {
    return std::clamp<std::int64_t>((lat - box.min.lat) / square_lat, 0, rows - 1);
  }
  [[nodiscard]] std::size_t square(std::int64_t column, std::int64_t row) const {
    return static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
  }

  /// Calls visit(square) for every square the line touches, row by row, and perhaps a neighbour.
  template <typename Visit>
  void along(Position a, Position b, const Visit& visit) const {
    if (a.lat > b.lat) std::swap(a, b);
    const std::int64_t last_row = row(b.lat);
    for (std::int64_t r = row(a.lat); r <= last_row; ++r) {
      const std::int64_t low = std::max<std::int64_t>(a.lat, box.min.lat + r * square_lat);
      const std::int64_t high = std::min<std::int64_t>(b.lat, box.min.lat + (r + 1) * square_lat);
      const bool level = a.lat == b.lat;
      const std::int64_t x = level ? a.lon : lon_at(a, b, low);
      const std::int64_t y = level ? b.lon : lon_at(a, b, high);
      const std::int64_t west = std::min(x, y) - 1;
      const std::int64_t east = std::max(x, y) + 1;
      for (std::int64_t c = column(west); c <= column(east); ++c) visit(square(c, r));
    }
  }

 private:
  static std::int64_t lon_at(Position a, Position b, std::int64_t lat) {
    const std::int64_t dx = std::int64_t{b.lon} - a.lon;
    return a.lon + dx * (lat - a.lat) / (std::int64_t{b.lat} - a.lat);
  }
};

}  // namespace nahraum::geo::detail
