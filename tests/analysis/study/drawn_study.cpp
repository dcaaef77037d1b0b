#include "tests/analysis/study/drawn_study.h"

#include <fmt/format.h>

#include "geo/crs/crs.h"
#include "geo/grid/cell.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace {

std::string square(const char* ags, const char* name, int west) {
  const int east = west + 4000;
  return fmt::format(
      R"({{"type":"Feature","properties":{{"AGS":"{}","GEN":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[[{},5650000],[{},5650000],[{},5654000],[{},5654000],[{},5650000]]]}}}})",
      ags, name, west, east, east, west, west);
}

std::string boundaries() {
  return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[)" +
         square("16999001", "Altdorf", 640000) + "," + square("16999002", "Bergdorf", 644000) +
         "," + square("16999003", "Cämmerdorf", 648000) + "]}\n";
}

/// The cell that holds a place given in EPSG:25832; its centre is at most 71 m from there.
std::string cell(double x, double y, int residents, const std::string& children) {
  static const geo::CrsTransform to_grid(geo::Crs::utm32(), geo::Crs::laea());
  const geo::Cell at = geo::cell_at(to_grid.apply({x, y}), 100);
  return fmt::format("{};{};{};{};{}\n", geo::cell_name(at), at.easting + 50, at.northing + 50,
                     residents, children);
}

/// Four cells 300 m apart around a place.
std::string four(double x, double y, int residents, const std::string& children) {
  std::string rows;
  for (const double dx : {-150.0, 150.0}) {
    for (const double dy : {-150.0, 150.0}) rows += cell(x + dx, y + dy, residents, children);
  }
  return rows;
}

std::string hamlet() {
  static const geo::CrsTransform to_grid(geo::Crs::utm32(), geo::Crs::laea());
  const geo::Cell corner = geo::cell_at(to_grid.apply({651800, 5650300}), 100);
  std::string rows;
  for (const std::int32_t north : {0, 100}) {
    for (const std::int32_t east : {0, 100}) {
      const geo::Cell one{100, corner.northing + north, corner.easting + east};
      rows += fmt::format("{};{};{};25;3;3\n", geo::cell_name(one), one.easting + 50,
                          one.northing + 50);
    }
  }
  return rows;
}

std::string census() {
  return "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner;Unter3;a3bis5\n" +
         four(642000, 5652000, 50, "4;6") + four(643000, 5652000, 30, "2;3") +
         four(646000, 5652000, 40, "3;5") + cell(646000, 5652400, 12, "–;–") +
         cell(650850, 5653000, 20, "1;2") + cell(651150, 5653000, 20, "1;2") + hamlet() +
         cell(646000, 5654200, 35, "3;4");
}

constexpr const char* kKitas =
    "Nr.;Einrichtung;Träger;Rechtswert;Hochwert;Plätze;U3;Ü3\n"
    "01;Kita Apfel;Gemeinde Altdorf;642000;5652000;60;20;35\n"
    "02;Kita Birne;Gemeinde Altdorf;643000;5652000;40;10;25\n"
    "03;Kita Clara;Diakonie;646000;5652000;50;15;.\n"
    "04;Kita Dorf;Diakonie;651000;5653000;30;8;20\n"
    "05;Kita Ohne Ort;Diakonie;;;25;5;15\n";

constexpr const char* kThekiz =
    "Kita;Phase;Verbund\n"
    "01;ThEKiZ;V1\n"
    "99;ThEKiZ;V1\n"
    "05;auf dem Weg;\n";

constexpr const char* kVerbuende =
    "Verbund;Name;Leitung;VBE\n"
    "V1;Verbund Obstwiese;01;1,0\n";

constexpr const char* kMembers =
    "Verbund;Kita;Anteil\n"
    "V1;01;0,6\n"
    "V1;02;0,4\n"
    "V2;03;1,0\n";

constexpr const char* kServices =
    "Nr;Angebot;Kategorie;Rechtswert;Hochwert;Stunden;Gast\n"
    "A1;Beratung;erziehungsberatung;646100;5652100;20;\n"
    "A2;Elterncafé;familienbildung;;;3;03\n"
    "A3;Frühe Hilfen;fruehe_hilfen;;;30;\n";

// Gemeinde C is missing; there is no Gemeinde 16999009; Kreis and Ortsteil are other levels, 03… is
// another region.
constexpr const char* kFigures =
    "Schlüssel;Gebiet;Arbeitslose;Personen\n"
    "16999;Musterkreis;90;1000\n"
    "16999001;Altdorf;30;400\n"
    "16999002;Bergdorf;.;300\n"
    "16999009;Neudorf;5;100\n"
    "169990010001;Altdorf Nord;10;100\n"
    "03101000;Anderswo;500;9000\n";

constexpr const char* kCriteria = R"(id = "probe"
version = "1"
date = "2026-01-01"
status = "draft"
title = {de = "Probe", en = "Trial"}
combine = "weighted_mean"
weight_sum = 2

[[node]]
key = "A2"
title = {de = "Kinder im Einzugsgebiet", en = "Children in the catchment"}
question = {de = "Wie viele Kinder?", en = "How many children?"}
basis = {de = "Vorschlag", en = "Proposal"}
weight = 1
measure = "children_in_catchment"
unit = "Kinder"
utility = [[0, 0], [100, 1]]

[[node]]
key = "B2"
title = {de = "Zusätzlich erreichte Kinder", en = "Additional children"}
question = {de = "Wie viele kämen neu dazu?", en = "How many are new?"}
basis = {de = "Vorschlag", en = "Proposal"}
weight = 1
measure = "additional_children"
unit = "Kinder"
utility = [[0, 0], [50, 1]]
)";

constexpr const char* kStudy = R"([study]
title = {de = "Drei Täler", en = "Three valleys"}
kreis = "16999"
date = "2026-01-01"
[[source]]
id = "grenzen"
file = "gemeinden.geojson"
[[source]]
id = "zensus"
file = "zensus.csv"
reference_date = "2022-05-15"
[[source]]
id = "kitas"
file = "listen/kitas.csv"
reference_date = "2026-03-01"
distribution = "internal"
[[source]]
id = "thekiz"
file = "listen/thekiz.csv"
[[source]]
id = "verbuende"
file = "listen/verbuende.csv"
[[source]]
id = "mitglieder"
file = "listen/mitglieder.csv"
[[source]]
id = "angebote"
file = "listen/angebote.csv"
[[source]]
id = "zahlen"
file = "zahlen.csv"

[boundaries]
source = "grenzen"
[[census]]
source = "zensus"
[[group]]
key = "total"
title = "Bevölkerung"
attributes = ["Einwohner"]
[[group]]
key = "u6"
title = "Kinder unter 6"
attributes = ["unter3", "a3bis5"]

[kitas]
source = "kitas"
[kitas.columns]
kita_id = "Nr."
name = "Einrichtung"
traeger = "Träger"
x = "Rechtswert"
y = "Hochwert"
places = "Plätze"
attending_u3 = "U3"
attending_ue3 = "Ü3"
[thekiz]
source = "thekiz"
[thekiz.columns]
kita_id = "Kita"
[verbuende]
source = "verbuende"
[verbuende.columns]
verbund_id = "Verbund"
lead = "Leitung"
[verbund_members]
source = "mitglieder"
[verbund_members.columns]
verbund_id = "Verbund"
kita_id = "Kita"
vbe_share = "Anteil"
[services]
source = "angebote"
[services.columns]
service_id = "Nr"
name = "Angebot"
category = "Kategorie"
x = "Rechtswert"
y = "Hochwert"
hours = "Stunden"
hosted_at = "Gast"
[[indicator]]
key = "alo"
title = "Arbeitslose"
source = "zahlen"
key_column = "Schlüssel"
numerator = "Arbeitslose"
denominator = "Personen"

[[mode]]
key = "foot"
speed_kmh = 4
limits_min = [15]
[[mode]]
key = "bicycle"
speed_kmh = 12
limits_min = [15]
[[mode]]
key = "car"
speed_kmh = 40
limits_min = [10]

[coverage]
limits = [{mode = "foot", minutes = 15}, {mode = "bicycle", minutes = 15}]
[gaps]
link_metres = 500
[score]
criteria = "kriterien.toml"
)";

}  // namespace

std::string drawn_study_toml() { return kStudy; }

std::filesystem::path write_drawn_study(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "listen");
  write_text(folder / "study.toml", kStudy);
  write_text(folder / "kriterien.toml", kCriteria);
  write_text(folder / "gemeinden.geojson", boundaries());
  write_text(folder / "zensus.csv", census());
  write_text(folder / "zahlen.csv", kFigures);
  write_text(folder / "listen" / "kitas.csv", kKitas);
  write_text(folder / "listen" / "thekiz.csv", kThekiz);
  write_text(folder / "listen" / "verbuende.csv", kVerbuende);
  write_text(folder / "listen" / "mitglieder.csv", kMembers);
  write_text(folder / "listen" / "angebote.csv", kServices);
  return folder / "study.toml";
}

}  // namespace nahraum::support
