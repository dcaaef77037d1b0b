// Shapefiles as offices have them: without .prj, in the code page of an old Windows, in parts.

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/geo/io/vector_files.h"
#include "tests/geo/io/vector_fixture.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUtm32Prj =
    R"(PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",)"
    R"(SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
    R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],)"
    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

using ShapefileReader = VectorReader;

TEST_F(ShapefileReader, ShapefileWithWindowsNames) {
  // Written by office software of old: no .cpg, and bytes of Windows-1252.
  support::write_shapefile(
      file("orte.shp"),
      {.rows = {{640000, 5650000, "M\xfchlhausen"}, {641000, 5650000, "Gera"}}, .prj = kUtm32Prj});
  const Layer layer = read("orte.shp");
  EXPECT_EQ(layer.crs(), Crs::utm32());
  EXPECT_EQ(layer.table().text("NAME")[0], "Mühlhausen");
  EXPECT_EQ(findings_.count("vector.encoding"), 1u);
}

TEST_F(ShapefileReader, ShapefileEncodingIsTakenFromCpgOrTable) {
  support::write_shapefile(
      file("cpg.shp"),
      {.rows = {{640000, 5650000, "M\xfchlhausen"}}, .prj = kUtm32Prj, .cpg = "1252"});
  EXPECT_EQ(read("cpg.shp").table().text("NAME")[0], "Mühlhausen");
  support::write_shapefile(file("ldid.shp"), {.rows = {{640000, 5650000, "M\x81hlhausen"}},
                                              .prj = kUtm32Prj,
                                              .language = '\x02'});  // code page 850
  EXPECT_EQ(read("ldid.shp").table().text("NAME")[0], "Mühlhausen");
  EXPECT_EQ(findings_.count("vector.encoding"), 0u);
}

TEST_F(ShapefileReader, ShapefileThatLiesAboutItsEncodingIsNoticed) {
  support::write_shapefile(
      file("falsch.shp"),
      {.rows = {{640000, 5650000, "M\xfchlhausen"}}, .prj = kUtm32Prj, .cpg = "UTF-8"});
  EXPECT_EQ(read("falsch.shp").table().text("NAME")[0], "Mühlhausen");
  EXPECT_EQ(findings_.count("vector.encoding"), 1u);
  support::write_shapefile(
      file("doppelt.shp"),
      {.rows = {{640000, 5650000, "Mühlhausen"}}, .prj = kUtm32Prj, .cpg = "1252"});
  EXPECT_EQ(read("doppelt.shp").table().text("NAME")[0], "MÃ¼hlhausen");
  EXPECT_EQ(findings_.count("vector.garbled"), 1u);
}

TEST_F(ShapefileReader, ShapefileWithoutPrjNeedsADeclaration) {
  support::write_shapefile(file("orte.shp"), {.rows = {{640000, 5650000, "Erfurt"}}});
  EXPECT_SAYS(refusal("orte.shp"), ".prj");
  EXPECT_EQ(read("orte.shp", {.declared_crs = Crs::utm32()}).crs(), Crs::utm32());
  // A wrong declaration puts the place into another country's sea.
  EXPECT_SAYS(refusal("orte.shp", {.declared_crs = Crs::wgs84()}), "Deutschland");
  EXPECT_SAYS(refusal("orte.shp", {.declared_crs = Crs(31468)}), "Deutschland");
}

TEST_F(ShapefileReader, DeclarationDoesNotOverruleTheFile) {
  support::write_shapefile(file("orte.shp"),
                           {.rows = {{640000, 5650000, "Erfurt"}}, .prj = kUtm32Prj});
  EXPECT_EQ(read("orte.shp", {.declared_crs = Crs(25833)}).crs(), Crs::utm32());
  EXPECT_EQ(findings_.count("vector.declared_crs_unused"), 1u);
}

TEST_F(ShapefileReader, PrjWithTheCodeOfAnotherZoneIsRefused) {
  std::string prj = kUtm32Prj;
  prj.insert(prj.size() - 1, R"(,AUTHORITY["EPSG",25833])");
  support::write_shapefile(file("orte.shp"), {.rows = {{640000, 5650000, "Erfurt"}}, .prj = prj});
  EXPECT_SAYS(refusal("orte.shp"), "25833");
}

TEST_F(ShapefileReader, ShapefileOfUnknownSystemIsRefused) {
  std::string prj = kUtm32Prj;
  prj.replace(prj.find("9.0]"), 3, "9.5");
  support::write_shapefile(file("orte.shp"), {.rows = {{640000, 5650000, "Erfurt"}}, .prj = prj});
  EXPECT_SAYS(refusal("orte.shp"), "nicht bekannt");
}

TEST_F(ShapefileReader, DeletedRowsOfAShapefileAreNoLoss) {
  support::write_shapefile(file("orte.shp"), {.rows = {{640000, 5650000, "Erfurt"},
                                                       {641000, 5650000, "weg", true},
                                                       {642000, 5650000, "Gera"}},
                                              .prj = kUtm32Prj});
  const Layer layer = read("orte.shp");
  ASSERT_EQ(layer.size(), 2u);
  EXPECT_EQ(layer.table().text("NAME")[1], "Gera");
}

TEST_F(ShapefileReader, ShapefileWithMissingPartsNamesThem) {
  support::write_shapefile(file("orte.shp"),
                           {.rows = {{640000, 5650000, "Erfurt"}}, .prj = kUtm32Prj});
  fs::rename(file("orte.dbf"), file("ORTE.DBF"));
  EXPECT_SAYS(refusal("orte.shp"), "orte.dbf");
  fs::rename(file("ORTE.DBF"), file("orte.DBF"));
  EXPECT_EQ(read("orte.shp").size(), 1u);
  fs::remove(file("orte.shx"));
  EXPECT_SAYS(refusal("orte.shp"), "orte.shx");
}

TEST_F(ShapefileReader, TruncatedShapefileIsNeverASilentPart) {
  support::PointShapefile whole{.prj = kUtm32Prj};
  for (int i = 0; i < 50; ++i) {
    whole.rows.push_back({640000.0 + i, 5650000, "Ort " + std::to_string(i)});
  }
  for (const char* extension : {".shp", ".shx", ".dbf"}) {
    support::write_shapefile(file("orte.shp"), whole);
    fs::path part = file("orte.shp");
    part.replace_extension(extension);
    const std::string bytes = support::read_text(part);
    for (const std::size_t length : {bytes.size() / 4, bytes.size() / 2, bytes.size() * 9 / 10}) {
      support::write_text(part, bytes.substr(0, length));
      EXPECT_NE(refusal("orte.shp"), "") << extension << " cut to " << length;
    }
  }
}

}  // namespace
}  // namespace nahraum::geo
