// Own random numbers: the standard distributions differ between libraries, and the committed sample
// data must come out the same everywhere. PCG32 (O'Neill 2014, pcg-random.org) with one stream per
// topic, so that a change to the timetable does not move a single Kita.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace nahraum::musterkreis {

class Rng {
 public:
  // `stream` separates topics; equal seeds with different streams give unrelated numbers.
  Rng(std::uint64_t seed, std::uint64_t stream);

  std::uint32_t next();
  double uniform();                         // [0, 1)
  double uniform(double low, double high);  // [low, high)
  std::size_t below(std::size_t n);         // 0 .. n-1; n > 0
  double normal();                          // mean 0, sd 1, within +-6 (sum of twelve uniforms)
  bool chance(double probability);

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

  // Index drawn with the given weights; weights are >= 0 and not all zero.
  std::size_t pick(const std::vector<double>& weights);

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
};

// Splits `total` into whole numbers in proportion to `weights` (largest remainder, ties by index).
std::vector<int> apportion(int total, const std::vector<double>& weights);

}  // namespace nahraum::musterkreis
