#include "viewer/render/page_parts.h"

#include <algorithm>

namespace nahraum::render {

void paragraph(Canvas& canvas, Tag tag, const TextBlock& block, geo::Point at, Colour colour,
               Align align) {
  if (block.lines.empty()) return;
  const Tagged tagged(canvas, tag);
  draw_block(canvas, block, at, colour, align);
}

void rule(Canvas& canvas, geo::Point from, geo::Point to) {
  Path path;
  path.closed = false;
  path.begin();
  path.add(from);
  path.add(to);
  canvas.stroke(path, {kRule, 0.5, {}});
}

void frame(Canvas& canvas, const geo::Box& box, Colour colour, double width) {
  Path path;
  path.add_box(box);
  canvas.stroke(path, {colour, width, {}});
}

namespace {

void draw_entry(const SideRow& row, double unit_per_mm, Canvas& canvas) {
  const double swatch_height = row.text.line_height;
  const bool several = row.text.lines.size() > 1;
  // A sign higher than a line stands below the row before it, not into it.
  const double sign = row.entry.kind == SymbolKind::Point ? row.entry.size_mm * unit_per_mm + 1 : 0;
  const double first_line =
      several ? std::max(row.text.line_height, sign) / 2 : (row.height - 2.2) / 2;
  const double middle = row.at.y + first_line;
  draw_swatch(canvas, row.entry,
              {row.at.x, middle - swatch_height / 2, row.at.x + row.swatch_width,
               middle + swatch_height / 2},
              unit_per_mm);
  const double text_top =
      several && sign < row.text.height() ? row.at.y : middle - row.text.height() / 2;
  paragraph(canvas, Tag::Paragraph, row.text, {row.at.x + row.swatch_width + 6, text_top}, kInk);
}

void draw_key_figure(const SideRow& row, Canvas& canvas) {
  rule(canvas, {row.at.x, row.at.y}, {row.at.x + row.width, row.at.y});
  const Tagged tagged(canvas, Tag::TableRow);
  paragraph(canvas, Tag::TableHeader, row.text, {row.at.x, row.at.y + 1.5}, kInk);
  paragraph(canvas, Tag::TableData, row.value, {row.at.x + row.width, row.at.y + 1.5}, kInk,
            Align::Right);
}

}  // namespace

void draw_side_rows(const std::vector<SideRow>& rows, double unit_per_mm, Canvas& canvas) {
  bool in_table = false;
  for (const SideRow& row : rows) {
    const bool key_figure = row.kind == SideRow::Kind::KeyFigure;
    if (key_figure && !in_table) canvas.begin_tag(Tag::Table, {});
    if (!key_figure && in_table) canvas.end_tag();
    in_table = key_figure;
    switch (row.kind) {
      case SideRow::Kind::Title:
        paragraph(canvas, Tag::Heading2, row.text, row.at, kInk);
        break;
      case SideRow::Kind::Heading:
        paragraph(canvas, Tag::Paragraph, row.text, row.at, kInk);
        break;
      case SideRow::Kind::Unit:
        paragraph(canvas, Tag::Paragraph, row.text, row.at, kSecond);
        break;
      case SideRow::Kind::Entry:
        draw_entry(row, unit_per_mm, canvas);
        break;
      case SideRow::Kind::Square:
        draw_square(*row.square, row.square_frame, row.at, canvas);
        break;
      case SideRow::Kind::KeyFigure:
        draw_key_figure(row, canvas);
        break;
      case SideRow::Kind::Gap:
        break;
    }
  }
  if (in_table) canvas.end_tag();
}

}  // namespace nahraum::render
