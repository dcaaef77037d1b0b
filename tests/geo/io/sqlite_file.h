#pragma once
// Hostile and harmless GeoPackages, made by hand in a test: SQL in, file out.

#include <filesystem>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

namespace nahraum::support {

/// Runs `sql` on the file (made when absent), unsafe things allowed: this is the attacker's side.
inline void run_sql(const std::filesystem::path& path, const std::string& sql) {
  sqlite3* file = nullptr;
  if (sqlite3_open(path.c_str(), &file) != SQLITE_OK) throw std::runtime_error("open");
  sqlite3_db_config(file, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  sqlite3_exec(file, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
  char* message = nullptr;
  const int code = sqlite3_exec(file, sql.c_str(), nullptr, nullptr, &message);
  const std::string text = message != nullptr ? message : "";
  sqlite3_free(message);
  sqlite3_close(file);
  if (code != SQLITE_OK) throw std::runtime_error(text + " in: " + sql);
}

/// The smallest GeoPackage with one point layer "orte" (column geom, EPSG:25832, one row).
inline std::string tiny_geopackage_sql() {
  return R"sql(
PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
  description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', ''),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', ''),
  ('ETRS89 / UTM zone 32N', 25832, 'EPSG', 25832,
   'PROJCS["ETRS89 / UTM zone 32N",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","25832"]]', '');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
  m TINYINT NOT NULL);
CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER);
CREATE TABLE orte (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, name TEXT);
INSERT INTO gpkg_contents VALUES ('orte', 'features', 'orte', '', '2026-01-01T00:00:00.000Z',
  600000, 5600000, 700000, 5700000, 25832);
INSERT INTO gpkg_geometry_columns VALUES ('orte', 'geom', 'POINT', 25832, 0, 0);
INSERT INTO gpkg_ogr_contents VALUES ('orte', 1);
-- Header GP, version 0, flags 1 (little endian, no envelope), srs 25832; WKB POINT (640000 5650000)
INSERT INTO orte VALUES (1, x'47500001E86400000101000000000000000088234100000000948D5541', 'Erfurt');
)sql";
}

}  // namespace nahraum::support
