#include "geo/core/parallel.h"

#include <cmath>

#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::geo {
namespace {

double sum_of_roots(std::size_t threads) {
  return ordered_reduce<double>(
      {.size = 100'003, .threads = threads, .chunk = 777}, 0.0,
      [](std::size_t begin, std::size_t end) {
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i) sum += std::sqrt(static_cast<double>(i) + 0.1);
        return sum;
      },
      [](double& total, double part) { total += part; });
}

TEST(OrderedLoop, GivesTheSameBitsOnAnyNumberOfThreads) {
  const double one = sum_of_roots(1);
  EXPECT_EQ(one, sum_of_roots(2));
  EXPECT_EQ(one, sum_of_roots(8));
  EXPECT_NEAR(one, 2.0 / 3 * std::pow(100'003.0, 1.5), 1000);
}

TEST(OrderedLoop, RethrowsTheFirstFailureInChunkOrder) {
  const auto fail_from_third_chunk = [](std::size_t begin, std::size_t) {
    if (begin >= 30) throw Error(ErrorKind::Internal, text("{}", "{}", begin));
  };
  try {
    ordered_for({.size = 100, .threads = 4, .chunk = 10}, fail_from_third_chunk);
    FAIL() << "no exception";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().de, "30");
  }
}

TEST(OrderedLoop, EmptyRangeDoesNothing) {
  ordered_for({.size = 0}, [](std::size_t, std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace nahraum::geo
