#include "viewer/render/scale_bar.h"

#include <cmath>

#include "geo/core/numbers.h"

namespace nahraum::render {

namespace {

constexpr Colour kInk{50, 50, 50, 255};
constexpr Colour kPaper{255, 255, 255, 255};
constexpr double kLabelRoom = 13;  ///< half of the widest end label
constexpr int kSegments = 4;
constexpr Font kFont{6.5, false, false};

std::string length_text(double metres, bool kilometres, geo::Language language) {
  const double value = kilometres ? metres / 1000 : metres;
  int decimals = 0;
  while (decimals < 3 && std::abs(value - std::round(value * std::pow(10, decimals)) /
                                              std::pow(10, decimals)) > 1e-9)
    ++decimals;
  return geo::people_number(value, decimals, language);
}

}  // namespace

double round_denominator(double denominator) {
  const double power = std::pow(10, std::floor(std::log10(denominator)));
  for (const double step : {1.0, 1.1, 1.2, 1.25, 1.4, 1.5, 1.6, 1.75, 2.0, 2.25, 2.5, 2.75,
                            3.0, 3.25, 3.5, 4.0, 4.5,  5.0, 5.5, 6.0, 6.5, 7.0,  7.5, 8.0,  9.0})
    if (step * power >= denominator * (1 - 1e-9)) return step * power;
  return 10 * power;
}

std::string scale_text(double denominator, geo::Language language) {
  return "1:" + geo::people_number(denominator, 0, language);
}

double bar_length(double longest) {
  const double power = std::pow(10, std::floor(std::log10(longest) + 1e-9));
  for (const double step : {5.0, 2.0})
    if (step * power <= longest * (1 + 1e-9)) return step * power;
  return power;
}

void draw_scale_bar(Canvas& canvas, const View& view, geo::Point at, double width,
                    geo::Language language) {
  const double metres = bar_length((width - 2 * kLabelRoom) * view.resolution());
  const double length = metres / view.resolution();
  const bool kilometres = metres >= 1000;
  const double bar_top = at.y + kFont.size + 4;
  constexpr double kBarHeight = 4;
  const geo::Box bar{at.x + 2, bar_top, at.x + 2 + length, bar_top + kBarHeight};
  Path all;
  all.add_box(bar);
  canvas.fill(all, kPaper);
  Path dark;
  for (int i = 0; i < kSegments; i += 2)
    dark.add_box({bar.min_x + length * i / kSegments, bar.min_y,
                  bar.min_x + length * (i + 1) / kSegments, bar.max_y});
  canvas.fill(dark, kInk);
  canvas.stroke(all, {kInk, 0.5, {}});
  const double baseline = at.y + kFont.size;
  canvas.text("0", {bar.min_x, baseline}, kFont, kInk, Align::Centre);
  canvas.text(length_text(metres / 2, kilometres, language), {bar.centre().x, baseline}, kFont,
              kInk, Align::Centre);
  canvas.text(length_text(metres, kilometres, language) + (kilometres ? " km" : " m"),
              {bar.max_x, baseline}, kFont, kInk, Align::Centre);
}

void draw_north_arrow(Canvas& canvas, geo::Point top, double height) {
  const double letter = height * 0.34;
  const double tip = top.y + letter + 1;
  const double foot = top.y + height;
  const double half = height * 0.2;
  const double notch = foot - height * 0.14;
  canvas.text("N", {top.x, top.y + letter * 0.85}, {letter, true, false}, kInk, Align::Centre);
  Path left;
  left.begin();
  for (const geo::Point p : {geo::Point{top.x, tip}, {top.x - half, foot}, {top.x, notch}})
    left.add(p);
  Path whole;
  whole.begin();
  for (const geo::Point p :
       {geo::Point{top.x, tip}, {top.x - half, foot}, {top.x, notch}, {top.x + half, foot}})
    whole.add(p);
  canvas.fill(whole, kPaper);
  canvas.fill(left, kInk);
  canvas.stroke(whole, {kInk, 0.5, {}});
}

}  // namespace nahraum::render
