// Covering models against every set of sites: 1,000 random problems a model, with all side rules.
#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "analysis/locate/cover.h"
#include "tests/analysis/locate/siting_oracle.h"

namespace nahraum {
namespace {

using namespace analysis;
using test::DrawOptions;
using test::Truth;

constexpr int kProblems = 1000;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Open = std::vector<bool>;
using Value = std::function<std::optional<double>(const Open&)>;

Open open_of(const LocationProblem& problem, const Proposal& proposal) {
  Open open(problem.sites.size());
  for (const std::uint32_t j : proposal.sites) open[j] = true;
  return open;
}

/// The proposal is the truth: same value, its sites have that value, bound equal, rules kept.
void expect_truth(const LocationProblem& problem, const Proposal& proposal, bool maximise,
                  const Value& value, double tolerance = 1e-9) {
  const Truth truth = test::enumerate(problem, maximise, value);
  ASSERT_EQ(proposal.state, truth.possible ? ProposalState::Proven : ProposalState::Infeasible)
      << proposal.why.de;
  if (!truth.possible) {
    EXPECT_FALSE(proposal.why.de.empty());
    EXPECT_FALSE(proposal.why.en.empty());
    return;
  }
  if (std::isinf(truth.best)) {
    EXPECT_EQ(proposal.objective, truth.best);
    return;
  }
  const double room = tolerance * std::max(1.0, std::abs(truth.best));
  EXPECT_NEAR(proposal.objective, truth.best, room);
  EXPECT_NEAR(proposal.bound, truth.best, room);
  const Open open = open_of(problem, proposal);
  EXPECT_TRUE(test::allowed(problem, open));
  EXPECT_NEAR(value(open).value(), truth.best, room);
  EXPECT_EQ(proposal.maximise, maximise);
}

double covered_within(const LocationProblem& problem, const Open& open, double radius) {
  double sum = 0;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (test::nearest(problem, d, open) <= radius) sum += problem.demand[d].weight;
  }
  return sum;
}

/// Largest flow by augmenting one unit at a time: weights and capacities are whole.
double shared_cover(const LocationProblem& problem, const Open& open, double radius) {
  const std::size_t n = problem.sites.size();
  std::vector<std::vector<int>> flow(problem.demand.size(), std::vector<int>(n, 0));
  std::vector<int> load(n, 0);
  const auto reaches = [&](std::size_t d, std::size_t j) {
    for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
      if (problem.costs.site[k] == j) return open[j] && problem.costs.cost[k] <= radius;
    }
    return false;
  };
  std::vector<bool> seen;
  const std::function<bool(std::size_t)> place = [&](std::size_t d) {
    for (std::size_t j = 0; j < n; ++j) {
      if (seen[j] || !reaches(d, j)) continue;
      seen[j] = true;
      if (load[j] < static_cast<int>(problem.sites[j].capacity)) {
        ++load[j];
        ++flow[d][j];
        return true;
      }
      for (std::size_t other = 0; other < flow.size(); ++other) {
        if (flow[other][j] == 0 || !place(other)) continue;
        --flow[other][j];
        ++flow[d][j];
        return true;
      }
    }
    return false;
  };
  double served = 0;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    for (int unit = 0; unit < static_cast<int>(problem.demand[d].weight); ++unit) {
      seen.assign(n, false);
      if (place(d)) ++served;
    }
  }
  return served;
}

template <typename Check>
void for_each_problem(const char* name, const DrawOptions& options, const Check& check) {
  support::Random random = support::logged_random(name);
  int possible = 0;
  for (int k = 0; k < kProblems; ++k) {
    LocationProblem problem = test::draw_problem(random, options);
    if (k % 3 == 0) {  // nothing but p and a budget: sites can be exchanged freely
      problem.rules.groups.clear();
      problem.rules.incompatible.clear();
    }
    SCOPED_TRACE(k);
    possible += check(random, problem) ? 1 : 0;
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(possible, kProblems / 5);
  EXPECT_LT(possible, kProblems);
}

TEST(CoverEnumeration, MaxCover) {
  for_each_problem("max cover", {}, [](auto& random, const LocationProblem& problem) {
    geo::Progress progress;
    const double radius = random.integer(1, 12);
    const Proposal proposal = solve_max_cover(problem, {.radius = radius}, {}, progress);
    expect_truth(problem, proposal, true,
                 [&](const Open& open) { return covered_within(problem, open, radius); });
    return proposal.state == ProposalState::Proven;
  });
}

TEST(CoverEnumeration, MaxCoverWithCapacities) {
  DrawOptions options;
  options.capacities = true;
  options.most_points = 12;
  options.most_sites = 9;
  for_each_problem("capacities", options, [](auto& random, LocationProblem problem) {
    geo::Progress progress;
    for (DemandPoint& point : problem.demand) point.weight = std::ceil(point.weight);
    const double radius = random.integer(1, 12);
    const Proposal proposal = solve_max_cover(problem, {.radius = radius}, {}, progress);
    expect_truth(problem, proposal, true,
                 [&](const Open& open) { return shared_cover(problem, open, radius); });
    return proposal.state == ProposalState::Proven;
  });
}

TEST(CoverEnumeration, GradualCover) {
  for_each_problem("gradual cover", {}, [](auto& random, const LocationProblem& problem) {
    geo::Progress progress;
    const double full = random.integer(0, 8);
    const double none = full + random.integer(1, 10);
    const Proposal proposal =
        solve_gradual_cover(problem, {.shares = {{full, 1}, {none, 0}}}, {}, progress);
    expect_truth(
        problem, proposal, true,
        [&](const Open& open) {
          double sum = 0;
          for (std::size_t d = 0; d < problem.demand.size(); ++d) {
            const double cost = test::nearest(problem, d, open);
            const double share = std::clamp((none - cost) / (none - full), 0.0, 1.0);
            sum += problem.demand[d].weight * share;
          }
          return sum;
        },
        2e-9);
    return proposal.state == ProposalState::Proven;
  });
}

std::optional<double> cost_if_covered(const LocationProblem& problem, const Open& open,
                                      double radius, std::size_t times) {
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (problem.demand[d].weight == 0) continue;
    std::size_t covered = 0;
    for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
      covered += open[problem.costs.site[k]] && problem.costs.cost[k] <= radius ? 1U : 0U;
    }
    if (covered < times) return std::nullopt;
  }
  double cost = 0;
  for (std::size_t j = 0; j < open.size(); ++j) {
    if (open[j] && problem.sites[j].status == SiteStatus::Candidate) cost += problem.sites[j].cost;
  }
  return cost;
}

TEST(CoverEnumeration, SetCoverOnceAndMore) {
  DrawOptions options;
  options.most_points = 8;
  for_each_problem("set cover", options, [](auto& random, const LocationProblem& problem) {
    geo::Progress progress;
    const double radius = random.integer(12, 20);
    const std::size_t times = 1 + random.below(4) / 2;
    const Proposal proposal =
        solve_set_cover(problem, {.radius = radius, .times = times}, {}, progress);
    expect_truth(problem, proposal, false,
                 [&](const Open& open) { return cost_if_covered(problem, open, radius, times); });
    return proposal.state == ProposalState::Proven;
  });
}

TEST(CoverEnumeration, SetCoverWithCapacities) {
  DrawOptions options;
  options.capacities = true;
  options.most_points = 7;
  options.most_sites = 9;
  for_each_problem("set cover, capacities", options, [](auto& random, LocationProblem problem) {
    geo::Progress progress;
    for (DemandPoint& point : problem.demand) point.weight = std::ceil(point.weight);
    const double radius = random.integer(12, 20);
    const double all = covered_within(problem, Open(problem.sites.size(), true), kInfinity);
    const Proposal proposal = solve_set_cover(problem, {.radius = radius}, {}, progress);
    const bool reachable = all == [&] {
      double sum = 0;
      for (const DemandPoint& point : problem.demand) sum += point.weight;
      return sum;
    }();
    expect_truth(problem, proposal, false, [&](const Open& open) -> std::optional<double> {
      if (!reachable || shared_cover(problem, open, radius) < all) return std::nullopt;
      return cost_if_covered(problem, open, radius, 1);
    });
    return proposal.state == ProposalState::Proven;
  });
}

TEST(CoverEnumeration, PCentre) {
  DrawOptions options;
  options.most_points = 10;
  for_each_problem("p-centre", options, [](auto&, const LocationProblem& problem) {
    geo::Progress progress;
    const Proposal proposal = solve_p_centre(problem, {}, progress);
    expect_truth(problem, proposal, false, [&](const Open& open) -> std::optional<double> {
      double most = 0;
      for (std::size_t d = 0; d < problem.demand.size(); ++d) {
        if (problem.demand[d].weight > 0) most = std::max(most, test::nearest(problem, d, open));
      }
      return std::isinf(most) ? std::nullopt : std::optional(most);
    });
    return proposal.state == ProposalState::Proven;
  });
}

SiteCosts draw_between(support::Random& random, std::size_t sites) {
  SiteCosts between;
  between.starts.push_back(0);
  for (std::uint32_t a = 0; a < sites; ++a) {
    for (std::uint32_t b = 0; b < sites; ++b) {
      if (a == b || random.chance(0.15)) continue;
      between.site.push_back(b);
      between.cost.push_back(random.integer(0, 15));
    }
    between.starts.push_back(between.site.size());
  }
  return between;
}

TEST(CoverEnumeration, PDispersion) {
  DrawOptions options;
  options.need_p = true;
  for_each_problem("p-dispersion", options, [](auto& random, LocationProblem problem) {
    geo::Progress progress;
    const SiteCosts between = draw_between(random, problem.sites.size());
    const Proposal proposal = solve_p_dispersion(problem, between, {}, progress);
    problem.rules.at_most_p = false;
    expect_truth(problem, proposal, true, [&](const Open& open) {
      double least = kInfinity;
      for (std::uint32_t a = 0; a < open.size(); ++a) {
        for (auto k = between.starts[a]; k < between.starts[a + 1]; ++k) {
          const std::uint32_t b = between.site[k];
          const bool both_fixed = problem.sites[a].status == SiteStatus::Fixed &&
                                  problem.sites[b].status == SiteStatus::Fixed;
          if (open[a] && open[b] && !both_fixed) least = std::min(least, between.cost[k]);
        }
      }
      return least;
    });
    return proposal.state == ProposalState::Proven;
  });
}

TEST(CoverEnumeration, Equity) {
  for_each_problem("equity", {}, [](auto& random, const LocationProblem& problem) {
    geo::Progress progress;
    EquityCoverOptions options;
    options.radius = random.integer(3, 15);
    for (std::size_t d = 0; d < problem.demand.size(); ++d) {
      const std::uint32_t group = random.below(5);
      options.group_of.push_back(group == 4 ? EquityCoverOptions::kNoGroup : group);
    }
    const Proposal proposal = solve_equity(problem, options, {}, progress);
    expect_truth(
        problem, proposal, true,
        [&](const Open& open) {
          std::map<std::uint32_t, std::pair<double, double>> groups;
          for (std::size_t d = 0; d < problem.demand.size(); ++d) {
            if (options.group_of[d] == EquityCoverOptions::kNoGroup) continue;
            auto& [covered, all] = groups[options.group_of[d]];
            all += problem.demand[d].weight;
            if (test::nearest(problem, d, open) <= options.radius)
              covered += problem.demand[d].weight;
          }
          double worst = 1;
          for (const auto& [group, sums] : groups) {
            if (sums.second > 0) worst = std::min(worst, sums.first / sums.second);
          }
          return worst;
        },
        2e-9);
    return proposal.state == ProposalState::Proven;
  });
}

}  // namespace
}  // namespace nahraum
