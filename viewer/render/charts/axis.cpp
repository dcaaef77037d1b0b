#include "viewer/render/charts/axis.h"

#include <algorithm>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "geo/core/numbers.h"

namespace nahraum::render {

using namespace chart_colours;

namespace {

/// Half of what a double holds, so that differences stay finite.
constexpr double kLargest = 1e300;
/// Blank between two labels below an axis.
constexpr double kLabelGap = 8;

double nice_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (rough <= factor * power * (1 + 1e-9)) return factor * power;
  return 10 * power;
}

int decimals_of(double step) {
  return std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 300);
}

ChartAxis axis_with(double low, double high, double step) {
  ChartAxis axis;
  axis.step = step;
  axis.low = std::floor(low / step + 1e-9) * step;
  axis.high = std::ceil(high / step - 1e-9) * step;
  axis.decimals = decimals_of(step);
  return axis;
}

std::string tick_label(const ChartSheet& sheet, const ChartAxis& axis, double tick) {
  if (axis.years) return geo::fixed_number(tick, 0);
  return analysis::chart_number(tick, axis.decimals, sheet.language());
}

void widen(double& low, double& high) {
  low = std::clamp(low, -kLargest, kLargest);
  high = std::clamp(high, -kLargest, kLargest);
  const double size = std::max(std::abs(low), std::abs(high));
  if (high - low > 1e-9 * size) return;
  const double by = size > 0 ? 0.1 * size : 1;
  low -= by;
  high += by;
}

}  // namespace

double ChartAxis::at(double value) const {
  const double share = (std::clamp(value, low, high) - low) / (high - low);
  return from + share * (to - from);
}

std::vector<double> ChartAxis::ticks() const {
  constexpr double kMost = 60;
  std::vector<double> ticks;
  const double first = std::ceil(low / step - 1e-6);
  const double last = std::min(std::floor(high / step + 1e-6), first + kMost);
  for (double i = first; i <= last && i < i + 1; ++i) ticks.push_back(i * step);
  return ticks;
}

void ChartExtent::add(double value) {
  if (!std::isfinite(value)) return;
  if (empty()) {
    low_ = high_ = value;
    return;
  }
  low_ = std::min(low_, value);
  high_ = std::max(high_, value);
}

void ChartExtent::add(const geo::FlaggedValue& value) {
  if (analysis::is_drawn(value)) add(value.value);
}

void ChartExtent::add(const std::optional<analysis::ChartRange>& range) {
  const auto drawn = drawn_range(range);
  if (!drawn) return;
  add(drawn->lower);
  add(drawn->upper);
}

ChartAxis nice_axis(double low, double high, int most_steps) {
  widen(low, high);
  double step = nice_step((high - low) / std::max(most_steps, 1));
  // Ends move outwards to the ticks, which may need one step more than there is room for.
  for (int i = 0; i < 4; ++i) {
    const ChartAxis axis = axis_with(low, high, step);
    if (std::round((axis.high - axis.low) / step) <= std::max(most_steps, 1)) return axis;
    step = nice_step(step * 1.5);
  }
  return axis_with(low, high, step);
}

ChartAxis whole_axis(double low, double high, int most_steps) {
  const double from = std::clamp(std::floor(low), -kLargest, kLargest);
  const double to = std::clamp(std::ceil(high), -kLargest, kLargest);
  const ChartAxis axis = nice_axis(from, std::max(to, from + 1), most_steps);
  return axis.step >= 1 ? axis : axis_with(from, std::max(to, from + 1), 1);
}

double widest_tick(ChartSheet& sheet, const ChartAxis& axis) {
  double widest = 0;
  for (const double tick : axis.ticks())
    widest = std::max(widest, sheet.width_of(tick_label(sheet, axis, tick), sheet.small));
  return widest;
}

namespace {

/// Ends that lie far beyond the values would cost the bars their length: those end on no tick.
void trim(ChartAxis& axis, const ChartExtent& extent) {
  const ChartAxis full = axis;
  const double range = std::min(extent.high(), kLargest) - std::max(extent.low(), -kLargest);
  if (!(range > 0)) return;
  if (axis.high - extent.high() > 0.2 * range) axis.high = extent.high() + 0.02 * range;
  if (extent.low() - axis.low > 0.2 * range) axis.low = extent.low() - 0.02 * range;
  if (axis.ticks().size() < 2) axis = full;
}

}  // namespace

ChartAxis level_axis(ChartSheet& sheet, const ChartExtent& extent, double from, double to,
                     bool whole) {
  const int most = std::clamp(static_cast<int>((to - from) / 30), 1, 8);
  for (int steps = most;; --steps) {
    ChartAxis axis = whole ? whole_axis(extent.low(), extent.high(), steps)
                           : nice_axis(extent.low(), extent.high(), steps);
    trim(axis, extent);
    const double label = widest_tick(sheet, axis);
    axis.from = from;
    axis.to = std::max(to - label / 2, from + 1);
    const double apart = (axis.to - axis.from) * (axis.step / (axis.high - axis.low));
    if (steps <= 1 || apart >= label + kLabelGap) return axis;
  }
}

ChartAxis year_axis(ChartSheet& sheet, const ChartExtent& years, double from, double to) {
  ChartAxis axis;
  const double label = sheet.width_of("2000", sheet.small);
  const int most = std::max(1, static_cast<int>((to - from) / (label + 2 * kLabelGap)));
  axis.step = whole_axis(years.low(), years.high(), most).step;
  const bool one = years.low() == years.high();
  axis.low = years.low() - (one ? 1 : 0);
  axis.high = years.high() + (one ? 1 : 0);
  axis.from = from + label / 2;
  axis.to = to - label / 2;
  axis.years = true;
  return axis;
}

ChartAxis upright_axis(const ChartSheet& sheet, const ChartExtent& extent, double bottom,
                       double top) {
  const int most = std::clamp(static_cast<int>((bottom - top) / (3 * sheet.small.size)), 1, 8);
  ChartAxis axis = nice_axis(extent.low(), extent.high(), most);
  axis.from = bottom;
  axis.to = top;
  return axis;
}

double draw_level_axis(ChartSheet& sheet, const ChartAxis& axis, double top, double bottom) {
  // Clear of the lowest label of an upright axis.
  const double baseline = bottom + 2 + 1.45 * sheet.small.size;
  std::vector<double> ticks = axis.ticks();
  if (axis.to < axis.from) std::reverse(ticks.begin(), ticks.end());
  double free_from = -1;
  for (const double tick : ticks) {
    const double x = axis.at(tick);
    sheet.drawing.line(
        {x, top}, {x, bottom},
        axis.zero_line && tick == 0 ? Stroke{kAxis, 0.8, {}} : Stroke{kGrid, 0.5, {}});
    const std::string label = tick_label(sheet, axis, tick);
    const double wide = sheet.width_of(label, sheet.small);
    const double left = std::clamp(x - wide / 2, 0.0, std::max(sheet.width() - wide, 0.0));
    if (left < free_from) continue;
    sheet.drawing.words({label, {left, baseline}, sheet.small, kQuiet, Align::Left});
    free_from = left + wide + 2;
  }
  return baseline + 0.35 * sheet.small.size;
}

void draw_upright_axis(ChartSheet& sheet, const ChartAxis& axis, double left, double right) {
  for (const double tick : axis.ticks()) {
    const double y = axis.at(tick);
    sheet.drawing.line(
        {left, y}, {right, y},
        axis.zero_line && tick == 0 ? Stroke{kAxis, 0.8, {}} : Stroke{kGrid, 0.5, {}});
    sheet.drawing.words({tick_label(sheet, axis, tick),
                         {left - 4, ChartSheet::centred(sheet.small, y)},
                         sheet.small,
                         kQuiet,
                         Align::Right});
  }
}

std::optional<analysis::ChartRange> drawn_range(const std::optional<analysis::ChartRange>& range) {
  if (!range || !std::isfinite(range->lower) || !std::isfinite(range->upper)) return std::nullopt;
  return analysis::ChartRange{std::min(range->lower, range->upper),
                              std::max(range->lower, range->upper)};
}

}  // namespace nahraum::render
