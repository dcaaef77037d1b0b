#pragma once
// Random numbers for properties: the same on every machine, and the seed is in the log.
//
//   support::Random random = support::logged_random("partition");
//   const double x = random.uniform(0, 100);
//
// NAHRAUM_TEST_SEED=123 repeats a run. PCG-XSH-RR 64/32 (O'Neill 2014): std::uniform_* differ
// between libraries.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nahraum::support {

class Random {
 public:
  explicit Random(std::uint64_t seed);
  /// 0 .. 2^32-1
  [[nodiscard]] std::uint32_t next();
  /// 0 .. n-1, every value as likely as the others; n > 0.
  [[nodiscard]] std::uint32_t below(std::uint32_t n);
  /// low <= x < high
  [[nodiscard]] double uniform(double low, double high);
  /// low .. high, both included.
  [[nodiscard]] int integer(int low, int high);
  [[nodiscard]] bool chance(double share) { return uniform(0, 1) < share; }

 private:
  std::uint64_t state_ = 0;
};

/// The seed of this run: NAHRAUM_TEST_SEED, else one drawn from the clock. Written to the log and
/// kept with the running test, so that a failure can be repeated.
[[nodiscard]] Random logged_random(std::string_view purpose);

}  // namespace nahraum::support
