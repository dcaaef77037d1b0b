#pragma once
// How wide the columns of a table stand: by the shares asked for, but none so narrow that a word
// breaks, as long as the others have room to give.

#include <vector>

namespace nahraum::render {

struct ColumnWish {
  double share = 1;
  double least = 0;  ///< its longest word with margins
};

/// Widths that add up to `width`. Where not even the least widths fit, they are all made smaller in
/// the same proportion. O(n^2) for n columns.
[[nodiscard]] std::vector<double> column_widths(const std::vector<ColumnWish>& columns,
                                                double width);

}  // namespace nahraum::render
