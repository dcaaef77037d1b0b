// The equilibrium of the rational agents: by hand, and against agents that really move.

#include "analysis/access/raam.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/analysis/access/drawn_access.h"

namespace nahraum::analysis {
namespace {

using testing_access::drawn;
using testing_access::DrawnAccess;
using testing_access::kNoWay;
using testing_access::random_access;

TEST(Raam, one_village_between_two_sites_by_hand) {
  // 12 children; S = 4 and 4; ways 6 and 18; tau 12; rho = 12/8 = 1.5, so a child adds 1/6.
  // Equal cost: D0/6 + 0.5 = D1/6 + 1.5, D0 + D1 = 12  =>  D0 = 9, D1 = 3, cost 2.
  const DrawnAccess a = drawn({{6, 18}}, {12}, {4, 4});
  const RaamResult result = raam(a.problem(), {.tau = 12});
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.demand_at_sites[0], 9, 1e-9);
  EXPECT_NEAR(result.demand_at_sites[1], 3, 1e-9);
  EXPECT_NEAR(result.access.values[0].value, 2, 1e-9);
}

TEST(Raam, a_far_site_is_not_used_by_hand) {
  // tau 1: the way to site 1 costs 12 more than crowding can ever make up (12/6 = 2).
  const DrawnAccess a = drawn({{6, 18}}, {12}, {4, 4});
  const RaamResult result = raam(a.problem(), {.tau = 1});
  EXPECT_EQ(result.demand_at_sites[1], 0);
  EXPECT_NEAR(result.access.values[0].value, 12.0 / 6 + 6, 1e-9);
}

TEST(Raam, two_villages_share_the_middle_by_hand) {
  // Sites 0, 1 with S = 10, rho given 1, tau 10. Village A (20 children): 0 and 10; village B
  // (10 children): no way to site 0, 0 to site 1. All of B goes to 1. A: DA0/10 = (10 + DA1)/10 +
  // 1, DA0 + DA1 = 20 => DA0 = 20 and DA1 = 0: cost 2 = cost of site 1 (1 + 1): just not used.
  const DrawnAccess a = drawn({{0, 10}, {kNoWay, 0}}, {20, 10}, {10, 10});
  const RaamResult result = raam(a.problem(), {.tau = 10, .rho = 1});
  EXPECT_NEAR(result.demand_at_sites[0], 20, 1e-6);
  EXPECT_NEAR(result.access.values[0].value, 2, 1e-6);
  EXPECT_NEAR(result.access.values[1].value, 1, 1e-6);
}

/// As the paper has it: in each round each place moves a step of its demand from its dearest site
/// in use to its cheapest; when nothing gets better, the step is halved.
std::vector<double> moving_agents(const DrawnAccess& a, double tau, double rho) {
  const std::size_t places = a.demand.size();
  const std::size_t sites = a.supply.size();
  std::vector<std::vector<double>> flow(places, std::vector<double>(sites, 0));
  std::vector<double> load(sites, 0);
  const auto open = [&](std::size_t i, std::size_t j) { return a.way(i, j) && a.supply[j] > 0; };
  const auto cost = [&](std::size_t i, std::size_t j) {
    return load[j] / a.supply[j] / rho + a.table[i][j] / tau;
  };
  for (std::size_t i = 0; i < places; ++i) {
    for (std::size_t j = 0; j < sites; ++j) {
      if (!open(i, j)) continue;
      flow[i][j] += a.demand[i];
      load[j] += a.demand[i];
      break;
    }
  }
  for (double step = 8; step > 1e-7; step /= 2) {
    bool moved = true;
    for (int round = 0; moved && round < 4000; ++round) {
      moved = false;
      for (std::size_t i = 0; i < places; ++i) {
        std::size_t cheap = sites, dear = sites;
        for (std::size_t j = 0; j < sites; ++j) {
          if (!open(i, j)) continue;
          if (cheap == sites || cost(i, j) < cost(i, cheap)) cheap = j;
          if (flow[i][j] > 0 && (dear == sites || cost(i, j) > cost(i, dear))) dear = j;
        }
        if (dear == sites || cheap == dear) continue;
        const double amount = std::min(step, flow[i][dear]);
        const double gain = cost(i, dear) - cost(i, cheap) - amount / a.supply[cheap] / rho;
        if (gain <= 0) continue;
        flow[i][dear] -= amount;
        load[dear] -= amount;
        flow[i][cheap] += amount;
        load[cheap] += amount;
        moved = true;
      }
    }
  }
  std::vector<double> best(places, -1);
  for (std::size_t i = 0; i < places; ++i) {
    for (std::size_t j = 0; j < sites; ++j) {
      if (open(i, j) && (best[i] < 0 || cost(i, j) < best[i])) best[i] = cost(i, j);
    }
  }
  return best;
}

TEST(Raam, agents_that_move_step_by_step_come_to_rest_at_the_same_costs) {
  support::Random random = support::logged_random("raam");
  for (int n = 0; n < 400 && !testing::Test::HasFailure(); ++n) {
    const DrawnAccess a = random_access(random);
    const double tau = random.uniform(2, 60);
    const double rho = random.uniform(0.5, 8);
    const RaamResult result = raam(a.problem(), {.tau = tau, .rho = rho, .tolerance = 1e-10});
    ASSERT_TRUE(result.converged) << result.gap;
    const std::vector<double> wanted = moving_agents(a, tau, rho);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      ASSERT_EQ(result.access.values[i].missing(), wanted[i] < 0);
      if (wanted[i] < 0) continue;
      EXPECT_NEAR(result.access.values[i].value, wanted[i], 1e-4) << n;
    }
  }
}

TEST(Raam, everybody_is_somewhere_and_twice_the_demand_and_supply_change_nothing) {
  support::Random random = support::logged_random("raam totals");
  for (int n = 0; n < 300 && !testing::Test::HasFailure(); ++n) {
    DrawnAccess a = random_access(random);
    const RaamResult once = raam(a.problem(), {.tau = 20, .tolerance = 1e-10});
    double reaching = 0;
    for (std::size_t i = 0; i < a.demand.size(); ++i)
      reaching += once.access.values[i].missing() ? 0 : a.demand[i];
    EXPECT_NEAR(std::accumulate(once.demand_at_sites.begin(), once.demand_at_sites.end(), 0.0),
                reaching, 1e-9);
    for (double& demand : a.demand) demand *= 2;
    for (double& supply : a.supply) supply *= 2;
    const RaamResult twice = raam(a.problem(), {.tau = 20, .tolerance = 1e-10});
    for (std::size_t i = 0; i < a.demand.size(); ++i) {
      if (once.access.values[i].missing()) continue;
      EXPECT_NEAR(once.access.values[i].value, twice.access.values[i].value, 1e-6);
    }
  }
}

TEST(Raam, says_when_it_has_not_come_to_rest) {
  const DrawnAccess a =
      drawn({{1, 1, kNoWay}, {kNoWay, 1, 1}, {1, kNoWay, 1}}, {30, 20, 40}, {1, 1, 1});
  const RaamResult early = raam(a.problem(), {.tolerance = 1e-12, .most_rounds = 1});
  EXPECT_FALSE(early.converged);
  EXPECT_GT(early.gap, 1e-12);
  EXPECT_EQ(early.rounds, 1U);
  EXPECT_TRUE(raam(a.problem(), {}).converged);
}

TEST(Raam, no_demand_no_supply_no_way) {
  const DrawnAccess nobody = drawn({{30}}, {0}, {5});
  EXPECT_DOUBLE_EQ(raam(nobody.problem(), {.tau = 60}).access.values[0].value, 0.5);
  const DrawnAccess nothing = drawn({{30}, {kNoWay}}, {4, 4}, {0});
  const RaamResult result = raam(nothing.problem(), {});
  EXPECT_TRUE(result.converged);
  EXPECT_EQ(result.access.values[0].flag, geo::ValueFlag::NotApplicable);
  EXPECT_TRUE(result.access.values[1].missing());
  EXPECT_THROW((void)raam(nobody.problem(), {.tau = 0}), geo::Error);
  EXPECT_THROW((void)raam(nobody.problem(), {.rho = -1}), geo::Error);
}

}  // namespace
}  // namespace nahraum::analysis
