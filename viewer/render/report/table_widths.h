#pragma once
// How wide the columns of a table stand: by the shares asked for, but none so narrow that a word
// breaks, as long as the others have room to give.

#include <vector>

namespace nahraum::render {

struct ColumnWish {
  double share = 1;
  double least = 0;  ///< its longest word with margins
  double most = 0;   ///< more than this it has no use for; 0 = not known
};

/// Widths that add up to `width`. What a column has beyond its most goes to those that have less
/// than theirs, in proportion to what they lack. Where not even the least widths fit, they are all
/// made smaller in the same proportion. O(n^2) for n columns.
[[nodiscard]] std::vector<double> column_widths(const std::vector<ColumnWish>& columns,
                                                double width);

}  // namespace nahraum::render
