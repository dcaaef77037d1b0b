#include "viewer/render/charts/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/report/chart_text.h"
#include "geo/core/numbers.h"
#include "viewer/render/marker.h"
#include "viewer/render/plain_text.h"

namespace nahraum::render {

using namespace chart_colours;

namespace {

constexpr double kLeastType = 7;
/// Em of a letter; the narrowest of Noto Sans has 0.25.
constexpr double kNarrowest = 0.2;
constexpr std::size_t kNoteLines = 4;
constexpr double kSignWidth = 16;
constexpr double kSignGap = 4;
constexpr double kItemGap = 14;

Font font_of(double size, bool bold = false, bool italic = false) {
  return {std::max(size, kLeastType), bold, italic};
}

/// More letters than `width` can hold; longer names are cut before they are measured.
std::size_t most_letters(double width, const Font& font) {
  return static_cast<std::size_t>(std::max(width, 0.0) / (kNarrowest * font.size)) + 4;
}

}  // namespace

ChartPaint chart_paint(std::size_t i) {
  static constexpr std::array<Colour, 8> kFills{{{0, 84, 102, 255},
                                                 {151, 203, 212, 255},
                                                 {94, 60, 153, 255},
                                                 {211, 197, 232, 255},
                                                 {133, 88, 12, 255},
                                                 {240, 211, 154, 255},
                                                 {74, 74, 74, 255},
                                                 {205, 205, 205, 255}}};
  const Colour fill = kFills[i % kFills.size()];
  constexpr Hatch kHatches[] = {Hatch::None, Hatch::Diagonal, Hatch::Cross};
  const bool dark = i % 2 == 0;
  return {fill, kHatches[i / 2 % 3], dark ? Colour{255, 255, 255, 105} : Colour{60, 60, 60, 120}};
}

Colour chart_line_colour(std::size_t i) {
  constexpr Colour kLines[] = {{0, 84, 102, 255},   {148, 84, 20, 255}, {94, 60, 153, 255},
                               {74, 74, 74, 255},   {25, 120, 90, 255}, {120, 60, 100, 255},
                               {60, 100, 160, 255}, {110, 110, 50, 255}};
  return kLines[i % std::size(kLines)];
}

Marker chart_marker(std::size_t i) {
  constexpr Marker kMarkers[] = {Marker::Circle,  Marker::Square, Marker::Triangle,
                                 Marker::Diamond, Marker::Star,   Marker::House};
  return kMarkers[i % std::size(kMarkers)];
}

ChartSheet::ChartSheet(double width, double most_height, const ChartOptions& options,
                       Canvas& canvas)
    : title_font(font_of(options.type_size + 2, true)),
      body(font_of(options.type_size)),
      bold(font_of(options.type_size, true)),
      small(font_of(options.type_size - 0.75)),
      italic(font_of(options.type_size, false, true)),
      width_(std::max(width, kLeastChartWidth)),
      most_height_(most_height),
      options_(options),
      canvas_(canvas) {}

double ChartSheet::width_of(std::string_view text, const Font& font) {
  if (text.empty()) return 0;
  return canvas_.measure(shortened(drawable(text), most_letters(width_, font)), font).width;
}

TextBlock ChartSheet::block(std::string_view text, const Font& font, double width,
                            std::size_t most_lines) {
  const std::size_t most = (most_letters(width, font) + 1) * most_lines;
  return wrapped(canvas_, shortened(drawable(text), most), font, width, most_lines);
}

std::string ChartSheet::fitted(std::string_view text, const Font& font, double width) {
  const TextBlock one = block(text, font, width, 1);
  return one.lines.empty() ? "" : one.lines.front();
}

void ChartSheet::heading(const geo::Text& title, const std::string& unit) {
  if (options_.title && !in_language(title).empty()) {
    const TextBlock words = block(in_language(title), title_font, width_, 3);
    drawing.block(words, {0, y}, kInk);
    y += words.height() + 1;
  }
  if (!unit.empty()) {
    const TextBlock words = block(unit, body, width_, 2);
    drawing.block(words, {0, y}, kQuiet);
    y += words.height();
  }
  if (y > 0) y += 5;
}

void ChartSheet::sign(const LegendItem& item, geo::Point middle) {
  const double left = middle.x - kSignWidth / 2;
  const double right = middle.x + kSignWidth / 2;
  const geo::Box box{left, middle.y - 3.2, right, middle.y + 3.2};
  switch (item.sign) {
    case LegendItem::Sign::Box:
      drawing.box(box, item.paint.fill, item.paint.hatch, item.paint.hatch_colour);
      break;
    case LegendItem::Sign::Outline: {
      Path path;
      path.add_box(box);
      drawing.line(std::move(path), {item.paint.fill, item.width, item.dashes});
      break;
    }
    case LegendItem::Sign::Line:
      drawing.line({left, middle.y}, {right, middle.y}, {item.paint.fill, item.width, item.dashes});
      break;
    case LegendItem::Sign::Marker: {
      Path path;
      add_marker(path, item.marker, middle, 6.5);
      drawing.area(std::move(path), item.paint.fill);
      break;
    }
  }
}

void ChartSheet::legend(const std::vector<LegendItem>& items) {
  if (items.empty()) return;
  double x = 0;
  for (const LegendItem& item : items) {
    const std::string text = fitted(item.text, body, width_ - kSignWidth - kSignGap);
    const double wide = kSignWidth + kSignGap + width_of(text, body);
    if (x > 0 && x + wide > width_) {
      x = 0;
      y += line_height(body) + 1;
    }
    const double middle = y + line_height(body) / 2;
    sign(item, {x + kSignWidth / 2, middle});
    drawing.words(
        {text, {x + kSignWidth + kSignGap, centred(body, middle)}, body, kInk, Align::Left});
    x += wide + kItemGap;
  }
  y += line_height(body) + 6;
}

void ChartSheet::note(std::string_view text) {
  if (text.empty()) return;
  const TextBlock words = block(text, small, width_, kNoteLines);
  drawing.block(words, {0, y + 2}, kQuiet);
  y += words.height() + 2;
}

double ChartSheet::most_note_height() const {
  return static_cast<double>(kNoteLines) * line_height(small) + 2;
}

double ChartSheet::note_height(std::string_view text) {
  return text.empty() ? 0 : block(text, small, width_, kNoteLines).height() + 2;
}

std::string ChartSheet::shown_note(std::size_t shown, std::size_t all,
                                   const geo::Text& what) const {
  if (shown >= all) return "";
  const auto count = [&](std::size_t n) {
    return geo::people_number(static_cast<double>(n), 0, language());
  };
  return words("Gezeigt sind ", "Shown are ") + count(shown) + words(" von ", " of ") + count(all) +
         " " + in_language(what) + ".";
}

void ChartSheet::nothing_to_show() {
  const TextBlock text =
      block(words("Es liegen keine Werte vor.", "There are no values."), italic, width_, 2);
  drawing.block(text, {0, y}, kQuiet);
  y += text.height() + 2;
}

void ChartSheet::interval(geo::Point from, geo::Point to) {
  const bool level = std::abs(from.y - to.y) < std::abs(from.x - to.x) || from.y == to.y;
  const double across = 2.2;
  Path path;
  path.closed = false;
  const auto part = [&](geo::Point a, geo::Point b) {
    path.begin();
    path.add(a);
    path.add(b);
  };
  part(from, to);
  for (const geo::Point end : {from, to})
    part({end.x - (level ? 0 : across), end.y - (level ? across : 0)},
         {end.x + (level ? 0 : across), end.y + (level ? across : 0)});
  drawing.line(path, {kPaper, 2.4, {}});
  drawing.line(std::move(path), {kInk, 0.9, {}});
}

std::string signs_note(const std::vector<geo::ValueFlag>& flags, geo::Language language) {
  constexpr geo::ValueFlag kOrder[] = {geo::ValueFlag::Limited, geo::ValueFlag::Preliminary,
                                       geo::ValueFlag::Revised, geo::ValueFlag::Estimated,
                                       geo::ValueFlag::SecretOrZero};
  std::string note;
  for (const geo::ValueFlag flag : kOrder) {
    if (std::find(flags.begin(), flags.end(), flag) == flags.end()) continue;
    if (!note.empty()) note += " · ";
    note += analysis::chart_sign(flag, language);
  }
  return note;
}

}  // namespace nahraum::render
