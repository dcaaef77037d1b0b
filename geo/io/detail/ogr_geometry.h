#pragma once
// The one bridge between OGR's geometries and the house's values.

#include <cstddef>
#include <memory>

#include "geo/geometry/geometry.h"

class OGRGeometry;

namespace nahraum::geo::detail {

struct CloseOgrGeometry {
  void operator()(OGRGeometry* geometry) const;
};
using OwnedOgrGeometry = std::unique_ptr<OGRGeometry, CloseOgrGeometry>;

/// A geometry brought over, and what did not come along.
struct OgrReading {
  Geometry geometry;  ///< monostate for an absent or empty one
  bool dropped_z = false;
  bool straightened_curves = false;  ///< arcs became short straight pieces
  std::size_t dropped_rings = 0;     ///< rings of fewer than three corners enclose nothing
  std::size_t vertices = 0;
};

/// Throws Error{Unsupported} for collections of different kinds and for surfaces of solids. Any
/// ring order and doubled closing points are accepted; coordinates are not looked at.
[[nodiscard]] OgrReading from_ogr(const OGRGeometry* geometry);

/// Areas become MULTIPOLYGON, lines MULTILINESTRING; rings closed again. Null for monostate.
[[nodiscard]] OwnedOgrGeometry to_ogr(const Geometry& geometry);

}  // namespace nahraum::geo::detail
