#include "geo/crs/crs.h"

#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

using ::testing::HasSubstr;

void expect_near(Point got, Point expected, double metres) {
  EXPECT_NEAR(got.x, expected.x, metres);
  EXPECT_NEAR(got.y, expected.y, metres);
}

// domain.md 2.3.1: computed from the ellipsoidal formulas, not by PROJ.
TEST(CrsTransform, GoldenPlacesInThuringia) {
  struct Place {
    Point degrees, laea, utm;
  };
  const Place places[] = {
      {{11.0235, 50.9757}, {4392883.6, 3096542.1}, {642056.2, 5649071.8}},  // Erfurt
      {{10.3193, 50.9747}, {4343426.7, 3095977.0}, {592623.4, 5647839.9}},  // Eisenach
      {{12.4341, 50.9856}, {4491888.1, 3099984.2}, {741014.1, 5653838.6}},  // Altenburg
  };
  const CrsTransform to_laea(Crs::wgs84(), Crs::laea());
  const CrsTransform to_utm(Crs::wgs84(), Crs::utm32());
  const CrsTransform laea_to_utm(Crs::laea(), Crs::utm32());
  for (const Place& place : places) {
    expect_near(to_laea.apply(place.degrees), place.laea, 0.1);
    expect_near(to_utm.apply(place.degrees), place.utm, 0.1);
    expect_near(laea_to_utm.apply(place.laea), place.utm, 0.2);
  }
}

// EPSG Guidance Note 7-2, test point of Lambert azimuthal equal area.
TEST(CrsTransform, EpsgTestPointOfLaea) {
  const CrsTransform transform(Crs(4258), Crs::laea());
  expect_near(transform.apply(Point{5, 50}), {3962799.45, 2999718.85}, 0.01);
}

TEST(CrsTransform, OldGermanSystemsComeWithTheirAccuracy) {
  const CrsTransform from_gk4(Crs(31468), Crs::utm32());
  EXPECT_NE(from_gk4.operation().find("DHDN to ETRS89 (8)"), std::string::npos)
      << from_gk4.operation();
  EXPECT_NE(from_gk4.operation().find("0.9 m"), std::string::npos);
  // Easting first, although the authority names the northing first.
  const Point erfurt = from_gk4.apply(Point{4431500, 5649200});
  EXPECT_NEAR(erfurt.x, 642000, 1000);
  EXPECT_NEAR(erfurt.y, 5649000, 1000);
  const CrsTransform from_s42(Crs(2398), Crs::utm32());
  EXPECT_NE(from_s42.operation().find("Pulkovo 1942(83) to ETRS89 (2)"), std::string::npos)
      << from_s42.operation();
}

TEST(CrsTransform, ThereAndBackIsTheSamePlace) {
  support::Random random = support::logged_random("CrsTransform round trip");
  for (const int epsg : {25832, 25833, 3035, 31468, 2398, 3857}) {
    const CrsTransform there(Crs(4258), Crs(epsg));
    const CrsTransform back(Crs(epsg), Crs(4258));
    for (int i = 0; i < 200; ++i) {
      const Point degrees{random.uniform(9.9, 12.6), random.uniform(50.3, 51.6)};
      const Point again = back.apply(there.apply(degrees));
      EXPECT_NEAR(again.x, degrees.x, 1e-7) << "EPSG:" << epsg;
      EXPECT_NEAR(again.y, degrees.y, 1e-7) << "EPSG:" << epsg;
    }
  }
}

TEST(CrsTransform, EveryPartOfAGeometryMoves) {
  const CrsTransform shift(Crs(4647), Crs::utm32());  // only the zone number goes
  const MultiPolygon area{{{{{32600000, 5600000}, {32600100, 5600000}, {32600100, 5600100}},
                            {{{32600050, 5600010}, {32600060, 5600020}, {32600060, 5600010}}}}}};
  const Geometry moved_area = shift.apply(Geometry(area));
  const auto& moved = std::get<MultiPolygon>(moved_area);
  EXPECT_NEAR(moved.polygons[0].outer[1].x, 600100, 1e-3);
  EXPECT_NEAR(moved.polygons[0].holes[0][2].x, 600060, 1e-3);
  const Geometry lines = shift.apply(Geometry(MultiLineString{{{{32600000, 5600000}}}}));
  EXPECT_NEAR(std::get<MultiLineString>(lines).lines[0][0].x, 600000, 1e-3);
  const Geometry points = shift.apply(Geometry(MultiPoint{{32600000, 5600000}}));
  EXPECT_NEAR(std::get<MultiPoint>(points)[0].x, 600000, 1e-3);
  EXPECT_EQ(kind_of(shift.apply(Geometry())), GeometryKind::None);
}

TEST(CrsTransform, TheSameSystemMovesNothing) {
  const CrsTransform same(Crs::utm32(), Crs::utm32());
  EXPECT_EQ(same.apply(Point{1.5, 2.5}), (Point{1.5, 2.5}));
  EXPECT_EQ(same.operation(), "identity");
}

TEST(CrsTransform, RefusesWhatHasNoNumbers) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  const CrsTransform to_utm(Crs::wgs84(), Crs::utm32());
  const CrsTransform same(Crs::utm32(), Crs::utm32());
  for (const Point p : {Point{nan, 50}, Point{11, nan}, Point{infinity, 50}}) {
    EXPECT_THROW((void)to_utm.apply(p), Error);
    EXPECT_THROW((void)same.apply(p), Error);
  }
  EXPECT_THROW((void)to_utm.apply(Point{11, 95}), Error);
}

TEST(CrsTransform, RefusesBallpark) {
  // NAD27 to ETRS89: only a ballpark operation exists.
  EXPECT_THROW(CrsTransform(Crs(4267), Crs::utm32()), Error);
}

TEST(CrsTransform, OneAThreadGivesTheSameNumbers) {
  Point results[4];
  std::vector<std::thread> threads;
  for (Point& result : results) {
    threads.emplace_back([&result] {
      const CrsTransform transform(Crs::wgs84(), Crs::utm32());
      result = transform.apply(Point{11.0235, 50.9757});
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Point& result : results) EXPECT_EQ(result, results[0]);
}

TEST(Crs, ParsesAndNames) {
  EXPECT_EQ(parse_crs("EPSG:25832"), Crs::utm32());
  EXPECT_EQ(parse_crs("3035"), Crs::laea());
  EXPECT_EQ(crs_name(Crs::utm32()), "ETRS89 / UTM zone 32N (EPSG:25832)");
  EXPECT_TRUE(is_geographic(Crs::wgs84()));
  EXPECT_FALSE(is_geographic(Crs::utm32()));
  for (const char* bad : {"", "EPSG:", "UTM32", "EPSG:999998", "-1", "25832 ", "EPSG:5783"}) {
    EXPECT_THROW((void)parse_crs(bad), Error) << bad;
  }
}

std::string complaint(const Box& box, Crs crs) {
  try {
    check_plausible(box, crs, "kitas.csv");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Crs);
    return error.sentence(Language::German);
  }
  return "";
}

TEST(CheckPlausible, AcceptsThuringiaInItsSystems) {
  EXPECT_EQ(complaint({9.87, 50.20, 12.66, 51.65}, Crs::wgs84()), "");
  EXPECT_EQ(complaint({560190, 5561230, 761180, 5728457}, Crs::utm32()), "");
  EXPECT_EQ(complaint({4311717, 3009755, 4510887, 3174412}, Crs::laea()), "");
  EXPECT_EQ(complaint({4350000, 5562000, 4545000, 5725000}, Crs(31468)), "");
  EXPECT_EQ(complaint({32642056, 5649071, 32642057, 5649072}, Crs(4647)), "");
  EXPECT_EQ(complaint(Box{}, Crs::utm32()), "");
}

TEST(CheckPlausible, NamesTheUsualMistakes) {
  EXPECT_THAT(complaint({50.20, 9.87, 51.65, 12.66}, Crs::wgs84()), HasSubstr("vertauscht"));
  EXPECT_THAT(complaint({5561230, 560190, 5728457, 761180}, Crs::utm32()), HasSubstr("vertauscht"));
  EXPECT_THAT(complaint({5562000, 4350000, 5725000, 4545000}, Crs(31468)), HasSubstr("vertauscht"));
  EXPECT_THAT(complaint({32642056, 5649071, 32642057, 5649072}, Crs::utm32()),
              HasSubstr("EPSG:4647"));
  EXPECT_THAT(complaint({33300000, 5649071, 33300001, 5649072}, Crs(25833)),
              HasSubstr("EPSG:5650"));
  EXPECT_THAT(complaint({9.87, 50.20, 12.66, 51.65}, Crs::utm32()), HasSubstr("Grad"));
  EXPECT_THAT(complaint({560190, 5561230, 761180, 5728457}, Crs::wgs84()), HasSubstr("Metern"));
  EXPECT_THAT(complaint({0, 0, 0, 0}, Crs::wgs84()), HasSubstr("kitas.csv"));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(complaint({nan, nan, nan, nan}, Crs::wgs84()), HasSubstr("kitas.csv"));
}

}  // namespace
}  // namespace nahraum::geo
