#include "viewer/render/flat.h"

#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace nahraum::render {
namespace {

using Chain = std::vector<geo::Point>;

TEST(Thinned, DropsWhatLiesWithinTheTolerance) {
  const Chain chain{{0, 0}, {1, 0.5}, {2, 0}, {3, 2}, {4, 0}};
  EXPECT_EQ(thinned(chain, 0.9), (Chain{{0, 0}, {2, 0}, {3, 2}, {4, 0}}));
  EXPECT_EQ(thinned(chain, 5), (Chain{{0, 0}, {4, 0}}));
  EXPECT_EQ(thinned(chain, 0), chain);
}

TEST(Thinned, ClosedChainKeepsItsFarthestPoint) {
  const Chain ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
  EXPECT_EQ(thinned(ring, 1), ring);
  EXPECT_EQ(thinned(ring, 9).size(), 3U);
}

/// A border of `points` between (x, 0) and (x, 100), shaken by up to 3.
Chain wavy(double x, int points, support::Random& random) {
  Chain border;
  for (int i = 0; i <= points; ++i) {
    const bool end = i == 0 || i == points;
    border.push_back({end ? x : x + random.uniform(-3, 3), 100.0 * i / points});
  }
  return border;
}

/// Three strips side by side with wavy borders that they share.
Parts strips(support::Random& random) {
  std::vector<Chain> borders;
  for (int i = 0; i < 4; ++i) borders.push_back(wavy(50.0 * i, 60, random));
  Parts parts;
  for (std::size_t i = 0; i < 3; ++i) {
    const Chain& left = borders[i];
    const Chain& right = borders[i + 1];
    parts.points.insert(parts.points.end(), right.begin(), right.end());
    parts.points.insert(parts.points.end(), left.rbegin(), left.rend());
    parts.end_part();
    parts.end_item();
  }
  return parts;
}

double area_of(std::span<const geo::Point> ring) {
  return geo::signed_area(geo::Ring(ring.begin(), ring.end()));
}

TEST(Levels, NeighboursStayTogether) {
  support::Random random = support::logged_random("strips");
  for (int round = 0; round < 50; ++round) {
    const std::vector<Level> levels = levels_of(strips(random), true, std::vector{0.5, 2.0});
    ASSERT_EQ(levels.size(), 3U);
    for (const Level& level : levels) {
      // Every edge inside the whole occurs twice, once each way: no gap, no overlap.
      std::map<std::array<double, 4>, int> edges;
      double total = 0;
      for (std::size_t p = 0; p < level.parts.part_count(); ++p) {
        const auto ring = level.parts.part(p);
        total += area_of(ring);
        for (std::size_t i = 0; i < ring.size(); ++i) {
          const geo::Point a = ring[i];
          const geo::Point b = ring[(i + 1) % ring.size()];
          ++edges[{a.x, a.y, b.x, b.y}];
        }
      }
      for (const auto& [edge, times] : edges) {
        EXPECT_EQ(times, 1);
        const bool outside = std::min(edge[0], edge[2]) < 4 || std::max(edge[0], edge[2]) > 146 ||
                             (edge[1] == edge[3] && (edge[1] == 0 || edge[1] == 100));
        const std::array<double, 4> back{edge[2], edge[3], edge[0], edge[1]};
        EXPECT_TRUE(outside || edges.contains(back)) << edge[0] << ' ' << edge[1];
      }
      EXPECT_NEAR(total, 15'000, 1'000);
    }
    EXPECT_LT(levels[2].parts.points.size(), levels[1].parts.points.size());
    EXPECT_LT(levels[1].parts.points.size(), levels[0].parts.points.size());
  }
}

TEST(Levels, OutlinesHoldEveryBorderOnce) {
  support::Random random = support::logged_random("outlines");
  const std::vector<Level> levels = levels_of(strips(random), true, std::vector{1.0});
  std::set<std::array<double, 4>> edges;
  std::size_t count = 0;
  for (std::size_t a = 0; a < levels[0].outlines.part_count(); ++a) {
    const auto line = levels[0].outlines.part(a);
    for (std::size_t i = 1; i < line.size(); ++i, ++count) {
      const geo::Point p = line[i - 1];
      const geo::Point q = line[i];
      edges.insert(std::pair(p.x, p.y) < std::pair(q.x, q.y) ? std::array{p.x, p.y, q.x, q.y}
                                                             : std::array{q.x, q.y, p.x, p.y});
    }
  }
  EXPECT_EQ(edges.size(), count);
  EXPECT_EQ(count, 4U * 60 + 6);  // four borders and six ends
}

TEST(Levels, ASmallRingThatVanishesIsLeftOutOthersStay) {
  Parts parts;
  for (int i = 0; i < 12; ++i)
    parts.points.push_back({0.1 * std::cos(i * 0.5), 0.1 * std::sin(i * 0.5)});
  parts.end_part();
  parts.end_item();
  for (int i = 0; i < 12; ++i)
    parts.points.push_back({100 * std::cos(i * 0.5), 100 * std::sin(i * 0.5)});
  parts.end_part();
  parts.end_item();
  const std::vector<Level> levels = levels_of(parts, true, std::vector{5.0});
  EXPECT_EQ(levels[1].parts.item_count(), 2U);
  EXPECT_EQ(levels[1].parts.part_count(), 1U);
  EXPECT_EQ(levels[1].parts.item_start, (std::vector<std::uint32_t>{0, 0, 1}));
}

TEST(Levels, AnEnclaveAndTheHoleAroundItStayTheSameRing) {
  Parts parts;
  std::vector<geo::Point> enclave;
  support::Random random = support::logged_random("enclave");
  for (int i = 0; i < 40; ++i) {
    const double angle = i * 0.157;
    const double r = random.uniform(8, 10);
    enclave.push_back({r * std::cos(angle), r * std::sin(angle)});
  }
  parts.points = {{-50, -50}, {50, -50}, {50, 50}, {-50, 50}};
  parts.end_part();
  parts.points.insert(parts.points.end(), enclave.rbegin() + 7, enclave.rend());
  parts.points.insert(parts.points.end(), enclave.rbegin(), enclave.rbegin() + 7);
  parts.end_part();
  parts.end_item();
  parts.points.insert(parts.points.end(), enclave.begin(), enclave.end());
  parts.end_part();
  parts.end_item();
  const std::vector<Level> levels = levels_of(parts, true, std::vector{1.0});
  const auto sorted = [&](std::size_t part) {
    std::set<std::pair<double, double>> points;
    for (const geo::Point p : levels[1].parts.part(part)) points.insert({p.x, p.y});
    return points;
  };
  EXPECT_EQ(sorted(1), sorted(2));
  EXPECT_LT(sorted(2).size(), 40U);
}

TEST(Levels, FourCorneredCellsAreNeverCopied) {
  Parts parts;
  parts.points = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  parts.end_part();
  parts.end_item();
  EXPECT_EQ(levels_of(parts, true, std::vector{10.0, 40.0}).size(), 1U);
}

}  // namespace
}  // namespace nahraum::render
