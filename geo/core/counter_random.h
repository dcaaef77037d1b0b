#pragma once
// Random numbers by counter: the same seed and counter give the same numbers on any thread, in any
// order and on any machine, so that a simulation may be cut into pieces at will.
//
//   const std::array<std::uint32_t, 4> bits = philox(seed, {draw, candidate, 0, 0});
//   const double u = unit_interval(bits[0], bits[1]);
//
// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
// (SC 2011); checked against the known answers published with Random123. Inline because the
// simulations call it some ten million times a second. About 10 ns a call (four numbers).

#include <array>
#include <cstdint>

namespace nahraum::geo {

[[nodiscard]] inline std::array<std::uint32_t, 4> philox(std::uint64_t seed,
                                                         std::array<std::uint32_t, 4> counter) {
  constexpr std::uint64_t kMultiplierA = 0xD2511F53;
  constexpr std::uint64_t kMultiplierB = 0xCD9E8D57;
  constexpr std::uint32_t kWeylA = 0x9E3779B9;  // golden ratio
  constexpr std::uint32_t kWeylB = 0xBB67AE85;  // sqrt(3) - 1
  constexpr int kRounds = 10;
  auto key_a = static_cast<std::uint32_t>(seed);
  auto key_b = static_cast<std::uint32_t>(seed >> 32);
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t a = kMultiplierA * counter[0];
    const std::uint64_t b = kMultiplierB * counter[2];
    counter = {
        static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key_a, static_cast<std::uint32_t>(b),
        static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key_b, static_cast<std::uint32_t>(a)};
    key_a += kWeylA;
    key_b += kWeylB;
  }
  return counter;
}

/// 53 random bits as a number in [0, 1).
[[nodiscard]] inline double unit_interval(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 11;
  return static_cast<double>(bits) * 0x1p-53;
}

/// A sequence of numbers of its own for each (stream, of, draw): for code that needs an unknown
/// number of them. At most 2^32 calls of next().
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint32_t stream, std::uint32_t of, std::uint32_t draw)
      : seed_(seed), counter_{0, stream, of, draw} {}
  /// In [0, 1).
  [[nodiscard]] double uniform() {
    const std::array<std::uint32_t, 4> bits = philox(seed_, counter_);
    ++counter_[0];
    return unit_interval(bits[0], bits[1]);
  }

 private:
  std::uint64_t seed_;
  std::array<std::uint32_t, 4> counter_;
};

}  // namespace nahraum::geo
