#pragma once
// The legend and the key figures as a list of rows, and how they flow into columns.

#include <vector>

#include "viewer/render/page_layout.h"

namespace nahraum::render {

struct SideStyle {
  double width = 0;  ///< of a column
  double scale = 1;  ///< of the text
  geo::Language language = geo::Language::German;
  bool key_figures = true;
};

/// Rows of known height, not yet placed.
[[nodiscard]] std::vector<SideRow> side_rows(const PageContent& content, const SideStyle& style,
                                             Canvas& canvas);

/// Places the rows into columns of these boxes, left to right; the rows of a block
/// stay together where a column can hold them, a heading always stays with the rows after it.
/// Returns the number of rows placed.
[[nodiscard]] std::size_t flow(std::vector<SideRow>& rows, const std::vector<geo::Box>& columns);

/// Does any block of the placed rows run over from one column into the next?
[[nodiscard]] bool parts_a_block(const std::vector<SideRow>& rows);

/// Cuts the rows after `placed` and says how many entries are missing.
void cut_rows(std::vector<SideRow>& rows, std::size_t placed, geo::Language language,
              Canvas& canvas);

}  // namespace nahraum::render
