#include "viewer/render/style.h"

#include <cmath>

#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::render {
namespace {

std::vector<std::string> labels(const Graduated& style) {
  std::vector<std::string> result;
  for (const ValueClass& c : style.classes) result.push_back(c.label.de);
  return result;
}

TEST(Graduated, ClassesAreNamedByTheirLimits) {
  EXPECT_EQ(labels(graduated("x", "%", {10, 20, 50}, "Blues", 0)),
            (std::vector<std::string>{"bis 10", "über 10 bis 20", "über 20 bis 50", "über 50"}));
  EXPECT_EQ(labels(graduated("x", "", {1234.5, 2000}, "Blues", 1)),
            (std::vector<std::string>{"bis 1.234,5", "über 1.234,5 bis 2.000,0", "über 2.000,0"}));
}

TEST(Graduated, AValueOnTheLimitBelongsToTheLowerClass) {
  const Graduated style = graduated("x", "%", {10, 20}, "Blues", 0);
  const auto index = [&](double value) {
    for (std::size_t i = 0; i < style.classes.size(); ++i)
      if (&symbol_for(style, value) == &style.classes[i].symbol) return static_cast<int>(i);
    return -1;
  };
  EXPECT_EQ(index(-1e300), 0);
  EXPECT_EQ(index(10), 0);
  EXPECT_EQ(index(std::nextafter(10, 11)), 1);
  EXPECT_EQ(index(20), 1);
  EXPECT_EQ(index(std::nextafter(20, 21)), 2);
  EXPECT_EQ(index(std::numeric_limits<double>::infinity()), 2);
  EXPECT_EQ(index(-std::numeric_limits<double>::infinity()), 0);
  EXPECT_EQ(&symbol_for(style, std::nan("")), &style.no_data);
}

TEST(Graduated, FirstClassHoldsItsLowerBoundToo) {
  Graduated style = graduated("x", "%", {10, 20}, "Blues", 0);
  style.classes[0].lower = 0;
  EXPECT_EQ(&symbol_for(style, 0), &style.classes[0].symbol);
  EXPECT_EQ(&symbol_for(style, -0.001), &style.no_data);
}

TEST(Graduated, PrintedLimitIsTheLimitDrawn) {
  const Graduated style = graduated("x", "%", {3.14159, 7}, "Blues", 1);
  EXPECT_EQ(style.classes[0].upper, 3.1);
  EXPECT_EQ(&symbol_for(style, 3.12), &style.classes[1].symbol);
}

TEST(Graduated, LimitsThatWouldFallTogetherGetMoreDecimals) {
  EXPECT_EQ(labels(graduated("x", "", {0.12, 0.14}, "Blues", 1)),
            (std::vector<std::string>{"bis 0,12", "über 0,12 bis 0,14", "über 0,14"}));
}

TEST(Graduated, RefusesLimitsThatDoNotRise) {
  for (const std::vector<double>& limits :
       {std::vector<double>{2, 1}, {1, 1}, {1, std::nan("")}, {1, 1 + 1e-12}})
    EXPECT_THROW((void)graduated("x", "", limits, "Blues", 0), geo::Error);
  EXPECT_THROW((void)graduated("x", "", {1, 2, 3, 4, 5, 6, 7}, "Blues", 0), geo::Error);
}

TEST(Graduated, OneOrTwoClassesTakeTheEndsOfTheRamp) {
  EXPECT_EQ(graduated("x", "", {}, "Blues", 0).classes.size(), 1U);
  const Graduated two = graduated("x", "", {1}, "Blues", 0);
  EXPECT_EQ(two.classes[0].symbol.fill, ramp("Blues", 3).front());
  EXPECT_EQ(two.classes[1].symbol.fill, ramp("Blues", 3).back());
}

TEST(Graduated, MissingValuesAreHatched) {
  EXPECT_NE(graduated("x", "", {1, 2}, "Blues", 0).no_data.hatch, Hatch::None);
}

TEST(Categorised, UnknownValuesAreOther) {
  Categorised style;
  style.categories = {{"a", {"A", "A"}, {}}, {"b", {"B", "B"}, {}}};
  EXPECT_EQ(&symbol_for(style, "b"), &style.categories[1].symbol);
  EXPECT_EQ(&symbol_for(style, ""), &style.other);
}

}  // namespace
}  // namespace nahraum::render
