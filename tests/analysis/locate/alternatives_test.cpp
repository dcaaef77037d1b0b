#include "analysis/locate/alternatives.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/locate/median.h"
#include "tests/analysis/locate/median_oracle.h"

namespace nahraum::analysis {
namespace {

constexpr MedianOptions kOptions{.penalty = 25};

LocationSolver median_solver() {
  return [](const LocationProblem& problem) {
    geo::Progress progress;
    return solve_median(problem, kOptions, {}, progress);
  };
}

struct Valued {
  double objective;
  std::vector<std::uint32_t> sites;
};

/// Every allowed set with its objective, best first.
std::vector<Valued> all_sets(const LocationProblem& problem) {
  std::vector<Valued> sets;
  for (std::uint32_t set = 0; set < (1U << problem.sites.size()); ++set) {
    LocationProblem only = problem;
    only.rules = {};
    std::vector<std::uint32_t> open;
    for (std::uint32_t j = 0; j < problem.sites.size(); ++j) {
      const bool in = (set >> j & 1U) != 0;
      only.sites[j].status = in ? SiteStatus::Fixed : SiteStatus::Excluded;
      if (in) open.push_back(j);
    }
    if (!drawn::keeps_rules(problem, open)) continue;
    double sum = 0;
    for (std::size_t d = 0; d < problem.demand.size(); ++d) {
      double least = *kOptions.penalty;
      for (auto e = problem.costs.starts[d]; e < problem.costs.starts[d + 1]; ++e) {
        if ((set >> problem.costs.site[e] & 1U) != 0)
          least = std::min(least, problem.costs.cost[e]);
      }
      sum += problem.demand[d].weight * least;
    }
    sets.push_back({sum, open});
  }
  std::sort(sets.begin(), sets.end(), [](const Valued& a, const Valued& b) {
    return a.objective != b.objective ? a.objective < b.objective : a.sites < b.sites;
  });
  return sets;
}

TEST(Alternatives, AreTheBestSetsAndNoneTwice) {
  support::Random random = support::logged_random("near best");
  for (int i = 0; i < 150; ++i) {
    const LocationProblem problem =
        drawn::small_problem(random, {.sites = random.integer(3, 9), .points = 8});
    const std::vector<Valued> all = all_sets(problem);
    const NearBestOptions options{.most = 8, .within = random.uniform(0, 0.5)};
    const std::vector<Proposal> found = near_best(problem, median_solver(), options);
    std::size_t expected = 0;
    for (const Valued& set : all) {
      if (set.objective <= all.front().objective * (1 + options.within) + 1e-9) ++expected;
    }
    const std::string what = fmt::format("instance {}\n{}", i, drawn::describe(problem, kOptions));
    ASSERT_EQ(found.size(), std::min(options.most, expected)) << what;
    for (std::size_t k = 0; k < found.size(); ++k) {
      ASSERT_EQ(found[k].objective, all[k].objective) << what;
      ASSERT_TRUE(drawn::keeps_rules(problem, found[k].sites)) << what;
      for (std::size_t other = 0; other < k; ++other) {
        ASSERT_NE(found[k].sites, found[other].sites) << what;
      }
    }
  }
}

TEST(Alternatives, ReplacementIsTheBestWithoutTheSite) {
  support::Random random = support::logged_random("replacements");
  for (int i = 0; i < 100; ++i) {
    const LocationProblem problem =
        drawn::small_problem(random, {.sites = random.integer(3, 9), .points = 8});
    const Proposal best = median_solver()(problem);
    if (best.state == ProposalState::Infeasible) continue;
    const std::vector<Valued> all = all_sets(problem);
    for (const Replacement& one : replacements(problem, median_solver(), best)) {
      const auto without = std::find_if(all.begin(), all.end(), [&](const Valued& set) {
        return std::find(set.sites.begin(), set.sites.end(), one.site) == set.sites.end();
      });
      const double loss = without == all.end() ? std::numeric_limits<double>::infinity()
                                               : without->objective - best.objective;
      ASSERT_EQ(one.loss, loss) << drawn::describe(problem, kOptions);
    }
  }
}

/// Three places on a line, 0 - 10 - 100, with 5, 3 and 1 children.
LocationProblem line() {
  LocationProblem problem;
  const std::vector<double> at{0, 10, 100};
  const std::vector<double> children{5, 3, 1};
  problem.costs.starts = {0};
  for (std::size_t d = 0; d < 3; ++d) {
    problem.sites.push_back({.id = fmt::format("s{}", d)});
    problem.demand.push_back({fmt::format("d{}", d), children[d]});
    for (std::uint32_t j = 0; j < 3; ++j) {
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(std::abs(at[d] - at[j]));
    }
    problem.costs.starts.push_back(3 * (d + 1));
  }
  return problem;
}

LocationSolver plain_solver() {
  return [](const LocationProblem& problem) {
    geo::Progress progress;
    return solve_median(problem, {}, {}, progress);
  };
}

TEST(Alternatives, OpensTheMostUsefulSiteFirst) {
  LocationProblem problem = line();
  problem.rules.p = 2;
  const Proposal best = plain_solver()(problem);
  ASSERT_EQ(best.sites, (std::vector<std::uint32_t>{0, 2}));  // 3 children walk 10
  ASSERT_EQ(best.objective, 30);
  const std::vector<OpeningStep> steps = opening_order(problem, plain_solver(), best);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].site, 0U);
  EXPECT_EQ(steps[0].objective, 130);  // 30 + 100
  EXPECT_FALSE(steps[0].gain) << "without any site there is no answer to gain on";
  EXPECT_EQ(steps[1].site, 2U);
  EXPECT_EQ(steps[1].gain, 100);
}

TEST(Alternatives, GainsCountFromTheFixedSites) {
  LocationProblem problem = line();
  problem.sites[1].status = SiteStatus::Fixed;
  problem.rules.p = 3;
  const std::vector<OpeningStep> steps =
      opening_order(problem, plain_solver(), plain_solver()(problem));
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].site, 2U);  // saves 90, site 0 only 50
  EXPECT_EQ(steps[0].gain, 90);
  EXPECT_EQ(steps[1].gain, 50);
}

TEST(Alternatives, CurveFallsWithEverySite) {
  const std::vector<CostCurvePoint> curve = cost_curve(line(), plain_solver(), 5);
  ASSERT_EQ(curve.size(), 3U);
  EXPECT_EQ(curve[0].proposal.objective, 130);
  EXPECT_EQ(curve[1].proposal.objective, 30);
  EXPECT_EQ(curve[2].proposal.objective, 0);
}

TEST(Alternatives, CountsHowOftenASiteOccurs) {
  LocationProblem problem = line();
  problem.rules.p = 1;
  const auto sets = near_best(problem, plain_solver(), {.most = 3, .within = 100});
  ASSERT_EQ(sets.size(), 3U);
  EXPECT_EQ(sets[1].objective, 140);  // from the middle: 50 + 90
  EXPECT_EQ(occurrences(sets, 3), (std::vector<std::size_t>{1, 1, 1}));
  EXPECT_EQ(near_best(problem, plain_solver(), {.most = 3, .within = 0.05}).size(), 1U);
}

TEST(Alternatives, BudgetIsStillPaidForWhatIsDecided) {
  LocationProblem problem = line();
  problem.rules.budget = 2;  // every site costs 1: never all three
  const auto sets = near_best(problem, plain_solver(), {.most = 20, .within = 1000});
  EXPECT_EQ(sets.size(), 6U) << "three pairs and three single sites";
}

}  // namespace
}  // namespace nahraum::analysis
