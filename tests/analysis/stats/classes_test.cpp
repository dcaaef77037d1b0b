#include "analysis/stats/classes.h"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<geo::FlaggedValue> flagged(const std::vector<double>& values) {
  std::vector<geo::FlaggedValue> result;
  for (const double value : values) {
    if (std::isnan(value))
      result.emplace_back();
    else
      result.push_back({value, geo::ValueFlag::None});
  }
  return result;
}

std::vector<std::size_t> counts(const Classes& classes) {
  std::vector<std::size_t> result;
  for (const ValueClass& one : classes.classes) result.push_back(one.count);
  return result;
}

std::vector<double> uppers(const Classes& classes) {
  std::vector<double> result;
  for (const ValueClass& one : classes.classes) result.push_back(one.upper.value_or(INFINITY));
  return result;
}

std::string notes(const Classes& classes) {
  std::string all;
  for (const geo::Text& note : classes.notes) all += note.de + "\n";
  return all;
}

TEST(Classes, EqualInterval) {
  const Classes found =
      classify(flagged({0, 1, 2, 3, 10}), {.method = ClassMethod::EqualInterval, .classes = 5});
  EXPECT_THAT(uppers(found), ElementsAre(2, 4, 6, 8, 10));
  EXPECT_THAT(counts(found), ElementsAre(3, 1, 0, 0, 1));
  EXPECT_THAT(found.of, ElementsAre(0, 0, 0, 1, 4));
  EXPECT_THAT(notes(found), HasSubstr("In 2 von 5 Klassen liegt kein Gebiet"));
  EXPECT_EQ(*found.classes[0].lower, 0);
  EXPECT_TRUE(found.classes[0].lower_included);
}

TEST(Classes, QuantilesWithoutTiesAreEven) {
  std::vector<double> values;
  for (int i = 1; i <= 20; ++i) values.push_back(i * i);
  const Classes found = classify(flagged(values), {.method = ClassMethod::Quantile, .classes = 4});
  EXPECT_THAT(counts(found), ElementsAre(5, 5, 5, 5));
  EXPECT_TRUE(found.notes.empty());
}

TEST(Classes, QuantilesExplainTies) {
  // Eight of ten areas have no case: they stay together, and the map says so.
  const Classes found = classify(flagged({0, 0, 0, 0, 0, 0, 0, 0, 3, 7, 9}),
                                 {.method = ClassMethod::Quantile, .classes = 4});
  EXPECT_EQ(found.of[0], found.of[7]);
  EXPECT_EQ(counts(found)[0], 8U);
  EXPECT_THAT(notes(found), HasSubstr("Gleiche Werte kommen in dieselbe Klasse"));
  EXPECT_THAT(notes(found), HasSubstr("bis 8 Gebieten statt 4 Klassen"));
}

double cost(const std::vector<double>& values, const std::vector<double>& weights,
            const std::vector<std::size_t>& ends) {
  double sum = 0;
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    double mean = 0, weight = 0;
    for (std::size_t i = from; i <= end; ++i) {
      mean += values[i] * weights[i];
      weight += weights[i];
    }
    mean /= weight;
    for (std::size_t i = from; i <= end; ++i)
      sum += weights[i] * (values[i] - mean) * (values[i] - mean);
    from = end + 1;
  }
  return sum;
}

double least_cost(const std::vector<double>& values, const std::vector<double>& weights,
                  std::vector<std::size_t> ends, std::size_t k) {
  if (k == 1) {
    ends.push_back(values.size() - 1);
    return cost(values, weights, ends);
  }
  double least = INFINITY;
  const std::size_t from = ends.empty() ? 0 : ends.back() + 1;
  for (std::size_t end = from; end + k <= values.size(); ++end) {
    std::vector<std::size_t> longer = ends;
    longer.push_back(end);
    least = std::min(least, least_cost(values, weights, longer, k - 1));
  }
  return least;
}

TEST(Jenks, AsGoodAsEveryGrouping) {
  support::Random random = support::logged_random("jenks");
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 1 + random.below(12);
    std::vector<double> values, weights;
    double at = random.uniform(-1e6, 1e6);
    for (std::size_t i = 0; i < n; ++i) {
      at += random.chance(0.3) ? random.uniform(5, 50) : random.uniform(0.01, 1);
      values.push_back(at);
      weights.push_back(1 + random.below(3));
    }
    for (std::size_t k = 1; k <= std::min<std::size_t>(n, 5); ++k) {
      const std::vector<std::size_t> ends = best_groups(values, weights, k);
      ASSERT_EQ(ends.size(), k);
      ASSERT_TRUE(std::is_sorted(ends.begin(), ends.end()));
      EXPECT_EQ(std::adjacent_find(ends.begin(), ends.end()), ends.end());
      const double least = least_cost(values, weights, {}, k);
      EXPECT_NEAR(cost(values, weights, ends), least, 1e-9 * std::max(1.0, least));
    }
  }
}

TEST(Jenks, BreaksAtTheGapsAndKeepsEqualValuesTogether) {
  const Classes found = classify(flagged({1, 2, 2, 3, 20, 21, 22, 90, 90, 91}),
                                 {.method = ClassMethod::Jenks, .classes = 3});
  EXPECT_THAT(uppers(found), ElementsAre(3, 22, 91));
  EXPECT_THAT(counts(found), ElementsAre(4, 3, 3));
  EXPECT_LT(found.unexplained, 0.001);
}

TEST(Jenks, ManyValuesInReasonableTime) {
  support::Random random = support::logged_random("jenks large");
  std::vector<double> values(50'000);
  for (double& value : values) value = random.uniform(0, 1);
  const Classes found = classify(flagged(values), {.method = ClassMethod::Jenks, .classes = 9});
  EXPECT_EQ(found.classes.size(), 9U);
  // Of a uniform distribution the best groups are equally wide: 1/81 of the spread is left.
  EXPECT_NEAR(found.unexplained, 1.0 / 81, 0.001);
}

TEST(Classes, MeanAndStandardDeviation) {
  // mean 5, standard deviation (n - 1) 2.
  const std::vector<double> values = {3, 3, 7, 7, 5, 5, 5};
  const double sd = std::sqrt(16.0 / 6);
  const Classes odd = classify(flagged(values), {.method = ClassMethod::MeanSd, .classes = 5});
  EXPECT_THAT(uppers(odd), ElementsAre(5 - 2 * sd, 5 - sd, 5 + sd, 5 + 2 * sd, INFINITY));
  EXPECT_THAT(counts(odd), ElementsAre(0, 2, 3, 2, 0));
  EXPECT_FALSE(odd.classes[0].lower.has_value());
  const Classes even = classify(flagged(values), {.method = ClassMethod::MeanSd, .classes = 4});
  EXPECT_THAT(uppers(even), ElementsAre(5 - sd, 5, 5 + sd, INFINITY));
}

/// mapclassify's test: the squares of 1/i for i = 1 .. 999.
TEST(Classes, HeadTailOfAHeavyTail) {
  std::vector<double> values;
  for (int i = 1; i < 1000; ++i) values.push_back(1.0 / (static_cast<double>(i) * i));
  const Classes found = classify(flagged(values), {.method = ClassMethod::HeadTail, .classes = 10});
  EXPECT_THAT(counts(found), ElementsAre(975, 21, 2, 1));
}

TEST(Classes, HeadTailOfEvenValuesSaysSo) {
  const Classes found = classify(flagged({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}),
                                 {.method = ClassMethod::HeadTail, .classes = 6});
  EXPECT_THAT(counts(found), ElementsAre(5, 5));
  EXPECT_THAT(notes(found), HasSubstr("nicht schief genug"));
}

TEST(Classes, FixedLimitsStayTheSame) {
  const ClassOptions options{.method = ClassMethod::Fixed, .limits = {10, 20, 30}};
  const Classes a = classify(flagged({5, 10, 10.1, 40}), options);
  const Classes b = classify(flagged({21, 22, 23}), options);
  EXPECT_THAT(counts(a), ElementsAre(2, 1, 0, 1));
  EXPECT_THAT(counts(b), ElementsAre(0, 0, 3, 0));
  EXPECT_EQ(class_label(a.classes[0], 0).de, "bis 10");
  EXPECT_EQ(class_label(a.classes[1], 1).de, "über 10,0 bis 20,0");
  EXPECT_EQ(class_label(a.classes[3], 0).en, "above 30");
  EXPECT_EQ(class_label(classify(flagged({4, 4}), {}).classes[0], 0).de, "4");
}

TEST(Classes, MissingValuesAreAGroupOfTheirOwn) {
  const Classes found =
      classify(flagged({1, NAN, 2, 3, NAN, 4}), {.method = ClassMethod::Jenks, .classes = 2});
  EXPECT_EQ(found.missing, 2U);
  EXPECT_EQ(found.of[1], -1);
  EXPECT_EQ(counts(found)[0] + counts(found)[1], 4U);
}

class EveryMethod : public testing::TestWithParam<ClassMethod> {
 protected:
  Classes run(const std::vector<double>& values, std::size_t k = 5) {
    return classify(flagged(values), {.method = GetParam(), .classes = k, .limits = {1, 2}});
  }
  static bool finite(const Classes& classes) {
    return std::all_of(classes.classes.begin(), classes.classes.end(), [](const ValueClass& one) {
      return std::isfinite(one.lower.value_or(0)) && std::isfinite(one.upper.value_or(0));
    });
  }
  [[nodiscard]] bool fixed() const { return GetParam() == ClassMethod::Fixed; }
};

TEST_P(EveryMethod, OddInputsGetASentenceAndNoNaN) {
  const Classes nothing = run({NAN, NAN});
  EXPECT_EQ(nothing.missing, 2U);
  EXPECT_THAT(notes(nothing), HasSubstr("Kein Gebiet hat einen Wert"));
  EXPECT_EQ(nothing.classes.size(), fixed() ? 3U : 0U);
  EXPECT_THAT(notes(run({})), HasSubstr("Kein Gebiet"));
  for (const auto& values : std::vector<std::vector<double>>{{4}, {4, 4, 4}, {0.1, 0.1, NAN}}) {
    const Classes one = run(values);
    EXPECT_TRUE(finite(one));
    EXPECT_EQ(one.unexplained, 0);
    if (fixed()) continue;
    EXPECT_EQ(one.classes.size(), 1U);
    EXPECT_FALSE(notes(one).empty());
  }
  EXPECT_TRUE(finite(run({1, 1, 2, 2, 3})));
}

TEST_P(EveryMethod, FewerValuesThanClasses) {
  const Classes found = run({3, 1, 1, 2});
  std::size_t all = 0;
  for (const std::size_t count : counts(found)) all += count;
  EXPECT_EQ(all, 4U);
  const bool each_its_own = GetParam() == ClassMethod::EqualInterval ||
                            GetParam() == ClassMethod::Quantile || GetParam() == ClassMethod::Jenks;
  if (!each_its_own) return;
  EXPECT_THAT(counts(found), ElementsAre(2, 1, 1));
  EXPECT_THAT(notes(found), HasSubstr("nur 3 verschiedene Werte"));
}

TEST_P(EveryMethod, ClassesHoldWhatTheirLimitsSay) {
  support::Random random = support::logged_random("classes");
  for (int round = 0; round < 50; ++round) {
    std::vector<double> values(1 + random.below(40));
    for (double& value : values)
      value = random.chance(0.1) ? NAN : std::floor(random.uniform(-3, 9) * 4) / 4;
    const Classes found = run(values, 2 + random.below(6));
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i])) {
        EXPECT_EQ(found.of[i], -1);
        continue;
      }
      const ValueClass& one = found.classes[static_cast<std::size_t>(found.of[i])];
      EXPECT_TRUE(!one.upper || values[i] <= *one.upper);
      EXPECT_TRUE(!one.lower || values[i] > *one.lower ||
                  (one.lower_included && values[i] == *one.lower));
    }
    for (std::size_t c = 1; c < found.classes.size(); ++c)
      EXPECT_EQ(found.classes[c].lower, found.classes[c - 1].upper);
  }
}

INSTANTIATE_TEST_SUITE_P(Methods, EveryMethod,
                         testing::Values(ClassMethod::EqualInterval, ClassMethod::Quantile,
                                         ClassMethod::Jenks, ClassMethod::MeanSd,
                                         ClassMethod::HeadTail, ClassMethod::Fixed),
                         [](const auto& tested) {
                           std::string name(class_method_code(tested.param));
                           std::erase(name, '-');
                           return name;
                         });

TEST(Classes, WrongWishesAreRefused) {
  const auto values = flagged({1, 2, 3});
  EXPECT_THROW((void)classify(values, {.method = ClassMethod::Jenks, .classes = 1}), geo::Error);
  EXPECT_THROW((void)classify(values, {.method = ClassMethod::Jenks, .classes = 21}), geo::Error);
  for (const std::vector<double>& limits :
       std::vector<std::vector<double>>{{}, {2, 1}, {1, 1}, {NAN}, {1, INFINITY}}) {
    EXPECT_THROW((void)classify(values, {.method = ClassMethod::Fixed, .limits = limits}),
                 geo::Error);
  }
  EXPECT_EQ(class_method("mean-sd"), ClassMethod::MeanSd);
  EXPECT_FALSE(class_method("natural").has_value());
}

}  // namespace
}  // namespace nahraum::analysis
