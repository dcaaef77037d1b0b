// Neighbours on drawn maps, checked by eye.

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/stats/layer_weights.h"
#include "geo/core/error.h"
#include "geo/geometry/overlay.h"
#include "geo/io/gal_reader.h"
#include "tests/support/random.h"
#include "tests/support/shapes.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Lists = std::vector<std::vector<std::uint32_t>>;

Lists lists(const SpatialWeights& weights) {
  Lists result;
  for (std::size_t i = 0; i < weights.size(); ++i)
    result.emplace_back(weights.of(i).begin(), weights.of(i).end());
  return result;
}

Lists touching(const std::vector<geo::MultiPolygon>& areas, Contiguity kind, double tolerance = 0) {
  std::vector<const geo::MultiPolygon*> pointers;
  for (const geo::MultiPolygon& area : areas) pointers.push_back(&area);
  return lists(contiguity_weights(pointers, {.kind = kind, .tolerance = tolerance}));
}

TEST(Contiguity, CornersForQueenOnly) {
  const std::vector<geo::MultiPolygon> four = {
      support::rectangle(0, 0, 1, 1), support::rectangle(1, 0, 2, 1),
      support::rectangle(0, 1, 1, 2), support::rectangle(1, 1, 2, 2)};
  EXPECT_EQ(touching(four, Contiguity::Queen), (Lists{{1, 2, 3}, {0, 2, 3}, {0, 1, 3}, {0, 1, 2}}));
  EXPECT_EQ(touching(four, Contiguity::Rook), (Lists{{1, 2}, {0, 3}, {0, 3}, {1, 2}}));
}

TEST(Contiguity, BordersWithDifferentCorners) {
  // The long western area has no corner where its two neighbours meet.
  const std::vector<geo::MultiPolygon> areas = {
      support::rectangle(0, 0, 1, 3), support::rectangle(1, 0, 2, 1.5),
      support::rectangle(1, 1.5, 2, 3), support::rectangle(5, 0, 6, 1)};
  for (const Contiguity kind : {Contiguity::Queen, Contiguity::Rook})
    EXPECT_EQ(touching(areas, kind), (Lists{{1, 2}, {0, 2}, {0, 1}, {}}));
}

TEST(Contiguity, EnclaveTouchesTheHoleAroundIt) {
  const std::vector<geo::MultiPolygon> areas = {
      support::area("0 0, 9 0, 9 9, 0 9 / 3 3, 3 6, 6 6, 6 3"), support::rectangle(3, 3, 6, 6)};
  EXPECT_EQ(touching(areas, Contiguity::Rook), (Lists{{1}, {0}}));
}

TEST(Contiguity, GapsWithinTheToleranceClose) {
  const std::vector<geo::MultiPolygon> areas = {support::rectangle(0, 0, 100, 100),
                                                support::rectangle(100.4, 0, 200, 100),
                                                support::rectangle(200, 100.3, 300, 200)};
  EXPECT_EQ(touching(areas, Contiguity::Queen), (Lists{{}, {}, {}}));
  EXPECT_EQ(touching(areas, Contiguity::Queen, 0.5), (Lists{{1}, {0, 2}, {1}}));
  // At the corner less than half a metre of border runs side by side: not enough for rook.
  EXPECT_EQ(touching(areas, Contiguity::Rook, 0.5), (Lists{{1}, {0}, {}}));
}

TEST(Contiguity, OverlappingBordersAreNeighbours) {
  const std::vector<geo::MultiPolygon> cross = {support::rectangle(0, 4, 10, 6),
                                                support::rectangle(4, 0, 6, 10)};
  EXPECT_EQ(touching(cross, Contiguity::Queen), (Lists{{1}, {0}}));
}

/// Against the common area of one area with the other, grown a little.
TEST(Contiguity, ShakenPartitionsAsGeosSeesThem) {
  support::Random random = support::logged_random("contiguity");
  for (int round = 0; round < 5; ++round) {
    const auto areas = support::shaken_partition(6, 5, random);
    const Lists queen = touching(areas, Contiguity::Queen);
    for (std::uint32_t i = 0; i < areas.size(); ++i) {
      const geo::MultiPolygon grown = geo::buffer(areas[i], 1e-6, 4);
      for (std::uint32_t j = 0; j < areas.size(); ++j) {
        if (i == j) continue;
        const bool meets = geo::area(geo::intersection(grown, areas[j])) > 0;
        const bool found = std::count(queen[i].begin(), queen[i].end(), j) > 0;
        EXPECT_EQ(found, meets) << i << " " << j;
      }
    }
  }
}

TEST(Distance, InclusiveAndWithoutTheAreaItself) {
  const std::vector<geo::Point> points = {{0, 0}, {3, 4}, {0, 5.001}, {NAN, 0}, {0, 0}};
  EXPECT_EQ(lists(distance_weights(points, geo::Metres(5))),
            (Lists{{1, 4}, {0, 2, 4}, {1}, {}, {0, 1}}));
}

TEST(Nearest, ByDistanceThenOrder) {
  const std::vector<geo::Point> line = {{0, 0}, {1, 0}, {3, 0}, {7, 0}};
  EXPECT_EQ(lists(nearest_weights(line, 1)), (Lists{{1}, {0}, {1}, {2}}));
  EXPECT_EQ(lists(nearest_weights(line, 9)), (Lists{{1, 2, 3}, {0, 2, 3}, {0, 1, 3}, {0, 1, 2}}));
  // Many in one place: the area itself may not be among the first.
  const std::vector<geo::Point> heap(5, {2, 2});
  for (const auto& list : lists(nearest_weights(heap, 2))) EXPECT_EQ(list.size(), 2U);
}

TEST(SpatialWeights, StandardisedRowsAndIslands) {
  const SpatialWeights weights = row_standardised(list_weights({{1, 2}, {0}, {}}));
  EXPECT_THAT(weights.weights, ElementsAre(0.5, 0.5, 1));
  EXPECT_THAT(islands(weights), ElementsAre(2));
  const WeightsPart part =
      connected_part(list_weights({{1, 2}, {0}, {0}, {2}}), {true, true, false, true});
  EXPECT_THAT(part.areas, ElementsAre(0, 1));
  EXPECT_EQ(lists(part.weights), (Lists{{1}, {0}}));
}

TEST(SpatialWeights, DroppingOneCanLeaveAnotherAlone) {
  // A row of arrows: 3 names 2, 2 names 1, 1 names 0, 0 names nobody.
  const WeightsPart part =
      connected_part(list_weights({{}, {0}, {1}, {2}}), {true, true, true, true});
  EXPECT_THAT(part.areas, IsEmpty());
}

TEST(SpatialWeights, SumsAgainstTheDefinition) {
  support::Random random = support::logged_random("sums");
  const std::size_t n = 7;
  std::vector<std::vector<double>> w(n, std::vector<double>(n, 0));
  Lists neighbours(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = 0; j < n; ++j) {
      if (i == j || random.chance(0.5)) continue;
      neighbours[i].push_back(j);
      w[i][j] = random.uniform(0, 2);
    }
  }
  SpatialWeights weights = list_weights(neighbours);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t at = weights.starts[i]; at < weights.starts[i + 1]; ++at)
      weights.weights[at] = w[i][weights.neighbours[at]];
  }
  double s0 = 0, s1 = 0, s2 = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double out = 0, in = 0;
    for (std::size_t j = 0; j < n; ++j) {
      s0 += w[i][j];
      s1 += (w[i][j] + w[j][i]) * (w[i][j] + w[j][i]) / 2;
      out += w[i][j];
      in += w[j][i];
    }
    s2 += (out + in) * (out + in);
  }
  const WeightSums sums = weight_sums(weights);
  EXPECT_NEAR(sums.s0, s0, 1e-12);
  EXPECT_NEAR(sums.s1, s1, 1e-11);
  EXPECT_NEAR(sums.s2, s2, 1e-10);
}

class Gal : public testing::Test {
 protected:
  geo::GalFile read(std::string_view text) {
    support::write_text(file_, text);
    return geo::read_gal(file_);
  }
  std::string refusal(std::string_view text) {
    try {
      (void)read(text);
    } catch (const geo::Error& error) {
      return error.sentence(geo::Language::German);
    }
    return "";
  }
  support::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "nachbarn.gal";
};

TEST_F(Gal, BothHeadingsAndEmptyLists) {
  const geo::GalFile plain = read("3\nA 1\nB\nB 1\nA\nC 0\n\n");
  EXPECT_THAT(plain.ids, ElementsAre("A", "B", "C"));
  EXPECT_THAT(plain.neighbours, ElementsAre(ElementsAre("B"), ElementsAre("A"), IsEmpty()));
  const geo::GalFile named = read("0 2 gemeinden AGS\r\n01 1\r\n02\r\n02 1\r\n01\r\n");
  EXPECT_EQ(named.key_field, "AGS");
  EXPECT_THAT(named.neighbours[1], ElementsAre("01"));
}

TEST_F(Gal, WhatIsWrongIsSaidWithItsLine) {
  EXPECT_THAT(refusal(""), HasSubstr("leer"));
  EXPECT_THAT(refusal("2\nA 1\nB\n"), HasSubstr("nennt 2 Gebiete, gefunden wurden 1"));
  EXPECT_THAT(refusal("1\nA 2\nB\n"), HasSubstr("hat 1 Nachbarn, angekündigt sind 2"));
  EXPECT_THAT(refusal("1\nA 1\nB C\n"), HasSubstr("Zeile 3"));
  EXPECT_THAT(refusal("2\nA 0\nA 0\n"), HasSubstr("schon in Zeile 2"));
  EXPECT_THAT(refusal("1\nA -3\n"), HasSubstr("keine Anzahl"));
  EXPECT_THAT(refusal("a b\n"), HasSubstr("Zahl der Gebiete"));
}

TEST_F(Gal, JoinedToALayerByItsIds) {
  geo::TableBuilder table;
  table.add_text("id", geo::same_text("id"), {"B", "A", "C"});
  const geo::Layer layer("gebiete", geo::Crs::utm32(), std::vector<geo::Geometry>(3),
                         std::move(table).build());
  support::write_text(file_, "2\nA 2\nB A\nB 1\nA\n");
  WeightsSpec spec = weights_spec(file_.string());
  geo::Findings findings;
  const std::vector<std::string> ids = {"B", "A", "C"};
  EXPECT_EQ(lists(layer_weights({spec, layer, ids}, findings)), (Lists{{1}, {0}, {}}));
  EXPECT_EQ(findings.count("weights.self"), 1U);
  EXPECT_EQ(findings.count("weights.not_in_file"), 1U);
  support::write_text(file_, "1\nX 1\nB\n");
  EXPECT_THROW((void)layer_weights({spec, layer, ids}, findings), geo::Error);
}

TEST(WeightsSpec, WordsAndRefusals) {
  EXPECT_EQ(weights_spec("rook").kind, WeightsKind::Rook);
  EXPECT_EQ(weights_spec("distance:1500.5").reach.value, 1500.5);
  EXPECT_EQ(weights_spec("knn:6").nearest, 6U);
  for (const char* bad :
       {"", "bishop", "distance:", "distance:-5", "distance:5km", "knn:0", "knn:2.5"})
    EXPECT_THROW((void)weights_spec(bad), geo::Error) << bad;
}

}  // namespace
}  // namespace nahraum::analysis
