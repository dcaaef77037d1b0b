#include "geo/io/detail/ogr_geometry.h"

#include <cmath>
#include <utility>

#include <ogr_geometry.h>

#include "geo/core/error.h"

namespace nahraum::geo::detail {

void CloseOgrGeometry::operator()(OGRGeometry* geometry) const {
  OGRGeometryFactory::destroyGeometry(geometry);
}

namespace {

[[noreturn]] void refuse_kind(const OGRGeometry& geometry) {
  throw Error(ErrorKind::Unsupported,
              text("Die Geometrieart „{}“ wird nicht gelesen.",
                   "Geometries of kind \"{}\" are not read.", geometry.getGeometryName()))
      .with_hint(text("Bitte Punkte, Linien und Flächen in getrennten Layern speichern.",
                      "Please store points, lines and areas in separate layers."));
}

std::vector<Point> points_of(const OGRSimpleCurve& curve) {
  std::vector<Point> points;
  points.reserve(static_cast<std::size_t>(curve.getNumPoints()));
  for (int i = 0; i < curve.getNumPoints(); ++i) points.push_back({curve.getX(i), curve.getY(i)});
  return points;
}

/// Collects the parts of one geometry, whatever the nesting; the first part decides the kind.
class Reader {
 public:
  OgrReading read(const OGRGeometry& geometry) {
    add(geometry);
    if (polygons_.polygons.empty() && lines_.lines.empty() && points_.empty()) return reading_;
    const int kinds = static_cast<int>(!polygons_.polygons.empty()) +
                      static_cast<int>(!lines_.lines.empty()) + static_cast<int>(!points_.empty());
    if (kinds > 1) refuse_kind(geometry);
    if (!polygons_.polygons.empty()) {
      reading_.geometry = normalised(std::move(polygons_));
    } else if (!lines_.lines.empty()) {
      reading_.geometry = std::move(lines_);
    } else if (wkbFlatten(geometry.getGeometryType()) == wkbPoint) {
      reading_.geometry = points_.front();
    } else {
      reading_.geometry = std::move(points_);
    }
    return std::move(reading_);
  }

 private:
  void add(const OGRGeometry& geometry) {
    // OGR calls a point of NaN empty; here it is a broken one, for the caller to refuse.
    const bool is_point = wkbFlatten(geometry.getGeometryType()) == wkbPoint;
    if (geometry.IsEmpty() && !(is_point && std::isnan(geometry.toPoint()->getX()))) return;
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint:
        points_.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
        ++reading_.vertices;
        return;
      case wkbLineString:
        lines_.lines.push_back(points_of(*geometry.toLineString()));
        reading_.vertices += lines_.lines.back().size();
        return;
      case wkbPolygon:
        add_polygon(*geometry.toPolygon());
        return;
      case wkbMultiPoint:
      case wkbMultiLineString:
      case wkbMultiPolygon:
      case wkbGeometryCollection:
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) add(*part);
        return;
      default:
        refuse_kind(geometry);
    }
  }

  void add_polygon(const OGRPolygon& source) {
    Polygon polygon;
    polygon.outer = ring_of(*source.getExteriorRing());
    for (int i = 0; i < source.getNumInteriorRings(); ++i) {
      Ring hole = ring_of(*source.getInteriorRing(i));
      if (!hole.empty()) polygon.holes.push_back(std::move(hole));
    }
    if (!polygon.outer.empty()) polygons_.polygons.push_back(std::move(polygon));
  }

  Ring ring_of(const OGRLinearRing& source) {
    Ring ring = points_of(source);
    reading_.vertices += ring.size();
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() >= 3) return ring;
    ++reading_.dropped_rings;
    return {};
  }

  OgrReading reading_;
  MultiPolygon polygons_;
  MultiLineString lines_;
  MultiPoint points_;
};

void copy_points(const std::vector<Point>& points, OGRSimpleCurve& into) {
  into.setNumPoints(static_cast<int>(points.size()), FALSE);
  for (std::size_t i = 0; i < points.size(); ++i) {
    into.setPoint(static_cast<int>(i), points[i].x, points[i].y);
  }
}

void add_ring(const Ring& ring, OGRPolygon& polygon) {
  auto closed = std::make_unique<OGRLinearRing>();
  copy_points(ring, *closed);
  closed->closeRings();
  polygon.addRingDirectly(closed.release());
}

struct Writer {
  OGRGeometry* operator()(std::monostate) const { return nullptr; }
  OGRGeometry* operator()(Point p) const { return new OGRPoint(p.x, p.y); }
  OGRGeometry* operator()(const MultiPoint& points) const {
    auto result = std::make_unique<OGRMultiPoint>();
    for (const Point p : points) result->addGeometryDirectly(new OGRPoint(p.x, p.y));
    return result.release();
  }
  OGRGeometry* operator()(const MultiLineString& lines) const {
    auto result = std::make_unique<OGRMultiLineString>();
    for (const LineString& line : lines.lines) {
      auto part = std::make_unique<OGRLineString>();
      copy_points(line, *part);
      result->addGeometryDirectly(part.release());
    }
    return result.release();
  }
  OGRGeometry* operator()(const MultiPolygon& area) const {
    auto result = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& polygon : area.polygons) {
      auto part = std::make_unique<OGRPolygon>();
      add_ring(polygon.outer, *part);
      for (const Ring& hole : polygon.holes) add_ring(hole, *part);
      result->addGeometryDirectly(part.release());
    }
    return result.release();
  }
};

}  // namespace

OgrReading from_ogr(const OGRGeometry* geometry) {
  if (geometry == nullptr) return {};
  OgrReading reading;
  if (geometry->hasCurveGeometry() != FALSE) {
    // 4 degrees a piece, OGR's own default: a circle of 100 m radius is off by 6 cm at most.
    const OwnedOgrGeometry straight(geometry->getLinearGeometry());
    if (!straight) refuse_kind(*geometry);
    reading = Reader().read(*straight);
    reading.straightened_curves = geometry->hasCurveGeometry(TRUE) != FALSE;
  } else {
    reading = Reader().read(*geometry);
  }
  reading.dropped_z = geometry->Is3D() != FALSE || geometry->IsMeasured() != FALSE;
  return reading;
}

OwnedOgrGeometry to_ogr(const Geometry& geometry) {
  return OwnedOgrGeometry(std::visit(Writer(), geometry));
}

}  // namespace nahraum::geo::detail
