// Every model, every rule, with and without capacities: larger problems than can be enumerated,
// beside CBC on the plain model.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "analysis/locate/model.h"
#include "tests/analysis/locate/cbc_rows.h"
#include "tests/analysis/locate/siting_oracle.h"

namespace nahraum {
namespace {

using namespace analysis;
constexpr int kCompared = 8;
constexpr int kMostDrawn = 80;  // some have no answer

using test::CbcRows;
using test::CbcSolution;

/// How much of each point each open site serves, as columns.
struct Served {
  std::vector<CbcRows::Terms> by_point;  ///< share of the point
  std::vector<CbcRows::Terms> by_site;   ///< weight
};

/// `gain` of a point's whole weight at a cost; 0 = not served.
Served serve(const LocationProblem& problem, CbcRows& model,
             const std::function<double(double)>& gain, double objective) {
  Served served{std::vector<CbcRows::Terms>(problem.demand.size()),
                std::vector<CbcRows::Terms>(problem.sites.size())};
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    const double weight = problem.demand[d].weight;
    if (weight <= 0) continue;
    for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
      const double one = gain(problem.costs.cost[k]);
      if (one <= 0) continue;
      const auto site = static_cast<int>(problem.costs.site[k]);
      const int pair = model.add_column(objective * weight * one, 0, 1, false);
      model.add_row({{pair, 1}, {site, -1}}, -CbcRows::kFree, 0);
      served.by_point[d].emplace_back(pair, 1);
      served.by_site[static_cast<std::size_t>(site)].emplace_back(pair, weight);
    }
    model.add_row(served.by_point[d], 0, 1);
  }
  for (std::size_t j = 0; problem.rules.capacities && j < problem.sites.size(); ++j) {
    CbcRows::Terms load = served.by_site[j];
    if (!load.empty()) model.add_row(load, 0, problem.sites[j].capacity);
  }
  return served;
}

std::function<double(double)> within(double radius) {
  return [radius](double cost) { return cost <= radius ? 1.0 : 0.0; };
}

void serve_all(const LocationProblem& problem, CbcRows& model, double radius) {
  const Served served = serve(problem, model, within(radius), 0);
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (problem.demand[d].weight > 0) model.add_row(served.by_point[d], 1, 1);
  }
}

CbcSolution cbc_cover(const LocationProblem& problem, const std::function<double(double)>& gain) {
  CbcRows model(problem);
  (void)serve(problem, model, gain, 1);
  return model.solve(true, 0);
}

CbcSolution cbc_set_cover(const LocationProblem& problem, const LocationModel& asked) {
  CbcRows model(problem);
  for (int j = 0; j < static_cast<int>(problem.sites.size()); ++j) {
    const Site& site = problem.sites[static_cast<std::size_t>(j)];
    model.set_cost(j, site.status == SiteStatus::Fixed ? 0 : site.cost);
  }
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (problem.demand[d].weight <= 0) continue;
    CbcRows::Terms near;
    for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
      if (problem.costs.cost[k] <= asked.radius)
        near.emplace_back(static_cast<int>(problem.costs.site[k]), 1);
    }
    model.add_row(near, static_cast<double>(asked.times), CbcRows::kFree);
  }
  if (problem.rules.capacities) serve_all(problem, model, asked.radius);
  return model.solve(false, 0);
}

CbcSolution cbc_centre(const LocationProblem& problem) {
  CbcRows model(problem);
  const int farthest = model.add_column(1, 0, 1000, false);
  const Served served = serve(problem, model, within(1e9), 0);
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (problem.demand[d].weight <= 0) continue;
    model.add_row(served.by_point[d], 1, 1);
    std::size_t k = problem.costs.starts[d];
    for (const auto& [pair, one] : served.by_point[d]) {
      const int uses = model.add_column(0, 0, 1, true);
      model.add_row({{pair, 1}, {uses, -1}}, -CbcRows::kFree, 0);
      model.add_row({{farthest, 1}, {uses, -problem.costs.cost[k++]}}, 0, CbcRows::kFree);
    }
  }
  return model.solve(false, 0);
}

constexpr double kFar = 100;  ///< farther than any two sites drawn

CbcSolution cbc_dispersion(const LocationProblem& problem, const SiteCosts& between) {
  CbcRows model(problem);
  const int least = model.add_column(1, 0, kFar, false);
  for (std::uint32_t a = 0; a < problem.sites.size(); ++a) {
    for (auto k = between.starts[a]; k < between.starts[a + 1]; ++k) {
      const std::uint32_t b = between.site[k];
      const bool both_fixed = problem.sites[a].status == SiteStatus::Fixed &&
                              problem.sites[b].status == SiteStatus::Fixed;
      if (both_fixed) continue;
      model.add_row({{least, 1}, {static_cast<int>(a), kFar}, {static_cast<int>(b), kFar}}, 0,
                    between.cost[k] + 2 * kFar);
    }
  }
  if (problem.rules.capacities) serve_all(problem, model, 1e9);
  return model.solve(true, 0);
}

CbcSolution cbc_equity(const LocationProblem& problem, const LocationModel& asked) {
  CbcRows model(problem);
  const int worst = model.add_column(1, 0, 1, false);
  const Served served = serve(problem, model, within(asked.radius), 0);
  for (std::uint32_t g = 0; g < 4; ++g) {
    CbcRows::Terms terms;
    double weight = 0;
    for (std::size_t d = 0; d < problem.demand.size(); ++d) {
      if (asked.group_of[d] != g) continue;
      weight += problem.demand[d].weight;
      for (const auto& [pair, one] : served.by_point[d])
        terms.emplace_back(pair, -problem.demand[d].weight);
    }
    if (weight == 0) continue;
    terms.emplace_back(worst, weight);
    model.add_row(terms, -CbcRows::kFree, 0);
  }
  return model.solve(true, 0);
}

CbcSolution cbc(const LocationProblem& problem, const LocationModel& asked) {
  switch (asked.kind) {
    case ModelKind::MaxCover:
      return cbc_cover(problem, within(asked.radius));
    case ModelKind::GradualCover: {
      const double full = asked.shares[0].first, none = asked.shares[1].first;
      return cbc_cover(problem, [=](double cost) {
        return std::clamp((none - cost) / (none - full), 0.0, 1.0);
      });
    }
    case ModelKind::SetCover:
      return cbc_set_cover(problem, asked);
    case ModelKind::Centre:
      return cbc_centre(problem);
    case ModelKind::Dispersion:
      return cbc_dispersion(problem, asked.between);
    case ModelKind::Equity:
      return cbc_equity(problem, asked);
    case ModelKind::Median:
      break;  // median_peer_test.cpp
  }
  return {};
}

LocationModel draw_model(support::Random& random, ModelKind kind, const LocationProblem& problem) {
  LocationModel model;
  model.kind = kind;
  model.radius = kind == ModelKind::SetCover ? random.integer(8, 18) : random.integer(2, 8);
  model.times = 1 + random.below(2);
  const double full = random.integer(0, 4);
  model.shares = {{full, 1}, {full + random.integer(1, 6), 0}};
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

/// 14 to 30 sites; with capacities that have a chance to hold the demand.
LocationProblem draw_large(support::Random& random, bool capacities) {
  for (;;) {
    LocationProblem problem = test::draw_problem(
        random, {.most_sites = 30, .most_points = 40, .capacities = capacities, .need_p = true});
    if (problem.sites.size() < 14 || problem.demand.size() < 15) continue;
    problem.rules.p = 3 + random.below(8);
    if (problem.rules.budget) *problem.rules.budget += 10;
    for (Site& site : problem.sites) site.capacity = capacities ? random.integer(5, 60) : 0;
    for (SiteGroup& group : problem.rules.groups)
      if (group.at_most != SIZE_MAX) group.at_most += 3;
    return problem;
  }
}

void agree(ModelKind kind, bool capacities) {
  const std::string name = std::string(model_name(kind)) + (capacities ? ", capacities" : "");
  support::Random random = support::logged_random(name.c_str());
  int compared = 0;
  for (int k = 0; k < kMostDrawn && compared < kCompared; ++k) {
    SCOPED_TRACE(k);
    LocationProblem problem = draw_large(random, capacities);
    if (kind == ModelKind::Dispersion) problem.rules.at_most_p = false;
    // The plain model of the centre is hard for CBC: fewer points ask for something.
    for (std::size_t d = 12; kind == ModelKind::Centre && d < problem.demand.size(); ++d)
      problem.demand[d].weight = 0;
    const LocationModel model = draw_model(random, kind, problem);
    geo::Progress progress;
    const Proposal ours = solver_of(model, problem, {}, progress)(problem);
    const CbcSolution peer = cbc(problem, model);
    ASSERT_EQ(ours.state == ProposalState::Infeasible, !peer.optimal) << ours.why.de;
    if (!peer.optimal) continue;
    ++compared;
    ASSERT_EQ(ours.state, ProposalState::Proven);
    // Where only fixed sites are open no two distances count: ours is without end, the peer stops
    // at its own end.
    const double objective =
        kind == ModelKind::Dispersion ? std::min(ours.objective, kFar) : ours.objective;
    EXPECT_NEAR(objective, peer.objective, 1e-5 * std::max(1.0, std::abs(peer.objective)));
  }
  EXPECT_EQ(compared, kCompared);
}

class ModelsPeer : public testing::TestWithParam<ModelKind> {};

TEST_P(ModelsPeer, AgreesWithCbc) { agree(GetParam(), false); }
TEST_P(ModelsPeer, AgreesWithCbcUnderCapacities) { agree(GetParam(), true); }

INSTANTIATE_TEST_SUITE_P(All, ModelsPeer,
                         testing::Values(ModelKind::MaxCover, ModelKind::GradualCover,
                                         ModelKind::SetCover, ModelKind::Centre,
                                         ModelKind::Dispersion, ModelKind::Equity),
                         [](const auto& kind) {
                           std::string name(model_name(kind.param));
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace nahraum
