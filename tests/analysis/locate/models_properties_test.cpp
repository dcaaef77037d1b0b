// What must be true of any two problems, in every model, with all rules, with and without
// capacities: more room never worsens, what is fixed is in, closing a site never helps.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/locate/model.h"
#include "tests/analysis/locate/siting_oracle.h"

namespace nahraum {
namespace {

using namespace analysis;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

LocationModel draw_model(support::Random& random, ModelKind kind, const LocationProblem& problem) {
  LocationModel model;
  model.kind = kind;
  model.radius = kind == ModelKind::SetCover ? random.integer(8, 18) : random.integer(2, 12);
  model.times = 1 + random.below(2);
  const double full = random.integer(0, 6);
  model.shares = {{full, 1}, {full + random.integer(1, 9), 0}};
  if (kind == ModelKind::Median) model.penalty = random.integer(15, 40);
  for (std::size_t d = 0; d < problem.demand.size(); ++d) model.group_of.push_back(random.below(4));
  if (kind != ModelKind::Dispersion) return model;
  model.between.starts.push_back(0);
  for (std::uint32_t a = 0; a < problem.sites.size(); ++a) {
    for (std::uint32_t b = a + 1; b < problem.sites.size(); ++b) {
      model.between.site.push_back(b);
      model.between.cost.push_back(random.integer(1, 60));
    }
    model.between.starts.push_back(model.between.site.size());
  }
  return model;
}

/// Smaller is better; infinity where there is no answer.
double value(const LocationModel& model, const LocationProblem& problem,
             std::vector<std::uint32_t>* sites = nullptr) {
  geo::Progress progress;
  const Proposal proposal = solver_of(model, problem, {}, progress)(problem);
  EXPECT_NE(proposal.state, ProposalState::Stopped);
  if (proposal.state == ProposalState::Infeasible) return kInfinity;
  EXPECT_LE(proposal.gap(), 2e-9);
  if (sites != nullptr) *sites = proposal.sites;
  return maximises(model.kind) ? -proposal.objective : proposal.objective;
}

void expect_not_worse(double now, double before, const char* what) {
  const double room = std::isfinite(before) ? 1e-8 * std::max(1.0, std::abs(before)) : 0;
  EXPECT_LE(now, before + room) << what;
}

void check(support::Random& random, const LocationModel& model, const LocationProblem& problem) {
  const double base = value(model, problem);
  LocationProblem other = problem;
  if (model.kind != ModelKind::Dispersion && *other.rules.p < other.sites.size()) {
    ++*other.rules.p;
    expect_not_worse(value(model, other), base, "p + 1");
  }
  other = problem;
  if (other.rules.budget) {
    *other.rules.budget += 2;
    expect_not_worse(value(model, other), base, "budget + 2");
  }
  LocationModel wider = model;
  wider.radius += 2;
  for (auto& [cost, share] : wider.shares) cost += 2;
  expect_not_worse(value(wider, problem), base, "radius + 2");
  const std::uint32_t site = random.below(static_cast<std::uint32_t>(problem.sites.size()));
  if (problem.sites[site].status != SiteStatus::Candidate) return;
  other = problem;
  other.sites[site].status = SiteStatus::Excluded;
  expect_not_worse(base, value(model, other), "one closed");
  other = problem;
  other.sites[site].status = SiteStatus::Fixed;
  if (other.rules.budget) *other.rules.budget -= other.sites[site].cost;
  if (other.rules.budget && *other.rules.budget < 0) return;
  const auto shut = [&](const SiteGroup& group) {
    const bool member = std::count(group.sites.begin(), group.sites.end(), site) > 0;
    return group.at_most == 0 && member;
  };
  if (std::any_of(problem.rules.groups.begin(), problem.rules.groups.end(), shut)) return;
  std::vector<std::uint32_t> sites;
  const double locked = value(model, other, &sites);
  if (std::isinf(locked) || (model.kind == ModelKind::Dispersion)) return;
  const double paid = model.kind == ModelKind::SetCover ? problem.sites[site].cost : 0;
  expect_not_worse(base, locked + paid, "one fixed");
  EXPECT_TRUE(std::binary_search(sites.begin(), sites.end(), site));
  for (std::uint32_t j = 0; j < other.sites.size(); ++j) {
    const bool open = std::binary_search(sites.begin(), sites.end(), j);
    EXPECT_TRUE(open || other.sites[j].status != SiteStatus::Fixed);
    EXPECT_TRUE(!open || other.sites[j].status != SiteStatus::Excluded);
  }
}

class ModelsProperties : public testing::TestWithParam<ModelKind> {};

TEST_P(ModelsProperties, MoreRoomIsNeverWorse) {
  const std::string name = std::string(model_name(GetParam())) + " properties";
  support::Random random = support::logged_random(name);
  for (int k = 0; k < 120; ++k) {
    SCOPED_TRACE(fmt::format("problem {}", k));
    const bool capacities = k % 2 == 1;
    LocationProblem problem = test::draw_problem(random, {.most_sites = 14,
                                                          .most_points = capacities ? 12U : 30U,
                                                          .capacities = capacities,
                                                          .need_p = true});
    problem.rules.at_most_p = GetParam() != ModelKind::Dispersion;
    const LocationModel model = draw_model(random, GetParam(), problem);
    check(random, model, problem);
    if (testing::Test::HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(All, ModelsProperties,
                         testing::Values(ModelKind::Median, ModelKind::MaxCover,
                                         ModelKind::GradualCover, ModelKind::SetCover,
                                         ModelKind::Centre, ModelKind::Dispersion,
                                         ModelKind::Equity),
                         [](const auto& kind) {
                           std::string name(model_name(kind.param));
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace nahraum
