#include "analysis/locate/median.h"

#include <algorithm>
#include <array>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/analysis/locate/median_oracle.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using drawn::SmallOptions;

constexpr double kRounding = 1e-9;

Proposal solve(const LocationProblem& problem, const MedianOptions& options = {},
               const SolveLimits& limits = {}) {
  geo::Progress progress;
  return solve_median(problem, options, limits, progress);
}

/// Random instances against trying everything, half of them with whole numbers.
void compare_with_enumeration(const char* purpose, int instances, const SmallOptions& drawn,
                              double with_penalty) {
  support::Random random = support::logged_random(purpose);
  int infeasible = 0;
  for (int i = 0; i < instances; ++i) {
    SmallOptions options = drawn;
    options.whole = random.chance(0.5);
    options.sites = random.integer(3, drawn.sites);
    options.points = random.integer(1, drawn.points);
    options.reachable = random.chance(0.5) ? 1 : drawn.reachable;
    const LocationProblem problem = drawn::small_problem(random, options);
    MedianOptions median;
    if (random.chance(with_penalty)) median.penalty = random.integer(5, 60);
    const std::optional<double> best = drawn::best_by_enumeration(problem, median);
    const Proposal proposal = solve(problem, median);
    const std::string what = fmt::format("instance {}\n{}", i, drawn::describe(problem, median));
    if (!best) {
      ++infeasible;
      ASSERT_EQ(proposal.state, ProposalState::Infeasible) << what;
      ASSERT_FALSE(proposal.why.de.empty()) << what;
      continue;
    }
    ASSERT_EQ(proposal.state, ProposalState::Proven) << what;
    ASSERT_TRUE(drawn::keeps_rules(problem, proposal.sites)) << what;
    ASSERT_NEAR(proposal.objective, *best, kRounding * std::max(1.0, *best)) << what;
    ASSERT_LE(proposal.bound, *best + kRounding * std::max(1.0, *best)) << what;
    ASSERT_LE(proposal.gap(), kRounding) << what;
  }
  EXPECT_LT(infeasible, instances) << "every instance was infeasible: nothing was compared";
}

TEST(Median, AgreesWithTryingEverySet) {
  compare_with_enumeration("median, p only", 1000, {.rules = false}, 0.5);
}

TEST(Median, AgreesWithTryingEverySetUnderAllRules) {
  compare_with_enumeration("median, rules", 1000, {}, 0.7);
}

TEST(Median, AgreesWithTryingEveryAssignmentUnderCapacities) {
  compare_with_enumeration("median, capacities", 1000,
                           {.sites = 7, .points = 7, .rules = false, .capacities = true}, 0.5);
}

TEST(Median, AgreesWithTryingEveryAssignmentUnderCapacitiesAndRules) {
  compare_with_enumeration("median, capacities and rules", 1000,
                           {.sites = 7, .points = 7, .capacities = true}, 0.7);
}

TEST(Median, OrLibraryOptima) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  constexpr std::array kOptima{5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734, 1255};
  for (std::size_t i = 0; i < kOptima.size(); ++i) {
    const auto file = *data / "benchmarks/orlib_pmed" / fmt::format("pmed{}.txt", i + 1);
    const Proposal proposal = solve(drawn::read_pmed(file));
    EXPECT_EQ(proposal.state, ProposalState::Proven) << file;
    EXPECT_EQ(proposal.objective, kOptima[i]) << file;
    EXPECT_EQ(proposal.bound, kOptima[i]) << file;
  }
}

}  // namespace
}  // namespace nahraum::analysis
