#include "tests/support/small_study.h"

#include <fmt/format.h>

#include "geo/crs/crs.h"
#include "geo/grid/cell.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace {

std::string square(const char* ags, const char* name, int west) {
  return fmt::format(
      R"({{"type":"Feature","properties":{{"AGS":"{}","GEN":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[[{},5650000],[{},5650000],[{},5651000],[{},5651000],[{},5650000]]]}}}})",
      ags, name, west, west + 1000, west + 1000, west, west);
}

std::string cell_row(double x, double y, int residents, int under3, int three_to_five) {
  const geo::CrsTransform to_grid(geo::Crs::utm32(), geo::Crs::laea());
  const geo::Cell cell = geo::cell_at(to_grid.apply({x, y}), 100);
  return fmt::format("{};{};{};{};{};{}\n", geo::cell_name(cell), cell.easting + 50,
                     cell.northing + 50, residents, under3, three_to_five);
}

}  // namespace

std::string small_boundaries_geojson() {
  return std::string(
             R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},)") +
         "\"features\":[\n" + square("16999001", "Altdorf", 640000) + ",\n" +
         square("16999002", "Bergdorf", 641000) + ",\n" + square("16999003", "Cämmerdorf", 642000) +
         "\n]}\n";
}

std::string small_kitas_csv() {
  return "Nr.;Einrichtung;Träger;Rechtswert;Hochwert;Phase\n"
         "0001;Kita Apfelbaum;Gemeinde Altdorf;640500,0;5650500,0;ThEKiZ\n"
         "0002;Kita Birnbaum;Gemeinde Bergdorf;641500,0;5650500,0;Kita\n"
         "0003;Kita Clara;Diakonie;642500,0;5650500,0;Kita\n";
}

std::string small_census_csv() {
  return "GITTER_ID_100m;x_mp_100m;y_mp_100m;Insgesamt_Bevoelkerung;Unter3;a3bis5\n" +
         cell_row(640500, 5650500, 100, 4, 6) + cell_row(641500, 5650500, 100, 4, 6) +
         cell_row(642500, 5650500, 100, 4, 6) + cell_row(642950, 5650950, 40, 5, 7);
}

std::string small_study_toml() {
  return R"([study]
title = "Dreidorf"
kreis = "16999"
date = "2026-01-01"

[[source]]
id = "grenzen"
file = "gemeinden.geojson"
title = "Gemeinden"
territorial_status = "2026-01-01"
note = "frei erfunden"

[[source]]
id = "zensus"
file = "zensus.csv"
title = "Zensus"
reference_date = "2022-05-15"

[[source]]
id = "kitas"
file = "kitas.csv"
title = "Kita-Liste"
reference_date = "2026-03-01"

[boundaries]
source = "grenzen"

[[census]]
source = "zensus"

[[group]]
key = "total"
title = "Bevölkerung"
attributes = ["Insgesamt_Bevoelkerung"]

[[group]]
key = "u6"
title = "Kinder unter 6"
attributes = ["Unter3", "a3bis5"]

[kitas]
source = "kitas"
[kitas.columns]
kita_id = "Nr."
name = "Einrichtung"
traeger = "Träger"
x = "Rechtswert"
y = "Hochwert"
phase = "Phase"

[[mode]]
key = "foot"
title = "zu Fuß"
speed_kmh = 4.0
detour = 1.25
limits_min = [10, 15]

[[mode]]
key = "bicycle"
title = "mit dem Rad"
speed_kmh = 12.0
detour = 1.25
limits_min = [15]

[[mode]]
key = "car"
title = "mit dem Auto"
speed_kmh = 40.0
detour = 1.3
limits_min = [10]

[coverage]
group = "u6"
limits = [{mode = "foot", minutes = 15}]

[gaps]
min_children = 10
)";
}

std::filesystem::path write_small_study(const std::filesystem::path& folder) {
  write_text(folder / "study.toml", small_study_toml());
  write_text(folder / "gemeinden.geojson", small_boundaries_geojson());
  write_text(folder / "kitas.csv", small_kitas_csv());
  write_text(folder / "zensus.csv", small_census_csv());
  return folder / "study.toml";
}

}  // namespace nahraum::support
