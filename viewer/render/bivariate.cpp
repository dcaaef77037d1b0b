#include "viewer/render/bivariate.h"

#include <algorithm>

#include "geo/core/error.h"
#include "viewer/render/page_parts.h"
#include "viewer/render/symbol_paint.h"
#include "viewer/render/text_block.h"

namespace nahraum::render {

namespace {

constexpr std::size_t kSide = 3;
constexpr const char* kColours[] = {"#feffff", "#afd2d1", "#57b2a4", "#d5a4da", "#8771df",
                                    "#466c74", "#b4649e", "#70519a", "#303071"};
constexpr double kUnitPerMm = 72 / 25.4;
constexpr double kTextSize = 7;
constexpr double kCellShare = 0.19;  ///< of the width
constexpr double kCellHeight = 17;
constexpr double kGap = 4;

std::size_t class_of(const Graduated& style, double value) {
  const Symbol* symbol = &symbol_for(style, value);
  for (std::size_t i = 0; i < style.classes.size(); ++i)
    if (&style.classes[i].symbol == symbol) return i;
  return style.classes.size();
}

struct SquareText {
  TextBlock up_title;
  TextBlock across_title;
  std::array<TextBlock, kSide> up;
  std::array<TextBlock, kSide> across;
  double cell_width = 0;
  double cell_height = 0;
  double ticks = 0;  ///< height of the lines below the square

  SquareText(const LegendSquare& square, const SquareFrame& frame, Canvas& canvas) {
    const Font font{kTextSize * frame.scale};
    const Font bold{kTextSize * frame.scale, true};
    const geo::Language language = frame.language;
    cell_width = kCellShare * frame.width;
    cell_height = kCellHeight * frame.scale;
    up_title = wrapped(canvas, square.up_title.in(language), bold, frame.width - 10, 3);
    across_title = wrapped(canvas, square.across_title.in(language), bold, frame.width - 10, 3);
    const double beside = frame.width - kSide * cell_width - kGap;
    for (std::size_t i = 0; i < kSide; ++i) {
      up[i] = wrapped(canvas, square.up[i].in(language), font, beside, 2);
      across[i] = wrapped(canvas, square.across[i].in(language), font, cell_width - 1, 3);
      cell_height = std::max(cell_height, up[i].height() + 1);
      ticks = std::max(ticks, across[i].height());
    }
  }
};

/// A thin arrow from `from` to `to`, along one axis.
void draw_arrow(geo::Point from, geo::Point to, Canvas& canvas) {
  rule(canvas, from, to);
  Path head;
  head.begin();
  const bool up = to.y < from.y;
  head.add(to);
  head.add(up ? geo::Point{to.x - 2, to.y + 4} : geo::Point{to.x - 4, to.y - 2});
  head.add(up ? geo::Point{to.x + 2, to.y + 4} : geo::Point{to.x - 4, to.y + 2});
  canvas.fill(head, kSecond);
}

}  // namespace

Bivariate bivariate(Graduated across, geo::Text across_title, Graduated up, geo::Text up_title) {
  if (across.classes.size() != kSide || up.classes.size() != kSide)
    throw geo::Error(geo::ErrorKind::Input,
                     {"Eine Karte mit zwei Größen braucht je drei Klassen, also zwei Grenzen.",
                      "A map of two figures needs three classes of each, so two limits."});
  Bivariate style;
  style.across = std::move(across);
  style.up = std::move(up);
  style.across_title = std::move(across_title);
  style.up_title = std::move(up_title);
  for (std::size_t i = 0; i < style.symbols.size(); ++i) {
    Symbol& symbol = style.symbols[i];
    symbol.fill = parse_colour(kColours[i]);
    symbol.stroke = {60, 60, 60, 255};
    symbol.stroke_mm = 0.15;
    if (i / kSide > i % kSide) symbol.hatch = Hatch::Diagonal;
  }
  style.no_data = {.fill = {235, 235, 235, 255},
                   .stroke = {110, 110, 110, 255},
                   .stroke_mm = 0.15,
                   .hatch = Hatch::Cross};
  return style;
}

std::size_t bivariate_class(const Bivariate& style, double across, double up) {
  const std::size_t x = class_of(style.across, across);
  const std::size_t y = class_of(style.up, up);
  return x == kSide || y == kSide ? style.symbols.size() : y * kSide + x;
}

double square_height(const LegendSquare& square, const SquareFrame& frame, Canvas& canvas) {
  const SquareText text(square, frame, canvas);
  return text.up_title.height() + 3 + kSide * text.cell_height + 2 + text.ticks + 2 +
         text.across_title.height() + 3;
}

void draw_square(const LegendSquare& square, const SquareFrame& frame, geo::Point at,
                 Canvas& canvas) {
  const SquareText text(square, frame, canvas);
  const double top = at.y + text.up_title.height() + 3;
  const double bottom = top + kSide * text.cell_height;
  draw_arrow({at.x + 3, at.y + text.up_title.height() - 1}, {at.x + 3, at.y + 1.5}, canvas);
  paragraph(canvas, Tag::Paragraph, text.up_title, {at.x + 10, at.y}, kInk);
  for (std::size_t i = 0; i < square.symbols.size(); ++i) {
    const double x = at.x + static_cast<double>(i % kSide) * text.cell_width;
    const double y = bottom - static_cast<double>(i / kSide + 1) * text.cell_height;
    Path path;
    path.add_box({x, y, x + text.cell_width, y + text.cell_height});
    fill_areas(canvas, path, square.symbols[i], kUnitPerMm, 1);
    stroke_lines(canvas, path, square.symbols[i], kUnitPerMm, 1);
  }
  for (std::size_t i = 0; i < kSide; ++i) {
    const double step = static_cast<double>(i);
    const TextBlock& up = text.up[i];
    const double y = bottom - (step + 0.5) * text.cell_height - up.height() / 2;
    paragraph(canvas, Tag::Paragraph, up, {at.x + kSide * text.cell_width + kGap, y}, kInk);
    paragraph(canvas, Tag::Paragraph, text.across[i],
              {at.x + (step + 0.5) * text.cell_width, bottom + 2}, kInk, Align::Centre);
  }
  const double foot = bottom + 2 + text.ticks + 2;
  const double middle = foot + text.across_title.line_height / 2;
  draw_arrow({at.x, middle}, {at.x + 7.5, middle}, canvas);
  paragraph(canvas, Tag::Paragraph, text.across_title, {at.x + 10, foot}, kInk);
}

}  // namespace nahraum::render
