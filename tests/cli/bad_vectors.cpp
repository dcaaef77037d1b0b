#include <sqlite3.h>

#include "tests/cli/bad_case.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::support {

namespace fs = std::filesystem;

namespace {

constexpr const char* kBoundaries = "gemeinden.geojson";

std::function<void(const fs::path&)> boundaries_are(std::string content) {
  return [content](const fs::path& folder) { write_text(folder / kBoundaries, content); };
}

std::function<void(const fs::path&)> in_boundaries(std::string what, std::string by) {
  return [what, by](const fs::path& folder) { replace_in(folder / kBoundaries, what, by); };
}

/// The study reads its boundaries from another file.
void use_boundaries(const fs::path& folder, const std::string& file) {
  replace_in(folder / "study.toml", kBoundaries, file);
}

void run_sql(const fs::path& file, const char* sql) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
  sqlite3_close(database);
}

constexpr const char* kGeopackage =
    "PRAGMA application_id=1196444487; PRAGMA user_version=10300;"
    "CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY "
    "KEY, organization TEXT NOT NULL,"
    " organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);"
    "CREATE TABLE gpkg_contents(table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, "
    "identifier TEXT UNIQUE,"
    " description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT "
    "'2026-01-01T00:00:00.000Z', min_x DOUBLE, min_y DOUBLE,"
    " max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);"
    "CREATE TABLE gpkg_geometry_columns(table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
    "geometry_type_name TEXT NOT NULL,"
    " srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);"
    "CREATE TABLE gem(fid INTEGER PRIMARY KEY, geom BLOB, AGS TEXT, GEN TEXT);"
    "INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) "
    "VALUES('gem','features','gem',25832);"
    "INSERT INTO gpkg_geometry_columns VALUES('gem','geom','POLYGON',25832,0,0);";

std::function<void(const fs::path&)> geopackage_with(std::string more_sql) {
  return [more_sql](const fs::path& folder) {
    run_sql(folder / "gemeinden.gpkg", (std::string(kGeopackage) + more_sql).c_str());
    use_boundaries(folder, "gemeinden.gpkg");
  };
}

std::string polygon(const std::string& ags, const std::string& ring) {
  return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[)"
         R"({"type":"Feature","properties":{"AGS":")" +
         ags + R"(","GEN":"A"},"geometry":{"type":"Polygon","coordinates":[[)" + ring + "]]}}]}";
}

constexpr const char* kVrt =
    "<OGRVRTDataSource><OGRVRTLayer "
    "name=\"a\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/a.geojson</SrcDataSource>"
    "</OGRVRTLayer></OGRVRTDataSource>\n";

}  // namespace

std::vector<BadCase> bad_vectors() {
  const std::string bow_tie =
      "[640000,5650000],[641000,5651000],[641000,5650000],[640000,5651000],[640000,5650000]";
  return {
      {"VectorTruncated", boundaries_are(small_boundaries_geojson().substr(0, 400)), kBoundaries},
      {"VectorEmpty", boundaries_are(R"({"type":"FeatureCollection","features":[]})"), kBoundaries},
      {"VectorIsVrt", boundaries_are(kVrt), kBoundaries},
      {"CoordinateNaN", in_boundaries("[641000,5650000]", "[NaN,5650000]"), kBoundaries},
      {"CoordinateHuge", in_boundaries("[641000,5650000]", "[1e308,5650000]"), kBoundaries},
      {"DegreesCalledMetres",
       boundaries_are(polygon("16999001", "[11.0,50.9],[11.1,50.9],[11.1,51.0],[11.0,50.9]")),
       kBoundaries},
      {"AxesSwapped",
       boundaries_are(polygon(
           "16999001", "[5650000,640000],[5651000,640000],[5651000,641000],[5650000,640000]")),
       kBoundaries},
      {"BowTie", boundaries_are(polygon("16999001", bow_tie)), kBoundaries},
      {"SameKeyTwice", in_boundaries("16999002", "16999001"), "16999001"},
      {"KeyFieldMissing", in_boundaries("\"AGS\":\"16999001\"", "\"Schluessel\":\"16999001\""),
       kBoundaries},
      {"TextNamedGeopackage",
       [](const fs::path& folder) {
         write_text(folder / "gemeinden.gpkg", "Das ist kein GeoPackage.\n");
         use_boundaries(folder, "gemeinden.gpkg");
       },
       "gemeinden.gpkg"},
      {"VrtNamedGeopackage",
       [](const fs::path& folder) {
         write_text(folder / "gemeinden.gpkg", kVrt);
         use_boundaries(folder, "gemeinden.gpkg");
       },
       "gemeinden.gpkg"},
      {"GeopackageWithRecursiveView",
       geopackage_with("CREATE VIEW endless AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT "
                       "x+1 FROM c) SELECT x FROM c;"
                       "INSERT INTO gpkg_contents(table_name,data_type,identifier) "
                       "VALUES('endless','attributes','endless');"),
       "gemeinden.gpkg"},
      {"GeopackageWithTrigger",
       geopackage_with("CREATE TRIGGER hostile AFTER INSERT ON gem BEGIN DELETE FROM gem; END;"),
       "gemeinden.gpkg"},
      {"GeopackageCut",
       [](const fs::path& folder) {
         run_sql(folder / "gemeinden.gpkg", kGeopackage);
         fs::resize_file(folder / "gemeinden.gpkg",
                         fs::file_size(folder / "gemeinden.gpkg") / 2 + 100);
         use_boundaries(folder, "gemeinden.gpkg");
       },
       "gemeinden.gpkg"},
      {"UnknownFormat",
       [](const fs::path& folder) {
         write_text(folder / "gemeinden.kml", "<kml></kml>");
         use_boundaries(folder, "gemeinden.kml");
       },
       "gemeinden.kml"},
      {"LayerMissing",
       [](const fs::path& folder) {
         replace_in(folder / "study.toml", "file = \"gemeinden.geojson\"",
                    "file = \"gemeinden.geojson\"\nlayer = \"gibtsnicht\"");
       },
       "gibtsnicht"},
  };
}

}  // namespace nahraum::support
