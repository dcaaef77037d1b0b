#include "viewer/render/report/table_widths.h"

#include <numeric>

namespace nahraum::render {

std::vector<double> column_widths(const std::vector<ColumnWish>& columns, double width) {
  std::vector<double> widths(columns.size(), 0);
  const double least =
      std::accumulate(columns.begin(), columns.end(), 0.0,
                      [](double sum, const ColumnWish& column) { return sum + column.least; });
  if (least >= width) {
    for (std::size_t i = 0; i < columns.size(); ++i) widths[i] = columns[i].least * width / least;
    return widths;
  }
  // A column held at its least width leaves less for the others, which may then need theirs.
  std::vector<bool> held(columns.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    double left = width, shares = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (held[i])
        left -= columns[i].least;
      else
        shares += columns[i].share;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      widths[i] = held[i] ? columns[i].least : left * columns[i].share / shares;
      if (!held[i] && widths[i] < columns[i].least) held[i] = changed = true;
    }
  }
  return widths;
}

}  // namespace nahraum::render
