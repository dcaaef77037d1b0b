#include "geo/geometry/overlay.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include <geos_c.h>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

/// Beyond this no coordinate of the Earth lies in any CRS; GEOS computes infinite areas with such.
constexpr double kLargestCoordinate = 1e10;

/// One GEOS context, and the way between its geometries and ours. GEOS signals failure by null; its
/// words come through the message handler.
class Geos {
 public:
  Geos() : context_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(context_, &remember, &message_);
  }
  ~Geos() { GEOS_finish_r(context_); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  struct Free {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
  };
  using Handle = std::unique_ptr<GEOSGeometry, Free>;

  [[nodiscard]] GEOSContextHandle_t get() const { return context_; }

  [[nodiscard]] Handle own(GEOSGeometry* geometry) const {
    if (geometry == nullptr) fail();
    return Handle(geometry, Free{context_});
  }

  [[noreturn]] void fail() const {
    throw Error(ErrorKind::Internal, text("Eine Fläche ließ sich nicht berechnen (GEOS: {}).",
                                          "An area could not be computed (GEOS: {}).", message_));
  }

  /// Rings of fewer than three points are no rings for GEOS: they are left out and counted.
  [[nodiscard]] Handle from(const MultiPolygon& area, std::size_t& dropped_rings) const {
    std::vector<Handle> parts;
    for (const Polygon& polygon : area.polygons) add_polygon(parts, polygon, dropped_rings);
    return collect(GEOS_MULTIPOLYGON, std::move(parts));
  }
  [[nodiscard]] Handle from(const MultiPolygon& area) const {
    std::size_t ignored = 0;
    return from(area, ignored);
  }
  [[nodiscard]] Handle from(const Geometry& geometry) const;

  /// The polygons of any result; lines and points have no area.
  [[nodiscard]] MultiPolygon areas_of(const GEOSGeometry* geometry) const {
    MultiPolygon result;
    add_areas(geometry, result);
    return normalised(std::move(result));
  }

  /// Calls use(part) for each part of a collection.
  template <typename Use>
  void for_each_part(const GEOSGeometry* geometry, const Use& use) const {
    const int count = GEOSGetNumGeometries_r(context_, geometry);
    for (int i = 0; i < count; ++i) use(GEOSGetGeometryN_r(context_, geometry, i));
  }

  [[nodiscard]] Handle line(const std::vector<Point>& points) const {
    return own(GEOSGeom_createLineString_r(context_, sequence(points)));
  }
  [[nodiscard]] Handle point(Point p) const {
    return own(GEOSGeom_createPointFromXY_r(context_, p.x, p.y));
  }

  [[nodiscard]] Handle collect(int type, std::vector<Handle> parts) const {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(parts.size());
    for (Handle& part : parts) raw.push_back(part.release());
    return own(GEOSGeom_createCollection_r(context_, type, raw.data(),
                                           static_cast<unsigned int>(raw.size())));
  }

 private:
  static void remember(const char* message, void* user_data) {
    *static_cast<std::string*>(user_data) = message;
  }

  [[nodiscard]] GEOSCoordSequence* sequence(const std::vector<Point>& points) const {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    const double* first = points.empty() ? nullptr : &points.front().x;
    GEOSCoordSequence* result = GEOSCoordSeq_copyFromBuffer_r(
        context_, first, static_cast<unsigned int>(points.size()), 0, 0);
    if (result == nullptr) fail();
    return result;
  }

  [[nodiscard]] Handle ring(Ring points) const {
    if (!(points.front() == points.back())) points.push_back(points.front());
    return own(GEOSGeom_createLinearRing_r(context_, sequence(points)));
  }

  static bool is_ring(const Ring& ring) {
    const bool closed = ring.size() > 1 && ring.front() == ring.back();
    return ring.size() - (closed ? 1 : 0) >= 3;
  }

  void add_polygon(std::vector<Handle>& parts, const Polygon& polygon,
                   std::size_t& dropped_rings) const {
    if (!is_ring(polygon.outer)) {
      dropped_rings += 1 + polygon.holes.size();
      return;
    }
    Handle outer = ring(polygon.outer);
    std::vector<Handle> holes;
    for (const Ring& hole : polygon.holes) {
      if (is_ring(hole)) {
        holes.push_back(ring(hole));
      } else {
        ++dropped_rings;
      }
    }
    std::vector<GEOSGeometry*> raw;
    raw.reserve(holes.size());
    for (Handle& hole : holes) raw.push_back(hole.release());
    parts.push_back(own(GEOSGeom_createPolygon_r(context_, outer.release(), raw.data(),
                                                 static_cast<unsigned int>(raw.size()))));
  }

  [[nodiscard]] Ring points_of(const GEOSGeometry* ring) const {
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(context_, ring);
    unsigned int size = 0;
    if (points == nullptr || GEOSCoordSeq_getSize_r(context_, points, &size) == 0) fail();
    Ring result(size);
    if (size > 0 && GEOSCoordSeq_copyToBuffer_r(context_, points, &result.front().x, 0, 0) == 0) {
      fail();
    }
    return result;
  }

  void add_areas(const GEOSGeometry* geometry, MultiPolygon& out) const {
    const int type = GEOSGeomTypeId_r(context_, geometry);
    if (type == GEOS_POLYGON) {
      if (GEOSisEmpty_r(context_, geometry) == 1) return;
      Polygon polygon{points_of(GEOSGetExteriorRing_r(context_, geometry)), {}};
      const int holes = GEOSGetNumInteriorRings_r(context_, geometry);
      for (int i = 0; i < holes; ++i) {
        polygon.holes.push_back(points_of(GEOSGetInteriorRingN_r(context_, geometry, i)));
      }
      out.polygons.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
      for_each_part(geometry, [&](const GEOSGeometry* part) { add_areas(part, out); });
    }
  }

  GEOSContextHandle_t context_;
  std::string message_;
};

/// Makes the GEOS geometry of each alternative of Geometry.
struct ToGeos {
  const Geos& geos;

  Geos::Handle operator()(std::monostate) const {
    return geos.own(GEOSGeom_createEmptyCollection_r(geos.get(), GEOS_GEOMETRYCOLLECTION));
  }
  Geos::Handle operator()(Point p) const { return geos.point(p); }
  Geos::Handle operator()(const MultiPoint& points) const {
    std::vector<Geos::Handle> parts;
    for (const Point p : points) parts.push_back(geos.point(p));
    return geos.collect(GEOS_MULTIPOINT, std::move(parts));
  }
  Geos::Handle operator()(const MultiLineString& lines) const {
    std::vector<Geos::Handle> parts;
    for (const LineString& line : lines.lines) {
      if (line.size() > 1) parts.push_back(geos.line(line));
    }
    return geos.collect(GEOS_MULTILINESTRING, std::move(parts));
  }
  Geos::Handle operator()(const MultiPolygon& area) const { return geos.from(area); }
};

Geos::Handle Geos::from(const Geometry& geometry) const {
  return std::visit(ToGeos{*this}, geometry);
}

void check_coordinates(const Geometry& geometry) {
  const Box box = bounds(geometry);
  const Box limit{-kLargestCoordinate, -kLargestCoordinate, kLargestCoordinate, kLargestCoordinate};
  const bool within = box.empty() || (limit.contains({box.min_x, box.min_y}) &&
                                      limit.contains({box.max_x, box.max_y}));
  if (all_finite(geometry) && within) return;
  throw Error(ErrorKind::Internal, text("Eine Geometrie hat unmögliche Koordinaten.",
                                        "A geometry has impossible coordinates."));
}

void check_coordinates(const MultiPolygon& area) { check_coordinates(Geometry(area)); }

/// Area of the points that `contains()` counts as inside: the rings are cut where they cross, and
/// each face between them is asked once.
double even_odd_area(const Geos& geos, const MultiPolygon& area, const GEOSGeometry* multipolygon) {
  const GEOSContextHandle_t context = geos.get();
  const Geos::Handle border = geos.own(GEOSBoundary_r(context, multipolygon));
  const Geos::Handle noded = geos.own(GEOSUnaryUnion_r(context, border.get()));
  const GEOSGeometry* const lines[] = {noded.get()};
  const Geos::Handle faces = geos.own(GEOSPolygonize_r(context, lines, 1));
  double sum = 0;
  geos.for_each_part(faces.get(), [&](const GEOSGeometry* face) {
    const Geos::Handle inside = geos.own(GEOSPointOnSurface_r(context, face));
    Point p;
    double face_area = 0;
    if (GEOSGeomGetX_r(context, inside.get(), &p.x) != 1 ||
        GEOSGeomGetY_r(context, inside.get(), &p.y) != 1 ||
        GEOSArea_r(context, face, &face_area) != 1) {
      geos.fail();
    }
    if (contains(area, p)) sum += face_area;
  });
  return sum;
}

/// GEOS' words for what is wrong; nothing when the geometry is valid.
bool find_fault(const Geos& geos, const GEOSGeometry* geometry, Repair& repair) {
  char* reason = nullptr;
  GEOSGeometry* place = nullptr;
  const char valid = GEOSisValidDetail_r(geos.get(), geometry, 0, &reason, &place);
  if (reason != nullptr) {
    repair.reason = reason;
    GEOSFree_r(geos.get(), reason);
  }
  if (place != nullptr) {
    const Geos::Handle owned = geos.own(place);
    Point p;
    if (GEOSGeomGetX_r(geos.get(), place, &p.x) == 1 &&
        GEOSGeomGetY_r(geos.get(), place, &p.y) == 1) {
      repair.place = p;
    }
  }
  if (valid > 1) geos.fail();
  return valid == 0;
}

}  // namespace

double Repair::area_change() const {
  constexpr double kTiny = 1e-12;
  return std::abs(area_after - area_before) / std::max(area_before, kTiny);
}

Repair make_valid(const MultiPolygon& area) {
  check_coordinates(area);
  const Geos geos;
  Repair repair;
  std::size_t dropped_rings = 0;
  const Geos::Handle input = geos.from(area, dropped_rings);
  const bool faulty = find_fault(geos, input.get(), repair);
  if (!faulty && dropped_rings == 0) {
    repair.area = area;
    repair.area_before = repair.area_after = geo::area(area);
    return repair;
  }
  repair.changed = true;
  if (!faulty) repair.reason = "Ring with fewer than three points";
  repair.area_before = even_odd_area(geos, area, input.get());
  const Geos::Handle valid = geos.own(GEOSMakeValid_r(geos.get(), input.get()));
  repair.area = geos.areas_of(valid.get());
  repair.area_after = geo::area(repair.area);
  return repair;
}

MultiPolygon union_of(const std::vector<MultiPolygon>& areas) {
  MultiPolygon all;
  for (const MultiPolygon& area : areas) {
    all.polygons.insert(all.polygons.end(), area.polygons.begin(), area.polygons.end());
  }
  check_coordinates(all);
  const Geos geos;
  const Geos::Handle input = geos.from(all);
  return geos.areas_of(geos.own(GEOSUnaryUnion_r(geos.get(), input.get())).get());
}

MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b) {
  check_coordinates(a);
  check_coordinates(b);
  const Geos geos;
  const Geos::Handle first = geos.from(a);
  const Geos::Handle second = geos.from(b);
  return geos.areas_of(geos.own(GEOSIntersection_r(geos.get(), first.get(), second.get())).get());
}

MultiPolygon buffer(const Geometry& geometry, double distance, int segments) {
  check_coordinates(geometry);
  check_coordinates(Geometry(Point{distance, 0}));
  const Geos geos;
  const Geos::Handle input = geos.from(geometry);
  return geos.areas_of(geos.own(GEOSBuffer_r(geos.get(), input.get(), distance, segments)).get());
}

MultiPolygon simplified(const MultiPolygon& area, double tolerance) {
  check_coordinates(area);
  const Geos geos;
  const Geos::Handle input = geos.from(area);
  return geos.areas_of(
      geos.own(GEOSTopologyPreserveSimplify_r(geos.get(), input.get(), tolerance)).get());
}

}  // namespace nahraum::geo
