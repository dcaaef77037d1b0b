#include "geo/core/counter_random.h"

#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace nahraum::geo {
namespace {

using Block = std::array<std::uint32_t, 4>;

/// Known answers published with Random123 (kat_vectors, philox4x32 10).
TEST(CounterRandom, KnownAnswers) {
  EXPECT_EQ(philox(0, {0, 0, 0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox(~std::uint64_t{0}, {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}),
            (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox(0x299f31d0a4093822, {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(CounterRandom, APlaceHasItsNumbersWheneverAsked) {
  CounterStream first(42, {7, 3, 0});
  std::vector<std::uint32_t> numbers;
  for (int i = 0; i < 9; ++i) numbers.push_back(first.next());
  CounterStream other(42, {7, 4, 0});
  EXPECT_NE(other.next(), numbers[0]);
  CounterStream again(42, {7, 3, 0});
  for (const std::uint32_t number : numbers) EXPECT_EQ(again.next(), number);
  EXPECT_EQ(numbers[4], philox(42, {1, 7, 3, 0})[0]);
}

TEST(CounterRandom, BoundedNumbersAreEven) {
  constexpr std::uint32_t kSides = 6;
  constexpr int kDraws = 60'000;
  std::array<int, kSides> seen{};
  for (std::uint32_t place = 0; place < 100; ++place) {
    CounterStream random(1, {place, 0, 0});
    for (int i = 0; i < kDraws / 100; ++i) ++seen[random.below(kSides)];
  }
  double chi_squared = 0;
  for (const int count : seen) chi_squared += std::pow(count - kDraws / 6.0, 2) / (kDraws / 6.0);
  EXPECT_LT(chi_squared, 20.5);  // 0.1 % of fair dice with 5 degrees of freedom
  CounterStream one(1, {0, 0, 0});
  EXPECT_EQ(one.below(1), 0U);
}

/// Of 3 * 2^30 numbers a plain multiplication would favour one third by a half.
TEST(CounterRandom, LargeBoundsAreEvenToo) {
  constexpr std::uint32_t kBound = 3U << 30U;
  std::array<int, 3> thirds{};
  CounterStream random(5, {0, 0, 0});
  for (int i = 0; i < 30'000; ++i) ++thirds[random.below(kBound) % 3];
  for (const int count : thirds) EXPECT_NEAR(count, 10'000, 5 * std::sqrt(30'000 * 2 / 9.0));
}

TEST(CounterRandom, UniformWithinItsBounds) {
  CounterStream random(9, {1, 2, 3});
  double sum = 0;
  for (int i = 0; i < 20'000; ++i) {
    const double x = random.uniform();
    ASSERT_GE(x, 0);
    ASSERT_LT(x, 1);
    sum += x;
  }
  EXPECT_NEAR(sum / 20'000, 0.5, 5 * std::sqrt(1.0 / 12 / 20'000));
  EXPECT_EQ(unit_double(0, 0), 0);
  EXPECT_LT(unit_double(0xffffffff, 0xffffffff), 1);
}

}  // namespace
}  // namespace nahraum::geo
