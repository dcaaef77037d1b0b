#pragma once
// Axes with ticks at 1, 2 or 5 times a power of ten.

#include <optional>
#include <string>
#include <vector>

#include "analysis/report/chart.h"
#include "viewer/render/charts/sheet.h"

namespace nahraum::render {

struct ChartAxis {
  double low = 0;
  double high = 1;
  double step = 1;
  int decimals = 0;       ///< of the tick labels
  double from = 0;        ///< surface coordinate of `low`
  double to = 1;          ///< of `high`; may lie before `from` (upwards, to the left)
  bool years = false;     ///< labels without a thousands separator
  bool zero_line = true;  ///< zero is what bars and lines stand on

  /// Surface coordinate; values outside the axis are put at its end.
  [[nodiscard]] double at(double value) const;
  [[nodiscard]] std::vector<double> ticks() const;
};

/// Smallest and largest value seen; only finite ones count.
class ChartExtent {
 public:
  void add(double value);
  void add(const geo::FlaggedValue& value);
  void add(const std::optional<analysis::ChartRange>& range);
  [[nodiscard]] bool empty() const { return low_ > high_; }
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }

 private:
  double low_ = 1;
  double high_ = -1;
};

/// Ends on ticks around low..high, at most `most_steps` steps (at least one).
[[nodiscard]] ChartAxis nice_axis(double low, double high, int most_steps);
/// With whole numbers only (years, ranks, numbers of sites).
[[nodiscard]] ChartAxis whole_axis(double low, double high, int most_steps);

/// The finest axis along x whose labels have room between `from` and `to`; the label of the upper
/// end stays within `to`.
[[nodiscard]] ChartAxis level_axis(ChartSheet& sheet, const ChartExtent& extent, double from,
                                   double to, bool whole = false);
/// Years from the first to the last, without blank years at the ends.
[[nodiscard]] ChartAxis year_axis(ChartSheet& sheet, const ChartExtent& years, double from,
                                  double to);
/// The axis from `bottom` up to `top`, with as many ticks as the height has room for.
[[nodiscard]] ChartAxis upright_axis(const ChartSheet& sheet, const ChartExtent& extent,
                                     double bottom, double top);
/// Grid lines from `top` to `bottom` and tick labels below, over which nothing else may lie.
/// Returns the y below the labels.
double draw_level_axis(ChartSheet& sheet, const ChartAxis& axis, double top, double bottom);
/// Grid lines from `left` to `right`, labels right-aligned before `left`.
void draw_upright_axis(ChartSheet& sheet, const ChartAxis& axis, double left, double right);
/// Widest label of the axis.
[[nodiscard]] double widest_tick(ChartSheet& sheet, const ChartAxis& axis);

/// A finite range in order of size; nothing otherwise.
[[nodiscard]] std::optional<analysis::ChartRange> drawn_range(
    const std::optional<analysis::ChartRange>& range);

}  // namespace nahraum::render
