#pragma once
// Constructed geometry and validity, through GEOS behind this one adapter. Not for hot loops
// (platform.md, performance.md (d)).
//
//   const Repair repair = make_valid(gemeinde);
//   if (repair.changed) findings.add(...);   // repair.reason, repair.area_change()
//
// Every call throws Error{Internal} for coordinates that are not finite or beyond 1e10 (callers
// have checked them with a finding of their own, see check_plausible) and for whatever GEOS cannot
// do. Areas come back in the house order of rings. Thread-safe: each call has a GEOS context of its
// own.

#include <optional>
#include <string>
#include <vector>

#include "geo/geometry/geometry.h"

namespace nahraum::geo {

struct Repair {
  MultiPolygon area;
  bool changed = false;
  std::string reason;          ///< GEOS' reason, e.g. "Self-intersection"; empty when valid
  std::optional<Point> place;  ///< where GEOS met it
  double area_before = 0;      ///< of the even-odd reading of the input
  double area_after = 0;
  /// |after - before| / max(before, tiny)
  [[nodiscard]] double area_change() const;
};

/// Returns the area unchanged when valid, else repaired (GEOS MakeValid); rings of fewer than three
/// points, and lines and points that the repair leaves over, fall away.
[[nodiscard]] Repair make_valid(const MultiPolygon& area);
/// Union of many areas (dissolve). The areas may overlap each other; each must be valid.
[[nodiscard]] MultiPolygon union_of(const std::vector<MultiPolygon>& areas);
/// Common area; where two areas only touch, nothing.
[[nodiscard]] MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b);
/// Border moved outwards by `distance` in CRS units; `segments` per quarter circle.
[[nodiscard]] MultiPolygon buffer(const Geometry& geometry, double distance, int segments = 16);
/// Topology-preserving simplification for display.
[[nodiscard]] MultiPolygon simplified(const MultiPolygon& area, double tolerance);

}  // namespace nahraum::geo
