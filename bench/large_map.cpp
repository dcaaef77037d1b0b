#include "bench/large_map.h"

#include <cmath>

#include "bench/drawn_land.h"

namespace nahraum::app {
namespace {

/// 100 m, in clusters of 100, as villages are.
geo::Geometry cell(int index) {
  const int village = index / 100;
  return turned_square({kLandCorner.x + (village % 33) * 5200.0 + (index % 10) * 100.0,
                        kLandCorner.y + (village / 33) * 5200.0 + (index % 100 / 10) * 100.0},
                       100);
}

/// Twelve corners of about 60 m each.
geo::Geometry street(int index) {
  geo::LineString line;
  geo::Point at{kLandCorner.x + (index % 224) * 780.0, kLandCorner.y + (index / 224) * 780.0};
  for (int i = 0; i < 12; ++i) {
    line.push_back(at);
    const double angle = index * 2.399963 + 0.5 * std::sin(i * 1.7 + index);
    at = {at.x + 60 * std::cos(angle), at.y + 60 * std::sin(angle)};
  }
  return geo::MultiLineString{{line}};
}

}  // namespace

std::vector<render::StyledLayer> large_map() {
  const render::Style streets{render::SingleSymbol{{.stroke = {90, 90, 90, 255}}, {}}, {}, 1};
  return {drawn_areas(), drawn_layer("zellen", 110'000, cell, choropleth("Purples", 0)),
          drawn_layer("strassen", 50'000, street, streets)};
}

}  // namespace nahraum::app
