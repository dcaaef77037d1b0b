#pragma once
// Random numbers that are looked up, not drawn: the number belongs to its place in the work (area
// and permutation, Kita and draw), so any thread may ask for any of them and the bytes are the
// same.
//
//   CounterStream random(seed, {area, permutation});
//   const std::uint32_t pick = random.below(n);
//
// Philox 4x32 with 10 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2,
// 3; SC 2011), through Random123. No state outlives a stream; nothing is shared.

#include <array>
#include <cstddef>
#include <cstdint>

namespace nahraum::geo {

/// Four numbers of 32 random bits for this key and counter. Pure; about 10 ns.
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::uint64_t seed,
                                                  const std::array<std::uint32_t, 4>& counter);

/// 0 <= x < 1 from 53 of the 64 bits.
[[nodiscard]] inline double unit_double(std::uint32_t high, std::uint32_t low) {
  return static_cast<double>(((std::uint64_t{high} << 32U) | low) >> 11U) * 0x1.0p-53;
}

/// The numbers of one place in the work, one after the other; 2^34 of them.
class CounterStream {
 public:
  /// `place` says which numbers: two streams of one seed and different places are independent.
  CounterStream(std::uint64_t seed, const std::array<std::uint32_t, 3>& place)
      : seed_(seed), counter_{0, place[0], place[1], place[2]} {}

  /// 0 .. 2^32 - 1
  [[nodiscard]] std::uint32_t next() {
    if (used_ == block_.size()) refill();
    return block_[used_++];
  }
  /// 0 <= x < 1
  [[nodiscard]] double uniform() {
    const std::uint32_t high = next();
    return unit_double(high, next());
  }
  /// 0 .. n - 1, each exactly as likely as the others; n > 0 (Lemire: Fast random integer
  /// generation in an interval, 2019).
  [[nodiscard]] std::uint32_t below(std::uint32_t n) {
    std::uint64_t product = std::uint64_t{next()} * n;
    if (static_cast<std::uint32_t>(product) < n) {
      const std::uint32_t unfair = static_cast<std::uint32_t>(-n) % n;
      while (static_cast<std::uint32_t>(product) < unfair) product = std::uint64_t{next()} * n;
    }
    return static_cast<std::uint32_t>(product >> 32U);
  }

 private:
  void refill() {
    block_ = philox(seed_, counter_);
    ++counter_[0];
    used_ = 0;
  }
  std::uint64_t seed_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  std::size_t used_ = 4;
};

}  // namespace nahraum::geo
