// Which objects of a map are in sight, in which order, and in which class.

#include "viewer/render/map_objects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/viewer/render/drawn_layers.h"

namespace nahraum::render {
namespace {

using testing::ElementsAre;

std::vector<StyledLayer> layers() {
  const geo::Layer kitas = drawn::kitas({{615000, 5645000}, {605000, 5655000}, {616000, 5655100}},
                                        {"Süd", "Nordwest", "Nordost"});
  return {{drawn::cells(3, 3), drawn::single_style({0, 0, 0, 255}), {"Zellen", "Cells"}, true, "c"},
          {drawn::gemeinden(), drawn::rate_style(), {"Anteil", "Share"}, true, "g"},
          {kitas, drawn::kind_style(), {"Kitas", "Kitas"}, true, "k"}};
}

std::vector<std::string> names(const std::vector<StyledLayer>& all,
                               const std::vector<MapObject>& objects) {
  std::vector<std::string> result;
  for (const MapObject& one : objects)
    result.push_back(name_column(all[one.hit.layer])->texts[one.hit.row]);
  return result;
}

TEST(MapObjects, UpperLayerFirstThenFromNorthToSouthAndWestToEast) {
  const auto all = layers();
  const MapObjects objects(all);
  const auto seen = names(all, objects.in_sight({}, drawn::view()));
  ASSERT_EQ(seen.size(), 3 + drawn::gemeinden().size());
  EXPECT_THAT(std::vector(seen.begin(), seen.begin() + 3),
              ElementsAre("Nordwest", "Nordost", "Süd"));
}

TEST(MapObjects, LayersWithoutNamesAreToldAsSuch) {
  const MapObjects objects(layers());
  EXPECT_THAT(objects.unnamed(), ElementsAre(0U));
}

TEST(MapObjects, HiddenLayersAndObjectsOutOfSightAreNotThere) {
  const auto all = layers();
  const MapObjects objects(all);
  EXPECT_THAT(names(all, objects.in_sight({true, false, true}, drawn::view())),
              ElementsAre("Nordwest", "Nordost", "Süd"));
  const View south = drawn::view().centred({615000, 5645000}).with_scale(5'000);
  EXPECT_THAT(names(all, objects.in_sight({true, false, true}, south)), ElementsAre("Süd"));
  EXPECT_TRUE(
      objects.in_sight({}, drawn::view().centred({100000, 5000000}).with_scale(5'000)).empty());
}

TEST(MapObjects, TheScaleOfALayerHolds) {
  auto all = layers();
  all[2].style.max_scale_denominator = 1'000;
  EXPECT_TRUE(MapObjects(all).in_sight({false, false, true}, drawn::view()).empty());
}

TEST(MapObjects, ThePlaceOfALargeAreaIsWhereItIsSeen) {
  const MapObjects objects(layers());
  const View corner = drawn::view().centred({600500, 5640500}).with_scale(5'000);
  for (const MapObject& one : objects.in_sight({}, corner))
    EXPECT_TRUE(corner.extent().contains(one.place));
}

TEST(MapObjects, ClassesAreThoseOfTheLegend) {
  const auto all = layers();
  std::vector<std::string> words;
  for (const geo::Text& one : class_words(all[1])) words.push_back(one.de);
  // rates 5, 10, 20, missing, 20.5
  EXPECT_THAT(words,
              ElementsAre("bis 5", "über 5 bis 10", "über 10 bis 20", "keine Angabe", "über 20"));
  EXPECT_EQ(value_column(all[1])->name, "rate");
  EXPECT_EQ(value_column(all[0]), nullptr);
}

}  // namespace
}  // namespace nahraum::render
