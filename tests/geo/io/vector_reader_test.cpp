// Maps from others: what comes in, in which coordinates, and what is refused in which words.

#include "geo/io/vector_reader.h"

#include <cmath>
#include <filesystem>
#include <string>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "geo/io/detail/gdal_session.h"
#include "geo/io/detail/ogr_columns.h"
#include "geo/io/guard.h"
#include "tests/geo/io/sqlite_file.h"
#include "tests/geo/io/vector_files.h"
#include "tests/geo/io/vector_fixture.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;
using support::geojson;
using support::kUtm32;

// ---- what comes in ---------------------------------------------------------------------------

TEST_F(VectorReader, GeoJsonWithoutCrsIsInDegrees) {
  const Layer layer =
      read_text("kitas.geojson",
                geojson({{"Kita Löwenzahn", R"({"type":"Point","coordinates":[11.03,50.98]})"},
                         {"ohne Ort", "null"}}));
  EXPECT_EQ(layer.crs(), Crs::wgs84());
  ASSERT_EQ(layer.size(), 2u);
  EXPECT_EQ(std::get<Point>(layer.geometry(0)), (Point{11.03, 50.98}));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(layer.geometry(1)));
  EXPECT_EQ(layer.table().text("name")[0], "Kita Löwenzahn");
  EXPECT_EQ(layer.table().source_row(1), 2u);
  EXPECT_EQ(findings_.count("vector.no_geometry"), 1u);
}

TEST_F(VectorReader, TransformedWhileReading) {
  const Layer layer =
      read_text("kitas.geojson", geojson({{"Mitte", R"({"type":"Point","coordinates":[9,51]})"}}),
                {.target_crs = Crs::utm32()});
  EXPECT_EQ(layer.crs(), Crs::utm32());
  const Point p = std::get<Point>(layer.geometry(0));
  EXPECT_NEAR(p.x, 500000, 1e-3);        // the central meridian of zone 32
  EXPECT_NEAR(p.y, 5649824.888, 0.001);  // 0.9996 x meridian arc of GRS 80, integrated apart
}

TEST_F(VectorReader, RingsComeInTheHouseOrder) {
  // Drawn clockwise, with a hole drawn counter-clockwise.
  const Layer layer =
      read_text("flaeche.geojson", geojson({{"A", R"({"type":"Polygon","coordinates":[
          [[600000,5600000],[600000,5601000],[601000,5601000],[601000,5600000],[600000,5600000]],
          [[600200,5600200],[600400,5600200],[600400,5600400],[600200,5600400],[600200,5600200]]]})"}},
                                           kUtm32));
  EXPECT_EQ(layer.crs(), Crs::utm32());
  const auto& area_read = std::get<MultiPolygon>(layer.geometry(0));
  ASSERT_EQ(area_read.polygons.size(), 1u);
  EXPECT_EQ(area_read.polygons[0].outer.size(), 4u);
  EXPECT_GT(signed_area(area_read.polygons[0].outer), 0);
  EXPECT_LT(signed_area(area_read.polygons[0].holes.at(0)), 0);
  EXPECT_DOUBLE_EQ(area(area_read), 1'000'000 - 40'000);
  EXPECT_TRUE(findings_.empty()) << sentence(findings_.kept().front(), Language::German);
}

TEST_F(VectorReader, LinesAndPointsAndTheirCollections) {
  const Layer layer = read_text(
      "linien.geojson",
      geojson(
          {{"a", R"({"type":"LineString","coordinates":[[600000,5600000],[600000,5600010]]})"},
           {"b", R"({"type":"MultiLineString","coordinates":[[[600000,5600000],[600000,5600010]],
                        [[600020,5600000],[600020,5600010]]]})"},
           {"c", R"({"type":"MultiPoint","coordinates":[[600000,5600000]]})"},
           {"d", R"({"type":"GeometryCollection","geometries":[
                        {"type":"Point","coordinates":[600001,5600000]},
                        {"type":"Point","coordinates":[600002,5600000]}]})"}},
          kUtm32));
  EXPECT_EQ(std::get<MultiLineString>(layer.geometry(0)).lines.size(), 1u);
  EXPECT_EQ(std::get<MultiLineString>(layer.geometry(1)).lines.size(), 2u);
  EXPECT_EQ(std::get<MultiPoint>(layer.geometry(2)).size(), 1u);
  EXPECT_EQ(std::get<MultiPoint>(layer.geometry(3)).size(), 2u);
}

TEST_F(VectorReader, HeightsAreDroppedAndSaid) {
  const Layer layer = read_text(
      "z.geojson", geojson({{"a", R"({"type":"Point","coordinates":[11.03,50.98,195.5]})"}}));
  EXPECT_EQ(std::get<Point>(layer.geometry(0)), (Point{11.03, 50.98}));
  EXPECT_EQ(findings_.count("vector.z_dropped"), 1u);
}

TEST_F(VectorReader, AttributesKeepTheirTypesAndMissingOnesAreFlagged) {
  const Layer layer = read_text("werte.geojson", R"json({"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":null,"properties":{"AGS":"01001000","Plätze (U3)":12,"Quote":0.5,
       "Stand":"2022-05-15"}},
      {"type":"Feature","geometry":null,"properties":{"AGS":null,"Plätze (U3)":null,"Quote":1.25}}
      ]})json");
  const Table& table = layer.table();
  EXPECT_EQ(table.text("AGS")[0], "01001000");
  EXPECT_EQ(table.at("AGS").flags[1], ValueFlag::Missing);
  const Column& places = table.at("Plaetze_U3");
  EXPECT_EQ(places.title.de, "Plätze (U3)");
  EXPECT_EQ(places.type, ColumnType::Integer);
  EXPECT_EQ(places.numbers[0], 12);
  EXPECT_TRUE(std::isnan(places.numbers[1]));
  EXPECT_EQ(table.at("Quote").type, ColumnType::Number);
  EXPECT_EQ(table.number("Quote")[1], 1.25);
  EXPECT_EQ(table.text("Stand")[0], "2022-05-15");
}

TEST_F(VectorReader, RowsAndFieldsCanBeChosen) {
  const std::string text = R"({"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":null,"properties":{"AGS":"1","GF":4,"x":1}},
      {"type":"Feature","geometry":null,"properties":{"AGS":"2","GF":2,"x":1}},
      {"type":"Feature","geometry":null,"properties":{"AGS":"3","GF":4,"x":1}}]})";
  const Layer layer =
      read_text("wahl.geojson", text, {.where_field = "gf", .where_value = "4", .fields = {"ags"}});
  EXPECT_EQ(layer.size(), 2u);
  EXPECT_EQ(layer.table().column_count(), 1u);
  EXPECT_EQ(layer.table().text("ags")[1], "3");  // under the name asked for
  EXPECT_EQ(layer.table().source_row(1), 3u);
  EXPECT_SAYS(refusal("wahl.geojson", {.fields = {"GEN"}}), "AGS, GF, x");
  EXPECT_EQ(read("wahl.geojson", {.where_field = "GF", .where_value = "7"}).size(), 0u);
  EXPECT_EQ(findings_.count("vector.no_rows"), 1u);
}

TEST_F(VectorReader, LayersAreNamedWhenThereIsAChoice) {
  support::run_sql(
      file("zwei.gpkg"),
      support::tiny_geopackage_sql() +
          "CREATE TABLE leute(fid INTEGER PRIMARY KEY NOT NULL, name TEXT);"
          "INSERT INTO gpkg_contents VALUES('leute','attributes','leute','',"
          "'2026-01-01T00:00:00.000Z',NULL,NULL,NULL,NULL,0);"
          "CREATE TABLE layer_styles(id INTEGER PRIMARY KEY NOT NULL, styleQML TEXT);"
          "INSERT INTO gpkg_contents VALUES('layer_styles','attributes','layer_styles',"
          "'','2026-01-01T00:00:00.000Z',NULL,NULL,NULL,NULL,0);");
  EXPECT_EQ(vector_layer_names(file("zwei.gpkg")), (std::vector<std::string>{"orte", "leute"}));
  EXPECT_SAYS(refusal("zwei.gpkg"), "orte, leute");
  EXPECT_SAYS(refusal("zwei.gpkg", {.layer = "kitas"}), "orte, leute");
  const Layer layer = read("zwei.gpkg", {.layer = "ORTE"});
  EXPECT_EQ(layer.crs(), Crs::utm32());
  EXPECT_EQ(std::get<Point>(layer.geometry(0)), (Point{640000, 5650000}));
  EXPECT_EQ(layer.table().text("name")[0], "Erfurt");
  EXPECT_FALSE(read("zwei.gpkg", {.layer = "leute"}).crs().known());
}

TEST_F(VectorReader, ClaimedRowCountInAGeopackageIsNotBelieved) {
  support::run_sql(file("o.gpkg"), support::tiny_geopackage_sql() +
                                       "UPDATE gpkg_ogr_contents SET feature_count = 5;");
  EXPECT_EQ(read("o.gpkg").size(), 1u);
}

// ---- coordinates that cannot be ---------------------------------------------------------------

TEST_F(VectorReader, SwappedAxesAreRefusedWithAHint) {
  const std::string words =
      refusal_of_text("kitas.geojson",
                      geojson({{"gut", R"({"type":"Point","coordinates":[11.03,50.98]})"},
                               {"vertauscht", R"({"type":"Point","coordinates":[50.98,11.03]})"}}));
  EXPECT_SAYS(words, "vertauscht");
  EXPECT_SAYS(words, "Zeile 2");
}

TEST_F(VectorReader, MetresInAGeoJsonWithoutCrsAreRefused) {
  EXPECT_SAYS(
      refusal_of_text("kitas.geojson",
                      geojson({{"a", R"({"type":"Point","coordinates":[640000,5650000]})"}})),
      "Meter");
}

TEST_F(VectorReader, AbsurdAndEndlessCoordinatesAreRefused) {
  for (const char* x : {"1e308", "-1e308", "1e400", "NaN", "Infinity", "1e12"}) {
    const std::string words = refusal_of_text(
        "kitas.geojson",
        geojson({{"a", R"({"type":"Point","coordinates":[)" + std::string(x) + ",50.98]}"}}));
    EXPECT_NE(words, "") << x;
  }
}

TEST_F(VectorReader, NaNInAGeopackageNamesTheRow) {
  support::run_sql(file("o.gpkg"),
                   support::tiny_geopackage_sql() +
                       "INSERT INTO orte SELECT 2, substr(geom,1,13) || x'000000000000F87F' || "
                       "substr(geom,22), 'NaN' FROM orte;");
  EXPECT_SAYS(refusal("o.gpkg"), "Zeile 2");
}

// ---- polygons that are none ---------------------------------------------------------------------

std::string polygon(const std::string& rings) {
  return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
}

TEST_F(VectorReader, SmallRepairIsReportedWithItsArea) {
  // A square of 1 km² with a spike of a few square metres whose border crosses itself.
  const Layer layer = read_text(
      "flaeche.geojson",
      geojson(
          {{"Nesse", polygon("[[600000,5600000],[601000,5600000],[601000,5601000],[600000,5601000],"
                             "[600000,5600500],[599998,5600501],[599998,5600499],[600000,5600501],"
                             "[600000,5600000]]")}},
          kUtm32));
  ASSERT_EQ(findings_.count("geometry.repaired"), 1u);
  const std::string words = sentence(findings_.kept().front(), Language::German);
  EXPECT_SAYS(words, "„Nesse“");
  EXPECT_SAYS(words, "Zeile 1");
  EXPECT_SAYS(words, " %)");
  EXPECT_NEAR(area(std::get<MultiPolygon>(layer.geometry(0))), 1e6, 10);
}

// The two halves run against each other: nobody can know which of them was meant.
TEST_F(VectorReader, BowTieIsRefusedWithItsRow) {
  const std::string tie = polygon(
      "[[600000,5600000],[601000,5601000],[601000,5600000],[600000,5601000],[600000,5600000]]");
  const std::string words = refusal_of_text("tie.geojson", geojson({{"Schleife", tie}}, kUtm32));
  EXPECT_SAYS(words, "Schleife");
  EXPECT_SAYS(words, "Zeile 1");
}

TEST_F(VectorReader, HoleOutsideChangesTooMuchAndIsRefused) {
  const std::string words = refusal_of_text(
      "loch.geojson",
      geojson({{"Loch", polygon("[[600000,5600000],[601000,5600000],[601000,5601000],"
                                "[600000,5601000],[600000,5600000]],"
                                "[[602000,5600000],[602400,5600000],[602400,5600300],"
                                "[602000,5600300],[602000,5600000]]")}},
              kUtm32));
  EXPECT_SAYS(words, "Loch");
  EXPECT_SAYS(words, "QGIS");
}

TEST_F(VectorReader, MixedCollectionIsRefusedWithItsRow) {
  const std::string words =
      refusal_of_text("misch.geojson", geojson({{"a", R"({"type":"GeometryCollection","geometries":[
          {"type":"Point","coordinates":[11,51]},
          {"type":"LineString","coordinates":[[11,51],[11.1,51]]}]})"}}));
  EXPECT_SAYS(words, "Zeile 1");
}

// ---- other content under an allowed name
// ---------------------------------------------------------

constexpr const char* kVrt =
    R"(<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/http://127.0.0.1:1/x.geojson)"
    R"(</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>)";
constexpr const char* kWfs =
    R"(<OGRWFSDataSource><URL>http://127.0.0.1:1/wfs?</URL></OGRWFSDataSource>)";

TEST_F(VectorReader, OtherFormatsUnderAnAllowedNameAreRefusedWithoutARequest) {
  for (const char* name : {"x.geojson", "x.json", "x.gpkg", "x.fgb", "x.csv", "x.vrt", "x.xml"}) {
    for (const char* content : {kVrt, kWfs, "AGS;Name\n1;2\n", "http://127.0.0.1:1/x.geojson"}) {
      EXPECT_NE(refusal_of_text(name, content), "") << name << ": " << content;
    }
  }
}

TEST_F(VectorReader, AddressOfACrsIsNotFollowed) {
  const std::string linked =
      R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":)"
      R"("http://127.0.0.1:1/crs.wkt","type":"ogcwkt"}},"features":[{"type":"Feature",)"
      R"("properties":{},"geometry":{"type":"Point","coordinates":[11,51]}}]})";
  EXPECT_NE(refusal_of_text("link.geojson", linked), "");
  // GDAL asks here, and is the only format that does: the request must end at our refusal.
  allowed_requests_ = detail::refused_network_requests();
  EXPECT_GT(allowed_requests_, 0u);
}

TEST_F(VectorReader, BrokenGeometryInAGeopackageIsNeverAMissingOne) {
  support::run_sql(file("o.gpkg"), support::tiny_geopackage_sql() +
                                       "INSERT INTO orte VALUES (2, x'4750FFFF00', 'kaputt');");
  EXPECT_NE(refusal("o.gpkg"), "");
}

TEST_F(VectorReader, FlatGeobufWholeAndTruncated) {
  lock_down_gdal();
  const fs::path path = file("orte.fgb");
  {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    const GDALDatasetUniquePtr written(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference crs;
    crs.importFromEPSG(25832);
    OGRLayer* layer = written->CreateLayer("orte", &crs, wkbPoint, nullptr);
    OGRFieldDefn name("name", OFTString);
    ASSERT_EQ(layer->CreateField(&name), OGRERR_NONE);
    for (int i = 0; i < 50; ++i) {
      OGRFeature feature(layer->GetLayerDefn());
      feature.SetField(0, ("Straße " + std::to_string(i)).c_str());
      feature.SetGeometryDirectly(new OGRPoint(640000 + i, 5650000));
      ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
  }
  const Layer layer = read("orte.fgb");
  EXPECT_EQ(layer.size(), 50u);
  EXPECT_EQ(layer.crs(), Crs::utm32());
  const std::string bytes = support::read_text(path);
  for (std::size_t length = 1; length < bytes.size(); length += bytes.size() / 23) {
    EXPECT_NE(refusal_of_text("orte.fgb", bytes.substr(0, length)), "") << length;
  }
}

TEST_F(VectorReader, EmptyAndMissingAndTruncatedFiles) {
  EXPECT_SAYS(refusal_of_text("leer.geojson", ""), "leer");
  EXPECT_SAYS(refusal("fehlt.geojson"), "nicht da");
  const std::string whole = geojson({{"a", R"({"type":"Point","coordinates":[11.03,50.98]})"},
                                     {"b", R"({"type":"Point","coordinates":[11.04,50.98]})"}});
  for (std::size_t length = 1; length < whole.size(); length += 7) {
    EXPECT_NE(refusal_of_text("kurz.geojson", whole.substr(0, length)), "") << length;
  }
  EXPECT_EQ(read_text("keine.geojson", geojson({})).size(), 0u);
  EXPECT_EQ(findings_.count("vector.no_rows"), 1u);
}

TEST_F(VectorReader, UnknownEndingNamesTheKnownOnes) {
  EXPECT_SAYS(refusal_of_text("karte.kml", "<kml/>"), ".gpkg");
}

TEST(AsciiIdentifier, OfGermanNames) {
  EXPECT_EQ(detail::ascii_identifier("AGS"), "AGS");
  EXPECT_EQ(detail::ascii_identifier("Straße (Nr.)"), "Strasse_Nr");
  EXPECT_EQ(detail::ascii_identifier("0-3 Jährige"), "_0_3_Jaehrige");
  EXPECT_EQ(detail::ascii_identifier("中"), "feld");
  EXPECT_EQ(detail::ascii_identifier(""), "feld");
}

}  // namespace
}  // namespace nahraum::geo
