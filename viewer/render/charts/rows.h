#pragma once
// Charts whose content is a list: name, figures in columns, and what is drawn beside them.

#include <string>
#include <vector>

#include "viewer/render/charts/sheet.h"

namespace nahraum::render {

struct ChartRow {
  std::string label;
  std::string value{};  ///< right-aligned; empty where there is none
  std::string range{};  ///< a second, quieter column
  bool highlight = false;
};

struct PlacedRow {
  std::size_t index = 0;  ///< into the rows given
  double top = 0;
  double height = 0;
  [[nodiscard]] double middle() const { return top + height / 2; }
};

struct PlacedRows {
  std::vector<PlacedRow> rows;  ///< in the order given
  double top = 0;
  double bottom = 0;
  double plot_left = 0;  ///< where drawing may begin
};

/// Writes names and figures from the cursor down and moves it to the end of the rows. When they do
/// not all fit above `below` points (and the line that says so), highlighted rows are kept first,
/// then the first ones; at least one is drawn.
[[nodiscard]] PlacedRows place_rows(ChartSheet& sheet, const std::vector<ChartRow>& rows,
                                    double below);
/// "Gezeigt sind 20 von 200 Zeilen." at the cursor, where rows were left out.
void note_rows(ChartSheet& sheet, const PlacedRows& placed, std::size_t in_all);
/// What that takes at most.
[[nodiscard]] double note_rows_height(ChartSheet& sheet, std::size_t in_all);

/// Why nothing is drawn in a row, in the place of the drawing.
void draw_row_words(ChartSheet& sheet, const PlacedRow& row, double left, const std::string& words);

}  // namespace nahraum::render
