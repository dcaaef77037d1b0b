#include "geo/travel/column_sort.h"

#include <algorithm>
#include <bit>

#include "geo/travel/detail/vector_targets.h"

namespace nahraum::geo {

namespace {

using Comparisons = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// One body, compiled for three instruction sets: the compiler turns the inner loop into vector
// minima and maxima, which are exact.
[[gnu::always_inline]] inline void exchange_all(std::uint16_t* block,
                                                const Comparisons& comparisons) {
  for (const auto& [low, high] : comparisons) {
    std::uint16_t* __restrict a = block + low * ColumnSorter::kColumns;
    std::uint16_t* __restrict b = block + high * ColumnSorter::kColumns;
    for (std::size_t i = 0; i < ColumnSorter::kColumns; ++i) {
      const std::uint16_t x = a[i];
      const std::uint16_t y = b[i];
      a[i] = std::min(x, y);
      b[i] = std::max(x, y);
    }
  }
}

void sort_plain(std::uint16_t* block, const Comparisons& comparisons) {
  exchange_all(block, comparisons);
}

#if defined(__x86_64__)
NAHRAUM_TARGET_AVX2 void sort_avx2(std::uint16_t* block, const Comparisons& comparisons) {
  exchange_all(block, comparisons);
}
NAHRAUM_TARGET_AVX512 void sort_avx512(std::uint16_t* block, const Comparisons& comparisons) {
  exchange_all(block, comparisons);
}
#endif

}  // namespace

ColumnSorter::ColumnSorter(std::size_t rows) {
  if (rows < 2) return;
  const std::size_t half = std::bit_ceil(rows) / 2;
  for (std::size_t p = half; p > 0; p /= 2) {
    std::size_t q = half;
    std::size_t r = 0;
    std::size_t d = p;
    for (;;) {
      for (std::size_t i = 0; i + d < rows; ++i) {
        if ((i & p) == r) {
          comparisons_.emplace_back(static_cast<std::uint32_t>(i),
                                    static_cast<std::uint32_t>(i + d));
        }
      }
      if (q == p) break;
      d = q - p;
      q /= 2;
      r = p;
    }
  }
}

void ColumnSorter::sort(std::span<std::uint16_t> block, InstructionSet instructions) const {
#if defined(__x86_64__)
  const InstructionSet set = detail::usable(instructions);
  if (set == InstructionSet::Avx512) return sort_avx512(block.data(), comparisons_);
  if (set == InstructionSet::Avx2) return sort_avx2(block.data(), comparisons_);
#else
  (void)instructions;
#endif
  sort_plain(block.data(), comparisons_);
}

}  // namespace nahraum::geo
