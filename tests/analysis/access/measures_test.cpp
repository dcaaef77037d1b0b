// Measures of access against their formulas, written out slowly, and against examples done by hand.

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <gtest/gtest.h>

#include "analysis/access/floating_catchment.h"
#include "analysis/access/opportunities.h"
#include "geo/core/error.h"
#include "tests/analysis/access/drawn_access.h"

namespace nahraum::analysis {
namespace {

using testing_access::drawn;
using testing_access::DrawnAccess;
using testing_access::kNoWay;
using testing_access::random_access;

constexpr int kCases = 2000;

std::vector<double> values_of(const AccessResult& result) {
  std::vector<double> values;
  for (const geo::FlaggedValue& value : result.values) {
    EXPECT_EQ(value.missing(), std::isnan(value.value));
    EXPECT_FALSE(std::isinf(value.value));
    values.push_back(value.missing() ? -1 : value.value);
  }
  return values;
}

void expect_near(const std::vector<double>& got, const std::vector<double>& wanted) {
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < got.size(); ++i)
    EXPECT_NEAR(got[i], wanted[i], 1e-12 * std::max(1.0, std::abs(wanted[i]))) << "place " << i;
}

double supply_in_use(const DrawnAccess& access, const AccessResult& result,
                     std::span<const double> weights) {
  std::vector<std::uint8_t> reached(access.supply.size(), 0);
  for (std::size_t e = 0; e < weights.size(); ++e) {
    if (weights[e] > 0) reached[access.rows.sites[e]] = 1;
  }
  for (const std::uint32_t j : result.idle_sites) reached[j] = 0;
  double sum = 0;
  for (std::size_t j = 0; j < reached.size(); ++j) sum += reached[j] != 0 ? access.supply[j] : 0;
  return sum;
}

// --- the formulas as the papers write them, over the full table, -1 = says nothing ---------------

struct Slow {
  const DrawnAccess& a;
  const Decay& decay;
  [[nodiscard]] std::size_t places() const { return a.demand.size(); }
  [[nodiscard]] std::size_t sites() const { return a.supply.size(); }
  [[nodiscard]] double f(std::size_t i, std::size_t j) const {
    return a.way(i, j) ? decay_weight(decay, a.table[i][j]) : 0;
  }
  [[nodiscard]] double row_sum(std::size_t i) const {
    double sum = 0;
    for (std::size_t k = 0; k < sites(); ++k) sum += f(i, k);
    return sum;
  }
  [[nodiscard]] double share(std::size_t i, std::size_t j) const {
    return row_sum(i) > 0 ? f(i, j) / row_sum(i) : 0;
  }
  /// sum_j S_j use(i, j) / sum_k P_k want(k, j)
  [[nodiscard]] std::vector<double> ratio_sum(
      const std::function<double(std::size_t, std::size_t)>& want,
      const std::function<double(std::size_t, std::size_t)>& use) const {
    std::vector<double> result;
    for (std::size_t i = 0; i < places(); ++i) {
      double sum = 0;
      bool idle = false;
      for (std::size_t j = 0; j < sites(); ++j) {
        double wanted = 0;
        for (std::size_t k = 0; k < places(); ++k) wanted += a.demand[k] * want(k, j);
        if (a.supply[j] <= 0) continue;
        if (wanted > 0)
          sum += a.supply[j] / wanted * use(i, j);
        else
          idle = idle || f(i, j) > 0;
      }
      result.push_back(sum <= 0 && idle ? -1 : sum);
    }
    return result;
  }
  [[nodiscard]] double column_share(std::size_t i, std::size_t j) const {
    double sum = 0;
    for (std::size_t k = 0; k < places(); ++k) sum += f(k, j);
    return sum > 0 ? f(i, j) / sum : 0;
  }
};

std::vector<Decay> all_decays() {
  return {{.form = DecayForm::Step, .limit = 15},
          {.form = DecayForm::Linear, .limit = 20},
          {.form = DecayForm::Exponential, .beta = 0.12},
          {.form = DecayForm::Gaussian, .limit = 25, .scale = 9},
          {.form = DecayForm::Logistic, .scale = 3, .midpoint = 12},
          {.form = DecayForm::Power, .beta = 1.5, .smallest = 0.5},
          {.form = DecayForm::Zones, .zones = {{10, 1}, {20, 0.68}, {30, 0.22}}}};
}

template <typename Check>
void for_random_cases(const char* purpose, const Check& check) {
  support::Random random = support::logged_random(purpose);
  const std::vector<Decay> decays = all_decays();
  for (int n = 0; n < kCases && !testing::Test::HasFailure(); ++n) {
    const DrawnAccess access = random_access(random);
    check_problem(access.problem());
    const Decay& decay = decays[static_cast<std::size_t>(n) % decays.size()];
    check(access, decay, decay_weights(access.rows, decay));
  }
}

TEST(AccessMeasures, gravity_is_its_formula) {
  for_random_cases("gravity", [](const DrawnAccess& a, const Decay& decay, const auto& weights) {
    const Slow slow{a, decay};
    std::vector<double> wanted(slow.places(), 0);
    for (std::size_t i = 0; i < slow.places(); ++i) {
      for (std::size_t j = 0; j < slow.sites(); ++j) wanted[i] += a.supply[j] * slow.f(i, j);
    }
    expect_near(values_of(gravity(a.problem(), weights)), wanted);
  });
}

TEST(AccessMeasures, kth_nearest_is_the_kth_of_the_sorted_row) {
  for_random_cases("nearest", [](const DrawnAccess& a, const Decay&, const auto&) {
    for (std::size_t k = 1; k <= 3; ++k) {
      std::vector<double> wanted;
      for (std::size_t i = 0; i < a.demand.size(); ++i) {
        std::vector<double> row;
        for (std::size_t j = 0; j < a.supply.size(); ++j) {
          if (a.way(i, j) && a.supply[j] > 0) row.push_back(a.table[i][j]);
        }
        std::sort(row.begin(), row.end());
        wanted.push_back(row.size() < k ? -1 : row[k - 1]);
      }
      expect_near(values_of(nearest_cost(a.problem(), k)), wanted);
    }
  });
}

TEST(AccessMeasures, two_step_modified_three_step_and_balanced_are_their_formulas) {
  for_random_cases("2sfca", [](const DrawnAccess& a, const Decay& decay, const auto& weights) {
    const Slow slow{a, decay};
    const auto f = [&](std::size_t i, std::size_t j) { return slow.f(i, j); };
    const auto ff = [&](std::size_t i, std::size_t j) { return slow.f(i, j) * slow.f(i, j); };
    const auto gf = [&](std::size_t i, std::size_t j) { return slow.share(i, j) * slow.f(i, j); };
    const auto g = [&](std::size_t i, std::size_t j) { return slow.share(i, j); };
    const auto h = [&](std::size_t i, std::size_t j) { return slow.column_share(i, j); };
    expect_near(values_of(two_step(a.problem(), weights)), slow.ratio_sum(f, f));
    expect_near(values_of(modified(a.problem(), weights)), slow.ratio_sum(f, ff));
    expect_near(values_of(three_step(a.problem(), weights)), slow.ratio_sum(gf, gf));
    expect_near(values_of(balanced(a.problem(), weights)), slow.ratio_sum(g, h));
  });
}

/// With the authors' own factors: of population and of impedance, multiplied and balanced.
TEST(AccessMeasures, spatial_availability_is_the_product_of_its_balancing_factors) {
  for_random_cases("available", [](const DrawnAccess& a, const Decay& decay, const auto& weights) {
    const Slow slow{a, decay};
    std::vector<double> wanted(slow.places(), 0);
    for (std::size_t j = 0; j < slow.sites(); ++j) {
      double people = 0;
      double impedance = 0;
      for (std::size_t i = 0; i < slow.places(); ++i) {
        people += slow.f(i, j) > 0 ? a.demand[i] : 0;
        impedance += slow.f(i, j);
      }
      if (people <= 0) continue;
      double both = 0;
      for (std::size_t i = 0; i < slow.places(); ++i)
        both += a.demand[i] / people * slow.f(i, j) / impedance;
      for (std::size_t i = 0; i < slow.places(); ++i)
        wanted[i] += a.supply[j] * (a.demand[i] / people * slow.f(i, j) / impedance) / both;
    }
    expect_near(values_of(available(a.problem(), weights)), wanted);
    for (std::size_t i = 0; i < slow.places(); ++i)
      wanted[i] = a.demand[i] > 0 ? wanted[i] / a.demand[i] : -1;
    expect_near(values_of(supply_per_child(a.problem(), weights)), wanted);
  });
}

TEST(AccessMeasures, balanced_measures_give_away_the_whole_supply_and_no_more) {
  for_random_cases("total", [](const DrawnAccess& a, const Decay&, const auto& weights) {
    for (const auto& measure : {two_step, three_step}) {
      const AccessResult result = measure(a.problem(), weights);
      double given = 0;
      for (std::size_t i = 0; i < a.demand.size(); ++i) {
        if (a.demand[i] > 0) given += a.demand[i] * result.values[i].value;
      }
      EXPECT_NEAR(given, supply_in_use(a, result, weights), 1e-9);
    }
    const AccessResult result = available(a.problem(), weights);
    double given = 0;
    for (const geo::FlaggedValue& value : result.values) given += value.value;
    EXPECT_NEAR(given, supply_in_use(a, result, weights), 1e-9);
  });
}

TEST(AccessMeasures, balanced_floating_catchments_keep_the_level_of_service) {
  for_random_cases("bfca", [](const DrawnAccess& a, const Decay& decay, const auto& weights) {
    const Slow slow{a, decay};
    const AccessResult result = balanced(a.problem(), weights);
    double level = 0;
    double people = 0;
    for (std::size_t j = 0; j < slow.sites(); ++j) {
      double wanted = 0;
      for (std::size_t i = 0; i < slow.places(); ++i) wanted += a.demand[i] * slow.share(i, j);
      people += wanted;
      if (wanted > 0) level += a.supply[j] / wanted;
    }
    double reaching = 0;
    for (std::size_t i = 0; i < slow.places(); ++i)
      reaching += slow.row_sum(i) > 0 ? a.demand[i] : 0;
    EXPECT_NEAR(people, reaching, 1e-9);  // every child is counted once
    double sum = 0;
    for (const double value : values_of(result)) sum += std::max(0.0, value);
    EXPECT_NEAR(sum, level, 1e-9 * std::max(1.0, level));
  });
}

TEST(AccessMeasures, twice_the_supply_is_twice_the_access) {
  for_random_cases("double", [](const DrawnAccess& a, const Decay&, const auto& weights) {
    DrawnAccess twice = a;
    for (double& supply : twice.supply) supply *= 2;
    for (const auto& measure :
         {gravity, two_step, modified, three_step, balanced, available, supply_per_child}) {
      const AccessResult once = measure(a.problem(), weights);
      const AccessResult doubled = measure(twice.problem(), weights);
      for (std::size_t i = 0; i < once.values.size(); ++i) {
        EXPECT_EQ(doubled.values[i].flag, once.values[i].flag);
        if (once.values[i].missing()) continue;
        EXPECT_DOUBLE_EQ(doubled.values[i].value, 2 * once.values[i].value);
      }
    }
  });
}

TEST(AccessMeasures, nothing_comes_of_no_demand_no_supply_and_no_way) {
  const Decay step{.form = DecayForm::Step, .limit = 15};
  const DrawnAccess idle = drawn({{5}, {5}}, {0, 0}, {10});
  const DrawnAccess empty = drawn({{5}, {5}}, {3, 4}, {0});
  const DrawnAccess apart = drawn({{kNoWay}, {20}}, {3, 4}, {10});
  for (const auto& measure : {two_step, modified, three_step, balanced}) {
    const AccessResult nobody = measure(idle.problem(), decay_weights(idle.rows, step));
    EXPECT_EQ(nobody.values[0].flag, geo::ValueFlag::NotApplicable);
    EXPECT_EQ(nobody.idle_sites, std::vector<std::uint32_t>{0});
    for (const DrawnAccess* nothing : {&empty, &apart}) {
      const AccessResult result = measure(nothing->problem(), decay_weights(nothing->rows, step));
      EXPECT_EQ(result.values[0].flag, geo::ValueFlag::ExactZero);
      EXPECT_EQ(result.values[1].value, 0);
    }
    EXPECT_EQ(measure(apart.problem(), decay_weights(apart.rows, step)).idle_sites.size(), 1U);
  }
  EXPECT_TRUE(nearest_cost(empty.problem(), 1).values[0].missing());
  EXPECT_TRUE(nearest_cost(apart.problem(), 1).values[0].missing());
  EXPECT_EQ(nearest_cost(apart.problem(), 1).values[1].value, 20);
  EXPECT_TRUE(supply_per_child(idle.problem(), decay_weights(idle.rows, step)).values[0].missing());
}

// Two villages and a town, two sites, worked out by hand.
//
//             site 0 (20 places)   site 1 (30 places)
//   place 0:       5                   12               40 children
//   place 1:      12                    5               60 children
//   place 2:       -                   25              100 children
class WorkedExample : public testing::Test {
 protected:
  DrawnAccess access_ = drawn({{5, 12}, {12, 5}, {kNoWay, 25}}, {40, 60, 100}, {20, 30});
  const Decay step_{.form = DecayForm::Step, .limit = 15};
  // Luo and Qi's slow weights of three zones.
  const Decay zones_{.form = DecayForm::Zones, .zones = {{10, 1}, {20, 0.68}, {30, 0.22}}};
  [[nodiscard]] std::vector<double> step() const { return decay_weights(access_.rows, step_); }
  [[nodiscard]] std::vector<double> zones() const { return decay_weights(access_.rows, zones_); }
};

TEST_F(WorkedExample, cumulative_opportunities_and_nearest) {
  expect_near(values_of(gravity(access_.problem(), step())), {50, 50, 0});
  expect_near(values_of(nearest_cost(access_.problem(), 1)), {5, 5, 25});
  expect_near(values_of(nearest_cost(access_.problem(), 2)), {12, 12, -1});
}

TEST_F(WorkedExample, two_step) {
  // R0 = 20 / (40 + 60) = 0.2, R1 = 30 / 100 = 0.3; both places reach both sites.
  expect_near(values_of(two_step(access_.problem(), step())), {0.5, 0.5, 0});
}

TEST_F(WorkedExample, enhanced_two_step) {
  // R0 = 20 / (40 + 0.68*60) = 20 / 80.8; R1 = 30 / (0.68*40 + 60 + 0.22*100) = 30 / 109.2.
  const double r0 = 20 / 80.8;
  const double r1 = 30 / 109.2;
  expect_near(values_of(two_step(access_.problem(), zones())),
              {r0 + 0.68 * r1, 0.68 * r0 + r1, 0.22 * r1});
}

TEST_F(WorkedExample, modified_two_step) {
  // As above, each weight once more: 0.68^2 = 0.4624, 0.22^2 = 0.0484.
  const double r0 = 20 / 80.8;
  const double r1 = 30 / 109.2;
  expect_near(values_of(modified(access_.problem(), zones())),
              {r0 + 0.4624 * r1, 0.4624 * r0 + r1, 0.0484 * r1});
}

TEST_F(WorkedExample, three_step) {
  // g of places 0 and 1: 1/1.68 near, 0.68/1.68 far; place 2 has one site, g = 1.
  const double near = 1 / 1.68;
  const double far = 0.68 / 1.68;
  const double r0 = 20 / (near * 40 + far * 60 * 0.68);
  const double r1 = 30 / (far * 40 * 0.68 + near * 60 + 0.22 * 100);
  expect_near(values_of(three_step(access_.problem(), zones())),
              {near * r0 + far * 0.68 * r1, far * 0.68 * r0 + near * r1, 0.22 * r1});
}

TEST_F(WorkedExample, balanced) {
  // Shares of the places as above; L0 = 20 / (40/1.68 + 60*0.68/1.68) = 20 / (80.8/1.68),
  // L1 = 30 / (40*0.68/1.68 + 60/1.68 + 100) = 30 / (87.2/1.68 + 100).
  // Shares of the sites: site 0: 1/1.68, 0.68/1.68; site 1: 0.68/1.9, 1/1.9, 0.22/1.9.
  const double l0 = 20 / (80.8 / 1.68);
  const double l1 = 30 / (87.2 / 1.68 + 100);
  expect_near(values_of(balanced(access_.problem(), zones())),
              {l0 / 1.68 + l1 * 0.68 / 1.9, l0 * 0.68 / 1.68 + l1 / 1.9, l1 * 0.22 / 1.9});
}

TEST_F(WorkedExample, spatial_availability_and_supply_per_child) {
  // Step: site 0 gives 20*40/100 = 8 and 12; site 1 gives 12 and 18: 20 and 30, 50 in all.
  expect_near(values_of(available(access_.problem(), step())), {20, 30, 0});
  expect_near(values_of(supply_per_child(access_.problem(), step())), {0.5, 0.5, 0});
}

TEST(AccessDecay, forms_at_known_points) {
  EXPECT_EQ(decay_weight({.form = DecayForm::Step, .limit = 15}, 15), 1);
  EXPECT_EQ(decay_weight({.form = DecayForm::Step, .limit = 15}, 15.0001), 0);
  EXPECT_DOUBLE_EQ(decay_weight({.form = DecayForm::Linear, .limit = 20}, 5), 0.75);
  EXPECT_DOUBLE_EQ(decay_weight({.form = DecayForm::Exponential, .beta = 0.1}, 10), std::exp(-1.0));
  EXPECT_DOUBLE_EQ(decay_weight({.form = DecayForm::Gaussian, .scale = 10}, 10), std::exp(-0.5));
  EXPECT_DOUBLE_EQ(decay_weight({.form = DecayForm::Logistic, .scale = 3, .midpoint = 15}, 15),
                   0.5);
  EXPECT_DOUBLE_EQ(decay_weight({.form = DecayForm::Power, .beta = 2}, 4), 1.0 / 16);
  EXPECT_EQ(decay_weight({.form = DecayForm::Power, .beta = 2}, 0), 1);
  const Decay zones{.form = DecayForm::Zones, .zones = {{10, 1}, {20, 0.5}}};
  EXPECT_EQ(decay_weight(zones, 10), 1);
  EXPECT_EQ(decay_weight(zones, 10.5), 0.5);
  EXPECT_EQ(decay_weight(zones, 21), 0);
}

TEST(AccessDecay, wrong_parameters_are_refused) {
  for (const Decay& wrong :
       std::vector<Decay>{{.form = DecayForm::Step},
                          {.form = DecayForm::Linear, .limit = 0},
                          {.form = DecayForm::Step, .limit = NAN},
                          {.form = DecayForm::Exponential, .beta = 0},
                          {.form = DecayForm::Gaussian, .scale = -1},
                          {.form = DecayForm::Power, .beta = 40, .smallest = 1e-3},
                          {.form = DecayForm::Zones},
                          {.form = DecayForm::Zones, .zones = {{20, 1}, {10, 1}}}}) {
    EXPECT_THROW(check_decay(wrong), geo::Error);
  }
  for (const Decay& right : all_decays()) EXPECT_NO_THROW(check_decay(right));
}

TEST(AccessDecay, far_away_is_zero_not_a_division_by_almost_nothing) {
  const DrawnAccess far = drawn({{8000}, {8100}}, {10, 10}, {5});
  const auto weights = decay_weights(far.rows, {.form = DecayForm::Exponential, .beta = 0.1});
  for (const auto& measure : {two_step, modified, three_step, balanced})
    values_of(measure(far.problem(), weights));
  EXPECT_EQ(two_step(far.problem(), weights).values[0].value, 0);
}

TEST(AccessProblemTest, bad_numbers_are_refused_and_repeated_pairs_counted) {
  const PairedRows rows = cost_rows({{1, 0, 7}, {0, 1, 3}, {1, 0, 5}, {0, 0, 2}}, 2, 2);
  EXPECT_EQ(rows.repeated, 1U);
  EXPECT_EQ(rows.rows.costs, (std::vector<double>{2, 3, 5}));
  EXPECT_EQ(rows.rows.starts, (std::vector<std::uint64_t>{0, 2, 3}));
  const std::vector<double> good{1, 2};
  const std::vector<double> bad{1, -2};
  const std::vector<double> not_a_number{1, NAN};
  EXPECT_NO_THROW(check_problem({rows.rows, good, good}));
  EXPECT_THROW(check_problem({rows.rows, bad, good}), geo::Error);
  EXPECT_THROW(check_problem({rows.rows, good, not_a_number}), geo::Error);
  EXPECT_THROW(check_problem({rows.rows, good, std::span(good).first(1)}), geo::Error);
}

}  // namespace
}  // namespace nahraum::analysis
