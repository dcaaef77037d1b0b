#pragma once
// INSPIRE grid cells: integers in EPSG:3035, named by their lower-left corner, N before E
// (domain.md 2.3.1).
//
//   parse_cell("CRS3035RES100mN3096500E4392800")  ->  {100, 3096500, 4392800}
//   parse_cell("100mN30965E43928")                ->  the same
//   parse_cell("1kmN3096E4392")                   ->  {1000, 3096000, 4392000}

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/geometry/geometry.h"

namespace nahraum::geo {

struct Cell {
  std::int32_t size = 0;      ///< metres
  std::int32_t northing = 0;  ///< lower-left corner, metres
  std::int32_t easting = 0;
  friend auto operator<=>(const Cell&, const Cell&) = default;

  [[nodiscard]] Point centre() const { return {easting + size / 2.0, northing + size / 2.0}; }
  [[nodiscard]] Box box() const {
    return {double(easting), double(northing), double(easting) + size, double(northing) + size};
  }
};

/// Long ("CRS3035RES100mN…E…") and short ("100mN26865E43357", "1kmN2896E4238") names. Nothing when
/// it is none, or when the corner is not a multiple of the size. No allocation; some 20 ns.
[[nodiscard]] std::optional<Cell> parse_cell(std::string_view name);
/// Always the long form.
[[nodiscard]] std::string cell_name(const Cell& cell);
/// The cell of this size that holds a point given in EPSG:3035.
[[nodiscard]] Cell cell_at(Point laea, std::int32_t size);
/// The coarser cell (e.g. 1 km) that holds this one; `size` must be a multiple.
[[nodiscard]] Cell parent_cell(const Cell& cell, std::int32_t size);

}  // namespace nahraum::geo
