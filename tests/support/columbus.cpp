#include "tests/support/columbus.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace nahraum::support {

namespace {

geo::Ring ring_of(const nlohmann::json& points) {
  geo::Ring ring;
  for (const nlohmann::json& p : points) {
    const double x = p[0].get<double>(), y = p[1].get<double>();
    ring.push_back({x * 1000 + 500'000, y * 1000 + 5'600'000});
  }
  if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring;
}

}  // namespace

geo::Layer columbus_layer(const std::filesystem::path& folder) {
  std::ifstream file(folder / "columbus.geojson");
  const nlohmann::json features = nlohmann::json::parse(file)["features"];
  std::vector<geo::Geometry> geometries;
  std::vector<double> ids, crime;
  for (const nlohmann::json& feature : features) {
    geo::Polygon polygon;
    for (const nlohmann::json& points : feature["geometry"]["coordinates"]) {
      if (polygon.outer.empty())
        polygon.outer = ring_of(points);
      else
        polygon.holes.push_back(ring_of(points));
    }
    geometries.emplace_back(geo::normalised({{polygon}}));
    ids.push_back(feature["properties"]["POLYID"].get<double>());
    crime.push_back(feature["properties"]["CRIME"].get<double>());
  }
  geo::TableBuilder table;
  table.add_integer("POLYID", geo::same_text("POLYID"), "", ids);
  table.add_number("CRIME", geo::same_text("CRIME"), "", 6, crime);
  return {"columbus", geo::Crs::utm32(), std::move(geometries), std::move(table).build()};
}

}  // namespace nahraum::support
