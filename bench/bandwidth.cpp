#include "bench/bandwidth.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>

#include "geo/core/parallel.h"
#include "geo/travel/detail/huge_array.h"

namespace nahraum::bench {

double read_bandwidth() {
  constexpr std::size_t kWords = std::size_t{64} << 20U;
  const geo::detail::HugeArray<std::uint64_t> memory(kWords);
  std::fill_n(memory.data(), kWords, std::uint64_t{1});
  double best = 0;
  std::atomic<std::uint64_t> total{0};
  for (int pass = 0; pass < 3; ++pass) {
    const auto start = std::chrono::steady_clock::now();
    geo::ordered_for({.size = kWords, .chunk = std::size_t{1} << 20U},
                     [&](std::size_t begin, std::size_t end) {
                       std::uint64_t sums[8] = {};
                       for (std::size_t i = begin; i < end; i += 8) {
                         for (std::size_t k = 0; k < 8; ++k) sums[k] += memory.data()[i + k];
                       }
                       for (const std::uint64_t sum : sums) total += sum;
                     });
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    best = std::max(best, static_cast<double>(kWords * sizeof(std::uint64_t)) / taken.count());
  }
  return total == 0 ? 0 : best;  // the sum is used, so the reads stay
}

}  // namespace nahraum::bench
