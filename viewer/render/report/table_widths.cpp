#include "viewer/render/report/table_widths.h"

#include <algorithm>
#include <numeric>

namespace nahraum::render {

namespace {

void even_out(const std::vector<ColumnWish>& columns, std::vector<double>& widths) {
  double beyond = 0, lacking = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double most = std::max(columns[i].most, columns[i].least);
    if (columns[i].most <= 0) continue;
    beyond += std::max(widths[i] - most, 0.0);
    lacking += std::max(most - widths[i], 0.0);
  }
  if (beyond <= 0 || lacking <= 0) return;
  const double moved = std::min(beyond, lacking);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double most = std::max(columns[i].most, columns[i].least);
    if (columns[i].most <= 0) continue;
    if (widths[i] > most)
      widths[i] -= moved * (widths[i] - most) / beyond;
    else
      widths[i] += moved * (most - widths[i]) / lacking;
  }
}

}  // namespace

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
  even_out(columns, widths);
  return widths;
}

}  // namespace nahraum::render
