// "Whom would a place here reach?" gives at a Kita what the catchments of the study give, on
// streets and by straight line.

#include "analysis/study/reach_at.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

std::shared_ptr<const StudyResult> run(const std::filesystem::path& file) {
  geo::Progress progress;
  return std::make_shared<const StudyResult>(run_study(load_study(file, {}), {}, progress));
}

double area_of(const geo::MultiPolygon& area) {
  double sum = 0;
  for (const geo::Polygon& polygon : area.polygons) {
    sum += std::abs(geo::signed_area(polygon.outer));
    for (const geo::Ring& hole : polygon.holes) sum -= std::abs(geo::signed_area(hole));
  }
  return sum;
}

void expect_catchments_of_kitas(const std::shared_ptr<const StudyResult>& result,
                                const ModeLimit& limit, Count KitaReach::*counted) {
  ReachAt reach(result, {.mode = limit.mode, .group = result->study.score.group});
  ASSERT_FALSE(result->inputs.kitas.empty());
  for (std::size_t i = 0; i < result->inputs.kitas.size(); ++i) {
    const ReachAnswer answer = reach.at(result->inputs.kitas[i].where, limit.limit);
    const Count& expected = result->reach[i].*counted;
    EXPECT_EQ(answer.children.cells, expected.cells) << "Kita " << i;
    EXPECT_EQ(answer.children.persons, expected.persons) << "Kita " << i;
    EXPECT_EQ(answer.children.secret, expected.secret) << "Kita " << i;
    // Cells of 100 m in UTM are a little larger or smaller than a hectare.
    EXPECT_NEAR(area_of(answer.area), expected.cells * 10'000.0, 0.01 * expected.cells * 10'000)
        << "Kita " << i;
  }
}

TEST(ReachAt, IsTheCatchmentOfAKitaOnStreets) {
  const auto result = run(support::source_dir() / "data/musterkreis/musterkreis.toml");
  expect_catchments_of_kitas(result, result->study.score.catchment, &KitaReach::children);
  expect_catchments_of_kitas(result, result->study.score.walk, &KitaReach::children_walk);
}

TEST(ReachAt, IsTheCatchmentOfAKitaByStraightLine) {
  const support::TemporaryFolder folder;
  const auto result = run(support::write_small_study(folder.path()));
  expect_catchments_of_kitas(result, result->study.score.walk, &KitaReach::children_walk);
}

/// The lone cell in the north-east corner of C with 12 children: 800 m on foot, border included.
TEST(ReachAt, CountsAnywhereOnTheMap) {
  const support::TemporaryFolder folder;
  ReachAt reach(run(support::write_small_study(folder.path())), {.mode = "foot", .group = "u6"});
  EXPECT_EQ(reach.at({642950, 5650950}, geo::Minutes(15)).children.persons, 22);
  EXPECT_EQ(reach.at({642950, 5650950}, geo::Minutes(5)).children.persons, 12);
  EXPECT_EQ(reach.at({600000, 5600000}, geo::Minutes(15)).children.cells, 0U);
  EXPECT_TRUE(reach.at({600000, 5600000}, geo::Minutes(15)).area.polygons.empty());
  EXPECT_EQ(reach.at({642950, 5650950}, geo::Minutes(15)).children.persons, 22);
}

TEST(ReachAt, RefusesWhatCannotBeAsked) {
  const support::TemporaryFolder folder;
  const auto result = run(support::write_small_study(folder.path()));
  EXPECT_THROW(ReachAt(result, {.mode = "rakete", .group = "u6"}), geo::Error);
  EXPECT_THROW(ReachAt(result, {.mode = "foot", .group = "riesen"}), geo::Error);
}

TEST(ReachAt, OffersNoTimetables) {
  const Study study = load_study(support::source_dir() / "data/musterkreis/musterkreis.toml", {});
  for (const ReachChoice& choice : reach_modes(study))
    EXPECT_EQ(choice.key.find("bus"), std::string::npos);
  EXPECT_EQ(reach_modes(study).size(), 4U);
}

/// A census for internal use is not counted around any point in a public release.
TEST(ReachAt, OffersNoGroupsOfAnInternalCensusToThePublic) {
  const support::TemporaryFolder folder;
  StudyResult result = *run(support::write_small_study(folder.path()));
  ASSERT_FALSE(reach_groups(result).empty());
  result.study.release.internal = false;
  EXPECT_FALSE(reach_groups(result).empty());
  for (Source& source : result.study.sources) source.distribution = Distribution::Internal;
  EXPECT_TRUE(reach_groups(result).empty());
}

}  // namespace
}  // namespace nahraum::analysis
