// Official boundaries and a planner's own areas.

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/vector_reader.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

/// A square kilometre at column `x`, row `y` of a drawn county, as a GeoJSON feature.
std::string square(const std::string& properties, int x, int y) {
  const auto corner = [&](int dx, int dy) {
    return "[" + std::to_string(600000 + 1000 * (x + dx)) + "," +
           std::to_string(5600000 + 1000 * (y + dy)) + "]";
  };
  return R"({"type":"Feature","properties":{)" + properties +
         R"(},"geometry":{"type":"Polygon","coordinates":[[)" + corner(0, 0) + "," + corner(1, 0) +
         "," + corner(1, 1) + "," + corner(0, 1) + "," + corner(0, 0) + "]]}}";
}

class Boundaries : public testing::Test {
 protected:
  Layer read(const std::vector<std::string>& features, const BoundaryOptions& options = {}) {
    std::string text = R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
                       R"("urn:ogc:def:crs:EPSG::25832"}},"features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) text += (i == 0 ? "" : ",") + features[i];
    support::write_text(file(), text + "]}");
    return read_boundaries(file(), options, findings_);
  }
  std::string refusal(const std::vector<std::string>& features,
                      const BoundaryOptions& options = {}) {
    try {
      (void)read(features, options);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input) << error.what();
      return error.sentence(Language::German);
    }
    return "";
  }
  [[nodiscard]] fs::path file() const { return folder_.path() / "vg250.geojson"; }
  support::TemporaryFolder folder_;
  Findings findings_;
};

#define EXPECT_SAYS(sentence, word) \
  EXPECT_NE(std::string(sentence).find(word), std::string::npos) << "sentence: " << (sentence)

TEST_F(Boundaries, LandIsKeptWaterCountedPartsMerged) {
  const Layer layer = read({
      square(R"("AGS":"16063105","GEN":"Eisenach","BEZ":"Stadt","GF":4)", 0, 0),
      square(R"("AGS":"16063003","GEN":"Bad Salzungen","BEZ":"Stadt","GF":4)", 3, 0),
      square(R"("AGS":"16063003","GEN":"Bad Salzungen","BEZ":"Stadt","GF":2)", 4, 0),
      square(R"("AGS":"16063105","GEN":"Eisenach","BEZ":"Stadt","GF":4)", 1, 0),
  });
  ASSERT_EQ(layer.size(), 2u);
  EXPECT_EQ(layer.table().text("key"), (std::vector<std::string>{"16063003", "16063105"}));
  EXPECT_EQ(layer.table().text("name")[1], "Eisenach");
  EXPECT_EQ(layer.table().text("bez")[1], "Stadt");
  EXPECT_DOUBLE_EQ(layer.table().number("area_km2")[0], 1);
  EXPECT_DOUBLE_EQ(layer.table().number("area_km2")[1], 2);
  EXPECT_EQ(std::get<MultiPolygon>(layer.geometry(1)).polygons.size(), 1u);  // neighbours dissolve
  EXPECT_EQ(findings_.count("boundaries.water_rows"), 1u);
  EXPECT_EQ(findings_.count("boundaries.merged"), 1u);
  EXPECT_EQ(layer.table().source_row(1), 1u);
}

TEST_F(Boundaries, OneKeyWithTwoNamesIsRefused) {
  const std::string words = refusal({square(R"("AGS":"16063105","GEN":"Eisenach")", 0, 0),
                                     square(R"("AGS":"16063105","GEN":"Gotha")", 1, 0)});
  EXPECT_SAYS(words, "16063105");
  EXPECT_SAYS(words, "Eisenach");
  EXPECT_SAYS(words, "Zeile 2");
}

TEST_F(Boundaries, KeysAreEightDigitsAndALostZeroIsSaid) {
  const Layer layer = read({square(R"("AGS":1001000,"GEN":"Flensburg")", 0, 0)});
  EXPECT_EQ(layer.table().text("key")[0], "01001000");
  EXPECT_EQ(findings_.count("boundaries.lost_leading_zero"), 1u);
  EXPECT_SAYS(refusal({square(R"("AGS":"160631","GEN":"x")", 0, 0)}), "8 Stellen");
  EXPECT_SAYS(refusal({square(R"("AGS":"","GEN":"x")", 0, 0)}), "leer");
  EXPECT_SAYS(refusal({square(R"("AGS":null,"GEN":"x")", 0, 0)}), "leer");
}

TEST_F(Boundaries, OnlyTheRegionIsJudged) {
  // The area far away has a hole outside its border: refused alone, harmless when not asked for.
  const std::string broken =
      R"({"type":"Feature","properties":{"AGS":"09999001","GEN":"Fern"},"geometry":{"type":"Polygon",
      "coordinates":[[[700000,5500000],[701000,5500000],[701000,5501000],[700000,5500000]],
      [[703000,5500000],[704000,5500000],[704000,5501000],[703000,5500000]]]}})";
  const std::string here = square(R"("AGS":"16063105","GEN":"Eisenach")", 0, 0);
  EXPECT_NE(refusal({here, broken}), "");
  EXPECT_EQ(read({here, broken}, {.key_prefix = "16063"}).size(), 1u);
  EXPECT_GE(findings_.count("boundaries.other_keys"), 1u);
  EXPECT_SAYS(refusal({here}, {.key_prefix = "16064"}), "16064");
}

TEST_F(Boundaries, OwnAreasWithOwnFields) {
  const BoundaryOptions options{.key_field = "sozialraum", .name_field = "Titel", .key_length = 0};
  const Layer layer = read({square(R"("sozialraum":"SR-2","Titel":"Nord")", 0, 0),
                            square(R"("sozialraum":"SR-1","Titel":"Süd")", 1, 0)},
                           options);
  EXPECT_EQ(layer.table().text("key"), (std::vector<std::string>{"SR-1", "SR-2"}));
  EXPECT_EQ(layer.table().text("name")[0], "Süd");
  EXPECT_EQ(layer.table().text("bez")[0], "");
  EXPECT_SAYS(refusal({square(R"("sozialraum":"1")", 0, 0)}, options), "Titel");
  EXPECT_SAYS(refusal({square(R"("sozialraum":"1")", 0, 0)}), "AGS");
}

TEST_F(Boundaries, PointsAreNoBoundaries) {
  EXPECT_SAYS(refusal({R"({"type":"Feature","properties":{"AGS":"16063105","GEN":"E"},"geometry":)"
                       R"({"type":"Point","coordinates":[600000,5600000]}})"}),
              "keine Fläche");
}

TEST_F(Boundaries, LowerCaseFieldsOfTheWebServiceAreFound) {
  const Layer layer =
      read({square(R"("ags":"16063105","gen":"Eisenach","bez":"Stadt","gf":4)", 0, 0)});
  EXPECT_EQ(layer.table().text("bez")[0], "Stadt");
}

// ---- real boundaries ---------------------------------------------------------------------------

double total_area(const Layer& layer) {
  double sum = 0;
  for (const double km2 : layer.table().number("area_km2")) sum += km2;
  return sum;
}

TEST(BoundariesRealData, ThuringiaHas631GemeindenAndTwoRepairs) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  Findings findings;
  const Layer layer =
      read_boundaries(*data / "thueringen/boundaries/thueringen_verwaltungsgebiete.gpkg",
                      {.layer = "gemeinden"}, findings);
  EXPECT_EQ(layer.size(), 631u);
  EXPECT_EQ(findings.count("geometry.repaired"), 2u);
  std::vector<std::string> repaired;
  for (const Finding& finding : findings.kept()) {
    if (finding.code == "geometry.repaired")
      repaired.push_back(sentence(finding, Language::German));
  }
  ASSERT_EQ(repaired.size(), 2u);
  EXPECT_SAYS(repaired[0], "Zeile 362: Die Fläche „Bad Sulza“ war ungültig");
  EXPECT_SAYS(repaired[1], "Zeile 601: Die Fläche „Langenwetzendorf“ war ungültig");
  // Both borders touch themselves in one point: no land is won or lost.
  EXPECT_SAYS(repaired[0], "ihre Größe ändert sich um weniger als 0,1 m² (0,000 %)");
  EXPECT_NEAR(total_area(layer), 16'202, 30);  // official: 16,202 km²; outlines are generalised
}

TEST(BoundariesRealData, ThuringiaInDegreesIsTheSame) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  Findings findings;
  const Layer layer = read_boundaries(
      *data / "thueringen/boundaries/gemeinden_thueringen_wgs84.geojson", {}, findings);
  EXPECT_EQ(layer.size(), 631u);
  EXPECT_EQ(layer.crs(), Crs::utm32());
  EXPECT_NEAR(total_area(layer), 16'202, 30);
}

TEST(BoundariesRealData, HeidelbergHas56Gemeinden) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  Findings findings;
  const Layer layer = read_boundaries(
      *data / "heidelberg/boundaries/heidelberg_rhein_neckar_verwaltungsgebiete.gpkg",
      {.layer = "gemeinden"}, findings);
  EXPECT_EQ(layer.size(), 56u);
}

TEST(BoundariesRealData, RawVg5000OfGermanyInOldCoordinates) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  Findings findings;
  const fs::path file = *data / "germany/vg5000_2021/VG5000_GEM.shp";
  const Layer raw = read_vector(file, {}, findings);
  EXPECT_EQ(raw.crs(), Crs(31467));
  EXPECT_GE(raw.size(), 10'997u);
  Findings of_thuringia;
  const Layer layer = read_boundaries(file, {.key_prefix = "16"}, of_thuringia);
  EXPECT_EQ(layer.size(), 631u);
  EXPECT_EQ(of_thuringia.count("boundaries.no_land_rows"), 1u);
  EXPECT_EQ(layer.crs(), Crs::utm32());
  EXPECT_NEAR(total_area(layer), 16'202, 30);
  EXPECT_EQ(of_thuringia.count("boundaries.other_keys"), raw.size() - 631);
  EXPECT_EQ(of_thuringia.count("geometry.repaired"), 2u);
}

}  // namespace
}  // namespace nahraum::geo
