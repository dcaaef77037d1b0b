#include "analysis/catchment/remembered_travel.h"

#include <gtest/gtest.h>

#include "analysis/catchment/straight_line.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using Points = std::vector<geo::Point>;

struct Asked {
  std::size_t places = 0;
  std::size_t searches = 0;
};

/// Straight lines that count what they are asked.
class Counting final : public Travel {
 public:
  explicit Counting(Asked& asked) : asked_(asked) {}
  [[nodiscard]] Catchments catchments(const Points& places, const Points& cells, geo::Minutes limit,
                                      geo::Progress& progress) const override {
    ++asked_.searches;
    asked_.places += places.size();
    return travel_->catchments(places, cells, limit, progress);
  }
  [[nodiscard]] std::vector<Nearest> nearest(const Points& places, const Points& cells,
                                             geo::Progress& progress) const override {
    ++asked_.searches;
    return travel_->nearest(places, cells, progress);
  }
  [[nodiscard]] std::vector<geo::MultiPolygon> areas(const Points& places, geo::Minutes limit,
                                                     geo::Progress& progress) const override {
    return travel_->areas(places, limit, progress);
  }

 private:
  Asked& asked_;
  std::unique_ptr<const Travel> travel_ =
      straight_line_travel({.speed = geo::KilometresPerHour(6), .detour = 1.0});
};

Points line(std::size_t count, double step) {
  Points points;
  for (std::size_t i = 0; i < count; ++i) points.push_back({static_cast<double>(i) * step, 0});
  return points;
}

struct Remembered : testing::Test {
  Asked asked;
  geo::Progress progress;
  [[nodiscard]] std::unique_ptr<Travel> travel(std::size_t most = 1'000'000) {
    return remembered_travel(std::make_unique<Counting>(asked), most);
  }
};

void expect_same(const Catchments& a, const Catchments& b) {
  EXPECT_EQ(a.starts, b.starts);
  EXPECT_EQ(a.cells, b.cells);
  EXPECT_EQ(a.minutes, b.minutes);
}

TEST_F(Remembered, APlaceIsSearchedOnceForTheSameCellsAndLimit) {
  const auto remembered = travel();
  const Points cells = line(30, 100);
  const Points kitas = line(5, 500);
  (void)remembered->catchments({kitas[1], kitas[3]}, cells, geo::Minutes(10), progress);
  EXPECT_EQ(asked.places, 2U);
  (void)remembered->catchments(kitas, cells, geo::Minutes(10), progress);
  EXPECT_EQ(asked.places, 5U);  // three more
  (void)remembered->catchments({kitas[4], kitas[0], kitas[4]}, cells, geo::Minutes(10), progress);
  EXPECT_EQ(asked.places, 5U);
  (void)remembered->catchments(kitas, cells, geo::Minutes(5), progress);
  EXPECT_EQ(asked.places, 10U);  // another limit is another question
  (void)remembered->catchments(kitas, line(31, 100), geo::Minutes(10), progress);
  EXPECT_EQ(asked.places, 15U);  // and so are other cells
}

TEST_F(Remembered, TheSameNearestIsSearchedOnce) {
  const auto remembered = travel();
  const Points cells = line(30, 100);
  const std::vector<Nearest> first = remembered->nearest(line(3, 700), cells, progress);
  const std::vector<Nearest> again = remembered->nearest(line(3, 700), cells, progress);
  EXPECT_EQ(asked.searches, 1U);
  ASSERT_EQ(again.size(), 30U);
  for (std::size_t cell = 0; cell < 30; ++cell) {
    EXPECT_EQ(again[cell].origin, first[cell].origin);
    EXPECT_EQ(again[cell].minutes, first[cell].minutes);
  }
  EXPECT_EQ(again[29].origin, 2);
}

TEST_F(Remembered, BeyondItsRoomItAsksAgainAndAnswersTheSame) {
  const auto small = travel(8);
  const Points cells = line(30, 100);
  const Points kitas = line(5, 500);
  const Catchments whole = Counting(asked).catchments(kitas, cells, geo::Minutes(10), progress);
  asked = {};
  expect_same(small->catchments(kitas, cells, geo::Minutes(10), progress), whole);
  expect_same(small->catchments(kitas, cells, geo::Minutes(10), progress), whole);
  EXPECT_EQ(asked.places, 10U);
}

TEST_F(Remembered, AnswersAreThoseOfTheTravelBehindIt) {
  support::Random random = support::logged_random("remembered");
  const auto few = travel(200);
  const auto all = travel();
  Asked direct_asked;
  const Counting direct(direct_asked);
  const Points pool = line(40, 130);
  for (int round = 0; round < 200; ++round) {
    Points places;
    for (std::uint32_t i = 0, n = random.below(6); i < n; ++i)
      places.push_back(pool[random.below(40)]);
    const Points cells = line(20 + random.below(3), 90);
    const geo::Minutes limit(5 + random.below(3));
    const Catchments wanted = direct.catchments(places, cells, limit, progress);
    expect_same(few->catchments(places, cells, limit, progress), wanted);
    expect_same(all->catchments(places, cells, limit, progress), wanted);
  }
}

}  // namespace
}  // namespace nahraum::analysis
