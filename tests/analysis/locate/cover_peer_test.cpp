// Larger random problems than can be enumerated: CBC on the plain model says the same.
#include <cmath>

#include <gtest/gtest.h>

#include "analysis/locate/cover.h"
#include "tests/analysis/locate/cbc_peer.h"
#include "tests/analysis/locate/siting_oracle.h"

namespace nahraum {
namespace {

using namespace analysis;

LocationProblem plane(support::Random& random, std::uint32_t sites, int points) {
  LocationProblem problem;
  std::vector<std::pair<double, double>> at;
  for (std::uint32_t j = 0; j < sites; ++j) {
    at.emplace_back(random.uniform(0, 100), random.uniform(0, 100));
    problem.sites.push_back({.id = std::to_string(j), .cost = double(random.integer(1, 9))});
  }
  problem.costs.starts.push_back(0);
  for (int d = 0; d < points; ++d) {
    const double x = random.uniform(0, 100);
    const double y = random.uniform(0, 100);
    problem.demand.push_back({std::to_string(d), double(random.integer(1, 30))});
    for (std::uint32_t j = 0; j < sites; ++j) {
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(std::hypot(x - at[j].first, y - at[j].second));
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  for (int k = 0; k < 10; ++k) {
    const std::uint32_t a = random.below(sites);
    const std::uint32_t b = random.below(sites);
    if (a != b) problem.rules.incompatible.emplace_back(a, b);
  }
  return problem;
}

TEST(CoverPeer, MaxCoverAndSetCoverAsCbc) {
  support::Random random = support::logged_random("covering beside CBC");
  int solved = 0;
  for (int k = 0; k < 12; ++k) {
    SCOPED_TRACE(k);
    LocationProblem problem = plane(random, 60, 250);
    geo::Progress progress;
    const test::PeerAnswer few = test::cbc_set_cover(problem, 25);
    const Proposal ours = solve_set_cover(problem, {.radius = 25}, {}, progress);
    ASSERT_EQ(ours.state == ProposalState::Proven, few.optimal);
    if (few.optimal) {
      EXPECT_NEAR(ours.objective, few.objective, 1e-6);
      ++solved;
    }
    problem.rules.p = 3 + random.below(6);
    const test::PeerAnswer most = test::cbc_max_cover(problem, 12, 0, 0);
    ASSERT_TRUE(most.optimal);
    const Proposal cover = solve_max_cover(problem, {.radius = 12}, {}, progress);
    EXPECT_EQ(cover.state, ProposalState::Proven);
    EXPECT_NEAR(cover.objective, most.objective, 1e-6);
    EXPECT_EQ(cover.gap(), 0);
  }
  EXPECT_GT(solved, 3);
}

}  // namespace
}  // namespace nahraum
