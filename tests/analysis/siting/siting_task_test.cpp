// Questions about drawn ground against every set tried, and solving again after changes.

#include "analysis/siting/siting_task.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;

constexpr double kLimit = 15;

/// Cells with 0..9 persons in four areas, some outside; every site reaches some of them.
SitingGround draw_ground(support::Random& random, std::size_t sites, std::size_t cells) {
  SitingGround ground;
  ground.reach.starts.push_back(0);
  for (std::size_t site = 0; site < sites; ++site) {
    for (std::uint32_t cell = 0; cell < cells; ++cell) {
      if (!random.chance(0.2)) continue;
      ground.reach.cells.push_back(cell);
      ground.reach.minutes.push_back(static_cast<float>(random.integer(0, 15)));
    }
    ground.reach.starts.push_back(ground.reach.cells.size());
  }
  for (std::size_t cell = 0; cell < cells; ++cell) {
    ground.values.persons.push_back(random.integer(0, 9));
    ground.values.flags.push_back(geo::ValueFlag::None);
    ground.unit.push_back(random.chance(0.1) ? -1 : random.integer(0, 3));
  }
  return ground;
}

std::vector<Site> draw_sites(support::Random& random, std::size_t count) {
  std::vector<Site> sites;
  for (std::size_t i = 0; i < count; ++i) {
    Site site{.id = std::to_string(i)};
    if (random.chance(0.2)) site.status = SiteStatus::Fixed;
    if (random.chance(0.1)) site.status = SiteStatus::Excluded;
    sites.push_back(site);
  }
  return sites;
}

/// Straight from the ground, without any location problem.
double value_of(const SitingQuestion& question, const SitingTask& task, const SiteSet& open) {
  const SitingGround& ground = question.ground;
  std::vector<double> best(ground.unit.size(), 1e9), any(ground.unit.size(), 1e9);
  std::vector<bool> fixed(ground.unit.size(), false);
  for (std::uint32_t site = 0; site < question.sites.size(); ++site) {
    if (question.sites[site].status == SiteStatus::Excluded) continue;
    const bool in = std::find(open.begin(), open.end(), site) != open.end();
    for (auto k = ground.reach.starts[site]; k < ground.reach.starts[site + 1]; ++k) {
      const std::uint32_t cell = ground.reach.cells[k];
      const auto minutes = static_cast<double>(ground.reach.minutes[k]);
      any[cell] = std::min(any[cell], minutes);
      if (in) best[cell] = std::min(best[cell], minutes);
      if (question.sites[site].status == SiteStatus::Fixed) fixed[cell] = true;
    }
  }
  double sum = 0;
  std::vector<double> all(4, 0), got(4, 0);
  for (std::size_t cell = 0; cell < best.size(); ++cell) {
    if (ground.unit[cell] < 0) continue;
    const double factor = question.factors.empty()
                              ? 1
                              : question.factors[static_cast<std::size_t>(ground.unit[cell])];
    const double weight = ground.values.persons[cell] * factor;
    const auto area = static_cast<std::size_t>(ground.unit[cell]);
    all[area] += weight;
    if (best[cell] < 1e9) got[area] += weight;
    if (question.objective == SitingObjective::Children && best[cell] < 1e9 && !fixed[cell])
      sum += weight;
    if (question.objective == SitingObjective::Travel && any[cell] < 1e9)
      sum += weight * std::min(best[cell], kLimit);
  }
  if (question.objective != SitingObjective::Equity) return sum;
  double worst = 1;
  for (std::size_t area = 0; area < 4; ++area) {
    const bool out = std::find(task.unreachable_areas.begin(), task.unreachable_areas.end(),
                               static_cast<std::int32_t>(area)) != task.unreachable_areas.end();
    if (all[area] > 0 && !out) worst = std::min(worst, got[area] / all[area]);
  }
  return worst;
}

void compare_with_every_set(const SitingQuestion& question) {
  const SitingTask task = make_siting_task(question);
  geo::Progress progress;
  const Proposal best = solve_siting(task, progress);
  const bool more = question.objective != SitingObjective::Travel;
  double truth = more ? -1 : 1e18;
  bool possible = false;
  for (std::uint32_t bits = 0; bits < (1u << question.sites.size()); ++bits) {
    SiteSet open;
    bool allowed = true;
    for (std::uint32_t site = 0; site < question.sites.size(); ++site) {
      const bool in = ((bits >> site) & 1u) != 0;
      const SiteStatus status = question.sites[site].status;
      const bool locked =
          std::find(question.locked.begin(), question.locked.end(), site) != question.locked.end();
      if ((status == SiteStatus::Fixed || locked) && !in) allowed = false;
      if (status == SiteStatus::Excluded && in) allowed = false;
      if (in) open.push_back(site);
    }
    if (!allowed || open.size() != *question.rules.p) continue;
    possible = true;
    const double value = value_of(question, task, open);
    truth = more ? std::max(truth, value) : std::min(truth, value);
  }
  if (!possible) {
    EXPECT_EQ(best.state, ProposalState::Infeasible);
    return;
  }
  ASSERT_EQ(best.state, ProposalState::Proven);
  EXPECT_NEAR(best.objective, truth, 1e-9 * std::max(1.0, std::abs(truth)));
  EXPECT_NEAR(value_of(question, task, best.sites), truth, 1e-9 * std::max(1.0, std::abs(truth)));
}

TEST(SitingTask, AgreesWithEverySetTried) {
  support::Random random = support::logged_random("siting");
  for (int round = 0; round < 200; ++round) {
    const SitingGround ground = draw_ground(random, 8, 40);
    for (const SitingObjective objective :
         {SitingObjective::Children, SitingObjective::Equity, SitingObjective::Travel}) {
      SitingQuestion question{.ground = ground,
                              .sites = draw_sites(random, 8),
                              .rules = {},
                              .objective = objective,
                              .limit = kLimit,
                              .area_of = ground.unit};
      if (objective == SitingObjective::Children && random.chance(0.5))
        question.factors = {0.5, 1.25, 1, 2};
      const std::uint32_t lock = random.below(8);
      if (question.sites[lock].status == SiteStatus::Candidate) question.locked = {lock};
      question.rules.p = static_cast<std::size_t>(random.integer(1, 5));
      compare_with_every_set(question);
    }
  }
}

class Again : public testing::Test {
 protected:
  void SetUp() override {
    // Site 0 reaches 10 children, 1 reaches 8, 2 reaches 5, each its own cell.
    ground_.reach = {{0, 1, 2, 3}, {0, 1, 2}, {1, 1, 1}};
    ground_.values.persons = {10, 8, 5};
    ground_.values.flags.assign(3, geo::ValueFlag::None);
    ground_.unit = {0, 0, 0};
    std::vector<Site> sites{{.id = "a", .cost = 6}, {.id = "b", .cost = 4}, {.id = "c", .cost = 3}};
    SitingRules rules;
    rules.p = 1;
    task_ = make_siting_task({.ground = ground_,
                              .sites = sites,
                              .rules = rules,
                              .limit = kLimit,
                              .area_of = ground_.unit});
    best_ = solve_siting(task_, progress_);
  }
  SitingGround ground_;
  SitingTask task_;
  Proposal best_;
  geo::Progress progress_;
};

TEST_F(Again, ALockedSiteIsInAndAnExcludedOneIsNot) {
  EXPECT_THAT(best_.sites, ElementsAre(0u));
  EXPECT_THAT(resolve(task_, {.lock = {2}}, &best_, progress_).sites, ElementsAre(2u));
  EXPECT_THAT(resolve(task_, {.exclude = {0}}, &best_, progress_).sites, ElementsAre(1u));
  EXPECT_THAT(resolve(task_, {.lock = {2}, .p = 2}, &best_, progress_).sites, ElementsAre(0u, 2u));
}

TEST_F(Again, AnAnswerThatKeepsTheChangesIsKept) {
  const Proposal again = resolve(task_, {.lock = {0}, .exclude = {2}}, &best_, progress_);
  EXPECT_EQ(again.sites, best_.sites);
  EXPECT_EQ(again.objective, 10);
  EXPECT_EQ(resolve(task_, {.lock = {0}}, nullptr, progress_).objective, 10);
}

TEST_F(Again, LockedAndExcludedIsRefused) {
  EXPECT_THROW((void)resolve(task_, {.lock = {1}, .exclude = {1}}, &best_, progress_), geo::Error);
  EXPECT_THROW((void)resolve(task_, {.lock = {7}}, &best_, progress_), geo::Error);
}

TEST_F(Again, UnderABudgetWhatIsLockedIsPaidFor) {
  LocationProblem problem = *task_.problem;
  problem.rules.p.reset();
  problem.rules.budget = 8;
  SitingTask task = task_;
  task.problem = std::make_shared<const LocationProblem>(problem);
  EXPECT_THAT(solve_siting(task, progress_).sites, ElementsAre(1u, 2u));  // 13 for 7, not 10 for 6
  EXPECT_THAT(resolve(task, {.lock = {0}}, nullptr, progress_).sites, ElementsAre(0u));
  problem.rules.budget = 5;
  task.problem = std::make_shared<const LocationProblem>(problem);
  const Proposal none = resolve(task, {.lock = {0}}, nullptr, progress_);
  EXPECT_EQ(none.state, ProposalState::Infeasible);
  EXPECT_EQ(none.least, 6);
}

}  // namespace
}  // namespace nahraum::analysis
