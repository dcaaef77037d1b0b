// Rows and sites that need not be looked at, by hand. That leaving them out changes no answer is
// what the enumerations test.
#include "analysis/locate/detail/dominance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nahraum::analysis::detail {
namespace {

using testing::ElementsAre;

/// Each demand point reaches the sites of its word.
LocationProblem reaching(const std::vector<std::string>& points, std::size_t sites) {
  LocationProblem problem;
  for (std::size_t j = 0; j < sites; ++j)
    problem.sites.push_back({.id = std::string(1, 'A' + char(j))});
  problem.costs.starts.push_back(0);
  for (const std::string& word : points) {
    problem.demand.push_back({std::to_string(problem.demand.size()), 1});
    for (const char site : word) {
      problem.costs.site.push_back(static_cast<std::uint32_t>(site - 'A'));
      problem.costs.cost.push_back(1);
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  return problem;
}

CoverRows rows_of(const LocationProblem& problem) {
  return cover_rows(problem, [](double) { return 1.0; });
}

TEST(Dominance, ARowThatHoldsAnotherFollowsIt) {
  const LocationProblem problem = reaching({"ABC", "AB", "CD", "ABCD", "D"}, 4);
  const CoverRows few = without_dominated(rows_of(problem), 4);
  ASSERT_EQ(few.size(), 2U);
  EXPECT_THAT(std::vector(few.sites_of(0).begin(), few.sites_of(0).end()), ElementsAre(0, 1));
  EXPECT_THAT(std::vector(few.sites_of(1).begin(), few.sites_of(1).end()), ElementsAre(3));
  EXPECT_THAT(few.row_of, ElementsAre(0, 0, 1, testing::AnyOf(0, 1), 1));
}

TEST(Dominance, ASiteThatAnotherStandsInForIsLeftOut) {
  LocationProblem problem = reaching({"AB", "ABC", "BC", "D", "DE"}, 5);
  const auto out = [&](bool costs_count) {
    return dominated_sites(rows_of(problem), RuleBook(problem.sites, problem.rules), costs_count);
  };
  EXPECT_THAT(out(false), ElementsAre(1, 0, 1, 0, 1));
  problem.sites[1].cost = 3;
  EXPECT_THAT(out(true), ElementsAre(0, 0, 0, 0, 1));
  problem.sites[1].status = SiteStatus::Fixed;  // costs nothing more
  EXPECT_THAT(out(true), ElementsAre(1, 0, 1, 0, 1));
  problem.sites[0].status = SiteStatus::Fixed;  // stays in
  EXPECT_THAT(out(true), ElementsAre(0, 0, 1, 0, 1));
  problem.rules.p = 4;  // one of the two has to be there
  EXPECT_THAT(out(false), ElementsAre(0, 0, 0, 0, 1));
  EXPECT_THAT(out(true), ElementsAre(0, 0, 0, 0, 0));  // what makes up the number may cost more
  problem.rules.p.reset();
  problem.rules.incompatible = {{1, 4}};
  EXPECT_THAT(out(false), ElementsAre(0, 0, 0, 0, 0));
}

TEST(Dominance, OfTwoAlikeTheFirstStays) {
  const LocationProblem problem = reaching({"AB", "AB"}, 2);
  EXPECT_THAT(dominated_sites(rows_of(problem), RuleBook(problem.sites, {}), false),
              ElementsAre(0, 1));
}

}  // namespace
}  // namespace nahraum::analysis::detail
