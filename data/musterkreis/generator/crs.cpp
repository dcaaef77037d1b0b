#include "data/musterkreis/generator/crs.h"

#include <memory>
#include <stdexcept>

#include <ogr_spatialref.h>

namespace nahraum::musterkreis {

std::vector<Point> transform(int from, int to, std::vector<Point> points) {
  OGRSpatialReference source;
  OGRSpatialReference target;
  if (source.importFromEPSG(from) != OGRERR_NONE || target.importFromEPSG(to) != OGRERR_NONE) {
    throw std::runtime_error("EPSG definitions not found");
  }
  source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> step(
      OGRCreateCoordinateTransformation(&source, &target));
  if (!step) throw std::runtime_error("no coordinate transformation");
  for (Point& p : points) {
    if (!step->Transform(1, &p.x, &p.y))
      throw std::runtime_error("coordinate transformation failed");
  }
  return points;
}

}  // namespace nahraum::musterkreis
