#pragma once
// Sorts 32 columns of 16-bit numbers at once by a network of comparisons (Batcher's merge exchange,
// Knuth 5.2.2 M): no branch depends on the data, so a vector instruction works on all columns.
//
//   ColumnSorter sorter(60);               // 60 rows, once
//   sorter.sort(block, InstructionSet::Best);   // block[row * 32 + column]
//
// The result is that of std::sort on each column, on every instruction set. Not thread-safe to
// build, safe to share. Cost: about n log^2 n / 4 comparisons of 64 bytes.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "geo/travel/cost_table.h"

namespace nahraum::geo {

class ColumnSorter {
 public:
  static constexpr std::size_t kColumns = 32;
  explicit ColumnSorter(std::size_t rows);
  /// `block` has rows * kColumns entries. A processor without the instruction set asked for uses
  /// the next lower one.
  void sort(std::span<std::uint16_t> block, InstructionSet instructions) const;

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> comparisons_;
};

}  // namespace nahraum::geo
