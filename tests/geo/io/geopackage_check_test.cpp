// GeoPackages from others: what is accepted, and twenty ways of hiding something in one.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/core/hash.h"
#include "geo/io/guard.h"
#include "tests/geo/io/sqlite_file.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;
using support::run_sql;
using support::tiny_geopackage_sql;

constexpr const char* kRtreeSql = R"sql(
CREATE VIRTUAL TABLE "rtree_orte_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER "rtree_orte_geom_delete" AFTER DELETE ON "orte" WHEN old."geom" NOT NULL
BEGIN DELETE FROM "rtree_orte_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER rtree_orte_geom_update2 AFTER UPDATE OF geom ON orte
  WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR /* blanks and notes do not count */
    ST_IsEmpty(NEW.geom))
  BEGIN DELETE FROM rtree_orte_geom WHERE id = OLD.fid; END;
CREATE TRIGGER "trigger_insert_feature_count_orte" AFTER INSERT ON "orte"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1
  WHERE lower(table_name) = lower('orte'); END;
)sql";

class Geopackage : public testing::Test {
 protected:
  [[nodiscard]] fs::path file() const { return folder_.path() / "probe.gpkg"; }
  /// A tiny GeoPackage with `extra` done to it.
  void make(const std::string& extra) { run_sql(file(), tiny_geopackage_sql() + extra); }

  void expect_refused(const std::string& word) {
    const std::string before = sha256_of_file(file());
    const auto start = std::chrono::steady_clock::now();
    try {
      check_geopackage(file());
      ADD_FAILURE() << "accepted; expected a sentence with: " << word;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      EXPECT_EQ(error.file(), "probe.gpkg");
      EXPECT_NE(error.sentence(Language::German).find(word), std::string::npos) << error.what();
    }
    // No hang. The true figure is a few milliseconds; five seconds is the limit of the contract.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(6));
    EXPECT_EQ(sha256_of_file(file()), before);
    EXPECT_FALSE(fs::exists(file().string() + "-journal"));
    EXPECT_FALSE(fs::exists(file().string() + "-wal"));
  }
  support::TemporaryFolder folder_;
};

TEST_F(Geopackage, PlainOneIsAccepted) {
  make("");
  EXPECT_NO_THROW(check_geopackage(file()));
}

TEST_F(Geopackage, TriggersOfTheStandardAreAcceptedHoweverWritten) {
  make(kRtreeSql);
  EXPECT_NO_THROW(check_geopackage(file()));
}

TEST_F(Geopackage, RecursiveViewIsRefused) {
  make(
      "CREATE VIEW endlos AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) "
      "SELECT x AS fid, NULL AS geom FROM c;"
      "INSERT INTO gpkg_contents VALUES('endlos','features','endlos','','2026-01-01T00:00:00.000Z',"
      "0,0,1,1,25832);"
      "INSERT INTO gpkg_geometry_columns VALUES('endlos','geom','POINT',25832,0,0);");
  expect_refused("endlos");
}

TEST_F(Geopackage, ViewInPlaceOfACatalogueTableIsNotAsked) {
  make(
      "ALTER TABLE gpkg_geometry_columns RENAME TO x;"
      "CREATE VIEW gpkg_geometry_columns AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 "
      "FROM c) SELECT 'orte' table_name, x column_name FROM c;");
  expect_refused("gpkg_geometry_columns");
}

TEST_F(Geopackage, ForeignTriggerIsRefused) {
  make("CREATE TRIGGER weg AFTER INSERT ON orte BEGIN DELETE FROM orte; END;");
  expect_refused("weg");
}

TEST_F(Geopackage, TriggerWithATemplatesNameButOtherSqlIsRefused) {
  make(
      "CREATE TRIGGER \"trigger_insert_feature_count_orte\" AFTER INSERT ON \"orte\" BEGIN "
      "DELETE FROM gpkg_ogr_contents; END;");
  expect_refused("trigger_insert_feature_count_orte");
}

TEST_F(Geopackage, TemplateWithOneMoreStatementIsRefused) {
  make(
      "CREATE VIRTUAL TABLE \"rtree_orte_geom\" USING rtree(id, minx, maxx, miny, maxy);"
      "CREATE TRIGGER \"rtree_orte_geom_delete\" AFTER DELETE ON \"orte\" WHEN old.\"geom\" NOT "
      "NULL BEGIN DELETE FROM \"rtree_orte_geom\" WHERE id = OLD.\"fid\"; DELETE FROM orte; END;");
  expect_refused("rtree_orte_geom_delete");
}

TEST_F(Geopackage, TemplateOnAnotherTableIsRefused) {
  make(
      "CREATE TABLE gast(fid INTEGER PRIMARY KEY, geom BLOB);"
      "CREATE TRIGGER \"trigger_insert_feature_count_orte\" AFTER INSERT ON \"gast\" BEGIN UPDATE "
      "gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = "
      "lower('orte'); END;");
  expect_refused("trigger_insert_feature_count_orte");
}

TEST_F(Geopackage, OtherVirtualTablesAreRefused) {
  make("CREATE VIRTUAL TABLE suche USING fts5(inhalt);");
  expect_refused("suche");
}

TEST_F(Geopackage, RtreeUnderAnotherNameIsRefused) {
  make("CREATE VIRTUAL TABLE baum USING rtree(id, minx, maxx, miny, maxy);");
  expect_refused("baum");
}

TEST_F(Geopackage, VirtualTableOfAModuleNobodyHasIsRefused) {
  make(
      "PRAGMA writable_schema=1; INSERT INTO sqlite_master VALUES('table','x','x',0,"
      "'CREATE VIRTUAL TABLE x USING VirtualText(\"/etc/passwd\", ''UTF-8'', 0)');");
  expect_refused("x");
}

TEST_F(Geopackage, EntryThatLiesAboutItsKindIsRefused) {
  make(
      "PRAGMA writable_schema=1; INSERT INTO sqlite_master VALUES('table','maske','maske',0,"
      "'CREATE VIEW maske AS SELECT 1 AS fid');");
  expect_refused("maske");
}

TEST_F(Geopackage, TriggerDisguisedAsAnIndexIsRefused) {
  make(
      "PRAGMA writable_schema=1; INSERT INTO sqlite_master VALUES('index','maske','orte',0,"
      "'CREATE TRIGGER maske AFTER INSERT ON orte BEGIN DELETE FROM orte; END');");
  expect_refused("maske");
}

TEST_F(Geopackage, ComputedColumnIsRefused) {
  make("CREATE TABLE rechnet(fid INTEGER PRIMARY KEY, a BLOB, b BLOB AS (zeroblob(100000000)));");
  expect_refused("rechnet");
}

TEST_F(Geopackage, UnfinishedChangesBesideItAreRefused) {
  make("");
  for (const char* suffix : {"-wal", "-journal"}) {
    support::write_text(file().string() + suffix, "x");
    EXPECT_THROW(check_geopackage(file()), Error) << suffix;
    fs::remove(file().string() + suffix);
  }
  support::write_text(file().string() + "-wal", "");  // QGIS leaves empty ones behind
  EXPECT_NO_THROW(check_geopackage(file()));
}

TEST_F(Geopackage, OtherContentIsRefused) {
  support::write_text(file(), "<OGRVRTDataSource/>");
  expect_refused("kein GeoPackage");
  support::write_text(file(), "");
  expect_refused("kein GeoPackage");
  fs::remove(file());
  run_sql(file(), "CREATE TABLE a(b);");
  expect_refused("kein GeoPackage");
}

TEST_F(Geopackage, TruncatedIsRefused) {
  std::string rows =
      "WITH RECURSIVE c(x) AS (SELECT 2 UNION ALL SELECT x+1 FROM c WHERE x<5000) "
      "INSERT INTO orte SELECT x, (SELECT geom FROM orte), 'Ort' || x FROM c;";
  make(rows);
  EXPECT_NO_THROW(check_geopackage(file()));
  const auto size = fs::file_size(file());
  fs::resize_file(file(), size / 2 / 4096 * 4096);
  expect_refused("beschädigt");
  fs::resize_file(file(), 60);
  expect_refused("beschädigt");
}

TEST_F(Geopackage, OverwrittenPagesAreRefused) {
  make(
      "WITH RECURSIVE c(x) AS (SELECT 2 UNION ALL SELECT x+1 FROM c WHERE x<5000) "
      "INSERT INTO orte SELECT x, (SELECT geom FROM orte), 'Ort' || x FROM c;");
  std::string bytes = support::read_text(file());
  for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 9000; ++i) bytes[i] = '\x7f';
  support::write_text(file(), bytes);
  expect_refused("beschädigt");
}

TEST(GeopackageRealData, BoundariesAreAccepted) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  EXPECT_NO_THROW(
      check_geopackage(*data / "thueringen/boundaries/thueringen_verwaltungsgebiete.gpkg"));
  EXPECT_NO_THROW(check_geopackage(
      *data / "heidelberg/boundaries/heidelberg_rhein_neckar_verwaltungsgebiete.gpkg"));
}

}  // namespace
}  // namespace nahraum::geo
