#include "tests/support/random.h"

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

#include <gtest/gtest.h>

#include "geo/core/numbers.h"

namespace nahraum::support {

Random::Random(std::uint64_t seed) {
  (void)next();
  state_ += seed;
  (void)next();
}

std::uint32_t Random::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + 1442695040888963407ULL;
  const auto mixed = static_cast<std::uint32_t>(((old >> 18u) ^ old) >> 27u);
  const auto turn = static_cast<std::uint32_t>(old >> 59u);
  return (mixed >> turn) | (mixed << ((32 - turn) & 31));
}

std::uint32_t Random::below(std::uint32_t n) {
  // The first 2^32 mod n values would come once too often.
  const std::uint32_t threshold = (0 - n) % n;
  for (;;) {
    const std::uint32_t value = next();
    if (value >= threshold) return value % n;
  }
}

double Random::uniform(double low, double high) {
  const double share = (static_cast<double>(next() >> 5u) * 67108864.0 + (next() >> 6u)) / 0x1p53;
  return low + (high - low) * share;
}

int Random::integer(int low, int high) {
  return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low) + 1));
}

Random logged_random(std::string_view purpose) {
  const char* set = std::getenv("NAHRAUM_TEST_SEED");
  const auto given = geo::parse_integer(set != nullptr ? set : "");
  const auto seed = static_cast<std::uint64_t>(
      given ? *given : std::chrono::system_clock::now().time_since_epoch().count() % 1'000'000'000);
  std::cout << purpose << ": NAHRAUM_TEST_SEED=" << seed << '\n';
  ::testing::Test::RecordProperty("seed", std::to_string(seed));
  return Random(seed);
}

}  // namespace nahraum::support
