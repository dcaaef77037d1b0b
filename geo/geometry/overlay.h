#pragma once
// Constructed geometry and validity, through GEOS behind this one adapter. Not for hot loops
// (platform.md, performance.md (d)).

#include <optional>
#include <string>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::geo {

struct Repair {
  MultiPolygon area;
  bool changed = false;
  std::string reason;      ///< GEOS' reason, e.g. "Self-intersection"; empty when valid
  double area_before = 0;  ///< of the even-odd reading of the input
  double area_after = 0;
  /// |after - before| / max(before, tiny)
  [[nodiscard]] double area_change() const;
};

/// Returns the area unchanged when valid, else repaired (GEOS MakeValid). Coordinates must be
/// finite (Error{Internal} otherwise).
[[nodiscard]] Repair make_valid(const MultiPolygon& area);
/// Union of many areas (dissolve).
[[nodiscard]] MultiPolygon union_of(const std::vector<MultiPolygon>& areas);
[[nodiscard]] MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b);
/// Border moved outwards by `distance` in CRS units; `segments` per quarter circle.
[[nodiscard]] MultiPolygon buffer(const Geometry& geometry, double distance, int segments = 16);
/// Topology-preserving simplification for display.
[[nodiscard]] MultiPolygon simplified(const MultiPolygon& area, double tolerance);

}  // namespace nahraum::geo
