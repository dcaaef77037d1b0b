// What one solve leaves for the next changes how long it takes, never what comes out.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "analysis/locate/model.h"
#include "tests/analysis/locate/siting_oracle.h"

namespace nahraum {
namespace {

using namespace analysis;

/// Another status for one site, another budget, another p.
void change(support::Random& random, LocationProblem& problem) {
  const auto sites = static_cast<std::uint32_t>(problem.sites.size());
  Site& site = problem.sites[random.below(sites)];
  const bool shut = std::any_of(problem.rules.groups.begin(), problem.rules.groups.end(),
                                [](const SiteGroup& group) { return group.at_most == 0; });
  const std::uint32_t drawn = random.below(3);
  if (drawn == 0) site.status = SiteStatus::Candidate;
  if (drawn == 1) site.status = SiteStatus::Excluded;
  if (drawn == 2 && !shut) site.status = SiteStatus::Fixed;
  if (random.chance(0.3)) problem.rules.p = random.below(sites + 1);
  if (problem.rules.budget && random.chance(0.3)) problem.rules.budget = random.integer(0, 20);
}

void same_as_without(ModelKind kind) {
  support::Random random = support::logged_random(std::string(model_name(kind)) + " again");
  int compared = 0;
  for (int k = 0; k < 150; ++k) {
    SCOPED_TRACE(k);
    LocationProblem problem =
        test::draw_problem(random, {.most_sites = 16, .most_points = 40, .need_p = true});
    LocationModel model;
    model.kind = kind;
    model.radius = random.integer(2, 12);
    model.shares = {{3, 1}, {12, 0}};
    model.penalty = 25;
    SolveLimits limits;
    limits.memory = new_memory();
    geo::Progress progress;
    const LocationSolver again = solver_of(model, problem, limits, progress);
    for (int step = 0; step < 6; ++step) {
      const Proposal with = again(problem);
      const Proposal without = solver_of(model, problem, {}, progress)(problem);
      ASSERT_EQ(with.state, without.state);
      if (with.state == ProposalState::Infeasible) break;
      const double room = 3e-9 * std::max(1.0, std::abs(without.objective));
      ASSERT_NEAR(with.objective, without.objective, room);
      ASSERT_NEAR(with.bound, without.bound, room);
      ++compared;
      change(random, problem);
    }
  }
  EXPECT_GT(compared, 200);
}

TEST(SolveMemory, MaxCover) { same_as_without(ModelKind::MaxCover); }
TEST(SolveMemory, GradualCover) { same_as_without(ModelKind::GradualCover); }
TEST(SolveMemory, Median) { same_as_without(ModelKind::Median); }

}  // namespace
}  // namespace nahraum
