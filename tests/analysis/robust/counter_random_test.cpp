#include "geo/core/counter_random.h"

#include <gtest/gtest.h>

namespace nahraum::geo {
namespace {

using Four = std::array<std::uint32_t, 4>;

TEST(CounterRandom, GivesTheKnownAnswersPublishedWithRandom123) {
  EXPECT_EQ(philox(0, {0, 0, 0, 0}), (Four{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox(~std::uint64_t{0}, {~0U, ~0U, ~0U, ~0U}),
            (Four{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox(0x299f31d0a4093822, {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}),
            (Four{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(CounterRandom, TheUnitIntervalHasItsEnds) {
  EXPECT_EQ(unit_interval(0, 0), 0);
  EXPECT_LT(unit_interval(~0U, ~0U), 1);
  EXPECT_GT(unit_interval(~0U, ~0U), 1 - 1e-15);
  EXPECT_EQ(unit_interval(0x80000000, 0), 0.5);
}

TEST(CounterRandom, AStreamIsEvenAndItsOwn) {
  double sum = 0;
  RandomStream one(7, 1, 0, 0);
  RandomStream other(7, 2, 0, 0);
  int equal = 0;
  constexpr int kNumbers = 100'000;
  for (int i = 0; i < kNumbers; ++i) {
    const double a = one.uniform();
    if (a == other.uniform()) ++equal;
    sum += a;
  }
  EXPECT_NEAR(sum / kNumbers, 0.5, 0.005);  // five standard errors of 0.0009
  EXPECT_EQ(equal, 0);
}

}  // namespace
}  // namespace nahraum::geo
