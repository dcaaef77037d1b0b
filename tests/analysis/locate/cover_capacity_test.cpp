// Capacities in every model of covering against every set of sites and the best sharing for each.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "analysis/locate/cover.h"
#include "analysis/locate/model.h"
#include "tests/analysis/locate/siting_oracle.h"

namespace nahraum {
namespace {

using namespace analysis;
using test::DrawOptions;

constexpr int kProblems = 1000;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Open = std::vector<bool>;

/// Children one by one to places one by one, each time along the best way to change what is.
class Sharing {
 public:
  /// `share` gives what a child of point d counts at a cost.
  Sharing(const LocationProblem& problem, const Open& open,
          const std::function<double(std::size_t, double)>& share)
      : sites_(problem.sites.size()),
        points_(problem.demand.size()),
        gain_(points_, std::vector<double>(sites_, -1)),
        flow_(points_, std::vector<int>(sites_, 0)) {
    for (std::size_t d = 0; d < points_; ++d) {
      for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
        if (!open[problem.costs.site[k]]) continue;
        const double one = share(d, problem.costs.cost[k]);
        if (one > 0) gain_[d][problem.costs.site[k]] = one;
      }
    }
    for (const DemandPoint& point : problem.demand) left_.push_back(static_cast<int>(point.weight));
    for (const Site& site : problem.sites)
      room_.push_back(static_cast<int>(std::min(site.capacity, 1e6)));
  }

  /// The most that whole children at whole places can count.
  double most() {
    double total = 0;
    for (;;) {
      relax();
      std::size_t best = sites_;
      for (std::size_t j = 0; j < sites_; ++j) {
        const bool better = best == sites_ || at_site_[j] > at_site_[best];
        if (room_[j] > 0 && at_site_[j] > 1e-9 && better) best = j;
      }
      if (best == sites_) return total;
      total += at_site_[best];
      --room_[best];
      follow(static_cast<int>(best));
    }
  }

 private:
  /// Bellman and Ford over points and sites.
  void relax() {
    at_point_.assign(points_, -kInfinity);
    at_site_.assign(sites_, -kInfinity);
    from_site_.assign(points_, -1);
    from_point_.assign(sites_, 0);
    for (std::size_t d = 0; d < points_; ++d) at_point_[d] = left_[d] > 0 ? 0 : -kInfinity;
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t d = 0; d < points_; ++d) {
        for (std::size_t j = 0; j < sites_; ++j) changed = step(d, j) || changed;
      }
    }
  }

  bool step(std::size_t d, std::size_t j) {
    bool changed = false;
    if (gain_[d][j] > 0 && at_point_[d] + gain_[d][j] > at_site_[j] + 1e-9) {
      at_site_[j] = at_point_[d] + gain_[d][j];
      from_point_[j] = d;
      changed = true;
    }
    if (flow_[d][j] > 0 && at_site_[j] - gain_[d][j] > at_point_[d] + 1e-9) {
      at_point_[d] = at_site_[j] - gain_[d][j];
      from_site_[d] = static_cast<int>(j);
      changed = true;
    }
    return changed;
  }

  void follow(int site) {
    while (site >= 0) {
      const std::size_t d = from_point_[static_cast<std::size_t>(site)];
      ++flow_[d][static_cast<std::size_t>(site)];
      site = from_site_[d];
      if (site < 0) {
        --left_[d];
      } else {
        --flow_[d][static_cast<std::size_t>(site)];
      }
    }
  }

  std::size_t sites_, points_;
  std::vector<std::vector<double>> gain_;
  std::vector<std::vector<int>> flow_;
  std::vector<int> left_, room_, from_site_;
  std::vector<std::size_t> from_point_;
  std::vector<double> at_point_, at_site_;
};

double shared_value(const LocationProblem& problem, const Open& open,
                    const std::function<double(std::size_t, double)>& share) {
  return Sharing(problem, open, share).most();
}

double shared_within(const LocationProblem& problem, const Open& open, double radius) {
  return shared_value(problem, open,
                      [&](std::size_t, double cost) { return cost <= radius ? 1.0 : 0.0; });
}

double all_weight(const LocationProblem& problem) {
  double sum = 0;
  for (const DemandPoint& point : problem.demand) sum += point.weight;
  return sum;
}

template <typename Check>
void for_each_problem(const char* name, DrawOptions options, const Check& check) {
  options.capacities = true;
  support::Random random = support::logged_random(name);
  int possible = 0;
  for (int k = 0; k < kProblems; ++k) {
    LocationProblem problem = test::draw_problem(random, options);
    for (DemandPoint& point : problem.demand) point.weight = std::ceil(point.weight);
    SCOPED_TRACE(k);
    possible += check(random, problem) ? 1 : 0;
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(possible, kProblems / 8);
  EXPECT_LT(possible, kProblems);
}

bool expect_truth(const LocationProblem& problem, const Proposal& proposal, bool maximise,
                  const std::function<std::optional<double>(const Open&)>& value) {
  const test::Truth truth = test::enumerate(problem, maximise, value);
  EXPECT_EQ(proposal.state, truth.possible ? ProposalState::Proven : ProposalState::Infeasible)
      << proposal.why.de;
  EXPECT_EQ(proposal.why.de.empty(), truth.possible);
  if (!truth.possible || proposal.state != ProposalState::Proven) return false;
  if (std::isinf(truth.best)) {
    EXPECT_EQ(proposal.objective, truth.best);
    return true;
  }
  const double room = 3e-9 * std::max(1.0, std::abs(truth.best));
  EXPECT_NEAR(proposal.objective, truth.best, room);
  EXPECT_NEAR(proposal.bound, truth.best, room);
  Open open(problem.sites.size());
  for (const std::uint32_t j : proposal.sites) open[j] = true;
  EXPECT_TRUE(test::allowed(problem, open));
  EXPECT_NEAR(value(open).value_or(kInfinity), truth.best, room);
  return true;
}

TEST(CoverCapacity, GradualCover) {
  for_each_problem("gradual, capacities", {.most_sites = 7, .most_points = 6},
                   [](auto& random, const LocationProblem& problem) {
                     geo::Progress progress;
                     const double full = random.integer(0, 8);
                     const double none = full + random.integer(1, 12);
                     const Proposal proposal = solve_gradual_cover(
                         problem, {.shares = {{full, 1}, {none, 0}}}, {}, progress);
                     return expect_truth(problem, proposal, true, [&](const Open& open) {
                       return shared_value(problem, open, [&](std::size_t, double cost) {
                         return std::clamp((none - cost) / (none - full), 0.0, 1.0);
                       });
                     });
                   });
}

TEST(CoverCapacity, PCentre) {
  for_each_problem(
      "p-centre, capacities", {.most_sites = 7, .most_points = 5},
      [](auto&, const LocationProblem& problem) {
        geo::Progress progress;
        std::vector<double> radii(problem.costs.cost.begin(), problem.costs.cost.end());
        radii.push_back(0);
        std::sort(radii.begin(), radii.end());
        const double all = all_weight(problem);
        const Proposal proposal = solve_p_centre(problem, {}, progress);
        return expect_truth(
            problem, proposal, false, [&](const Open& open) -> std::optional<double> {
              if (shared_within(problem, open, kInfinity) < all) return std::nullopt;
              return *std::partition_point(radii.begin(), radii.end(), [&](double radius) {
                return shared_within(problem, open, radius) < all;
              });
            });
      });
}

TEST(CoverCapacity, SetCoverManyTimes) {
  for_each_problem(
      "set cover many times, capacities", {.most_sites = 8, .most_points = 4},
      [](auto& random, const LocationProblem& problem) {
        geo::Progress progress;
        const double radius = random.integer(12, 20);
        const std::size_t times = 1 + random.below(2);
        const Proposal proposal =
            solve_set_cover(problem, {.radius = radius, .times = times}, {}, progress);
        return expect_truth(
            problem, proposal, false, [&](const Open& open) -> std::optional<double> {
              for (std::size_t d = 0; d < problem.demand.size(); ++d) {
                std::size_t count = 0;
                for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k)
                  count += open[problem.costs.site[k]] && problem.costs.cost[k] <= radius ? 1U : 0U;
                if (problem.demand[d].weight > 0 && count < times) return std::nullopt;
              }
              if (shared_within(problem, open, radius) < all_weight(problem)) return std::nullopt;
              double cost = 0;
              for (std::size_t j = 0; j < open.size(); ++j) {
                const bool pays = open[j] && problem.sites[j].status == SiteStatus::Candidate;
                cost += pays ? problem.sites[j].cost : 0;
              }
              return cost;
            });
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

double least_between(const LocationProblem& problem, const SiteCosts& between, const Open& open) {
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
}

TEST(CoverCapacity, PDispersionWithAndWithoutP) {
  for_each_problem("p-dispersion, capacities", {.most_sites = 8, .most_points = 4},
                   [](auto& random, LocationProblem problem) {
                     geo::Progress progress;
                     const SiteCosts between = draw_between(random, problem.sites.size());
                     const double all = all_weight(problem);
                     const Proposal proposal = solve_p_dispersion(problem, between, {}, progress);
                     problem.rules.at_most_p = false;
                     return expect_truth(problem, proposal, true,
                                         [&](const Open& open) -> std::optional<double> {
                                           if (shared_within(problem, open, kInfinity) < all)
                                             return std::nullopt;
                                           return least_between(problem, between, open);
                                         });
                   });
}

/// By Hall's theorem: the worst of all unions of groups, each with all sites to itself.
double worst_share(const LocationProblem& problem, const EquityCoverOptions& options,
                   const Open& open) {
  double worst = 1;
  for (std::uint32_t groups = 1; groups < 8; ++groups) {
    const auto in = [&](std::size_t d) {
      const std::uint32_t group = options.group_of[d];
      return group != EquityCoverOptions::kNoGroup && (groups >> group & 1U) != 0;
    };
    double weight = 0;
    for (std::size_t d = 0; d < problem.demand.size(); ++d)
      weight += in(d) ? problem.demand[d].weight : 0;
    if (weight == 0) continue;
    const double served = shared_value(problem, open, [&](std::size_t d, double cost) {
      return in(d) && cost <= options.radius ? 1.0 : 0.0;
    });
    worst = std::min(worst, served / weight);
  }
  return worst;
}

TEST(CoverCapacity, Equity) {
  for_each_problem(
      "equity, capacities", {.most_sites = 6, .most_points = 6},
      [](auto& random, const LocationProblem& problem) {
        geo::Progress progress;
        EquityCoverOptions options;
        options.radius = random.integer(5, 20);
        for (std::size_t d = 0; d < problem.demand.size(); ++d) {
          const std::uint32_t group = random.below(4);
          options.group_of.push_back(group == 3 ? EquityCoverOptions::kNoGroup : group);
        }
        const Proposal proposal = solve_equity(problem, options, {}, progress);
        return expect_truth(problem, proposal, true,
                            [&](const Open& open) { return worst_share(problem, options, open); });
      });
}

// What `alternatives.h` fixes on the way still has to be paid for and measured.
template <typename Value>
void expect_sets(const LocationProblem& problem, const LocationModel& model, const Value& value,
                 int trace) {
  SCOPED_TRACE(trace);
  geo::Progress progress;
  const LocationSolver solver = solver_of(model, problem, {}, progress);
  const std::vector<Proposal> sets = near_best(problem, solver, {.most = 6, .within = 0.5});
  std::vector<double> all;
  const bool maximise = maximises(model.kind);
  (void)test::enumerate(problem, maximise, [&](const Open& open) {
    const std::optional<double> one = value(open);
    if (one) all.push_back(*one);
    return one;
  });
  std::sort(all.begin(), all.end());
  if (maximise) std::reverse(all.begin(), all.end());
  std::erase_if(all, [&](double one) {
    return std::abs(one - all.front()) > 0.5 * std::abs(all.front()) + 1e-9;
  });
  ASSERT_EQ(sets.size(), std::min<std::size_t>(6, all.size()));
  for (std::size_t k = 0; k < sets.size(); ++k) {
    EXPECT_NEAR(sets[k].objective, all[k], 1e-9);
    EXPECT_NEAR(sets[k].bound, all[k], 1e-9);
  }
}

TEST(Models, SetsNearlyAsGoodCountWhatWasDecidedOnTheWay) {
  support::Random random = support::logged_random("sets by model");
  for (int k = 0; k < 150; ++k) {
    LocationProblem problem =
        test::draw_problem(random, {.most_sites = 7, .most_points = 6, .need_p = true});
    problem.rules.at_most_p = false;
    LocationModel cover{.kind = ModelKind::SetCover, .radius = double(random.integer(10, 20))};
    expect_sets(
        problem, cover,
        [&](const Open& open) -> std::optional<double> {
          double cost = 0;
          for (std::size_t d = 0; d < problem.demand.size(); ++d) {
            const bool near = test::nearest(problem, d, open) <= cover.radius;
            if (problem.demand[d].weight > 0 && !near) return std::nullopt;
          }
          for (std::size_t j = 0; j < open.size(); ++j) {
            const bool pays = open[j] && problem.sites[j].status == SiteStatus::Candidate;
            cost += pays ? problem.sites[j].cost : 0;
          }
          return cost;
        },
        k);
    LocationModel apart{.kind = ModelKind::Dispersion};
    apart.between = draw_between(random, problem.sites.size());
    geo::Progress progress;
    // Sets in which no pair has a distance are endlessly good; "nearly as good" means nothing then.
    if (std::isinf(solve_p_dispersion(problem, apart.between, {}, progress).objective)) continue;
    expect_sets(
        problem, apart,
        [&](const Open& open) -> std::optional<double> {
          const double least = least_between(problem, apart.between, open);
          return std::isinf(least) ? std::nullopt : std::optional(least);
        },
        k);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace nahraum
