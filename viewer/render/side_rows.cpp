#include "viewer/render/side_rows.h"

#include <algorithm>

#include "geo/io/column_label.h"

namespace nahraum::render {

namespace {

constexpr double kUnitPerMm = 72 / 25.4;
constexpr double kTitleSize = 9.5;
constexpr double kHeadingSize = 8;
constexpr double kTextSize = 7.5;
constexpr double kSwatchWidth = 17;
constexpr double kSwatchHeight = 9.5;
constexpr double kSwatchGap = 6;
constexpr double kRowGap = 2.2;
constexpr double kBlockGap = 7;
constexpr double kValueShare = 0.42;  ///< of the column, for the values of key figures
constexpr std::size_t kLongestLabel = 4;

class RowMaker {
 public:
  RowMaker(const SideStyle& style, Canvas& canvas) : style_(style), canvas_(canvas) {}

  void text(SideRow::Kind kind, const std::string& words, double size, bool bold) {
    if (words.empty()) return;
    SideRow row;
    row.kind = kind;
    row.text = wrapped(canvas_, words, {size * style_.scale, bold, false}, style_.width, 6);
    row.height = row.text.height() + (kind == SideRow::Kind::Unit ? 2 : 1.5) * style_.scale;
    add(std::move(row));
  }

  void gap(double height) {
    SideRow row;
    row.height = height * style_.scale;
    add(std::move(row));
  }

  void entry(const LegendEntry& entry, double swatch_width) {
    SideRow row;
    row.kind = SideRow::Kind::Entry;
    row.entry = entry;
    row.swatch_width = swatch_width;
    row.text = wrapped(canvas_, entry.label.in(style_.language), {kTextSize * style_.scale},
                       style_.width - swatch_width - kSwatchGap, kLongestLabel);
    const double swatch =
        entry.kind == SymbolKind::Point
            ? std::max(kSwatchHeight * 0.8 * style_.scale, entry.size_mm * kUnitPerMm + 1)
            : kSwatchHeight * style_.scale;
    row.height = std::max(row.text.height(), swatch) + kRowGap * style_.scale;
    add(std::move(row));
  }

  void square(const LegendSquare& square) {
    SideRow row;
    row.kind = SideRow::Kind::Square;
    row.square = square;
    row.square_frame = {style_.width, style_.scale, style_.language};
    row.height = square_height(square, row.square_frame, canvas_) + kRowGap * style_.scale;
    add(std::move(row));
  }

  void key_figure(const geo::Text& name, const geo::Text& value) {
    SideRow row;
    row.kind = SideRow::Kind::KeyFigure;
    const double value_width = kValueShare * style_.width;
    row.text = wrapped(canvas_, name.in(style_.language), {kTextSize * style_.scale},
                       style_.width - value_width - kSwatchGap, 5);
    row.value = wrapped(canvas_, value.in(style_.language), {kTextSize * style_.scale, true},
                        value_width, 5);
    row.height = std::max(row.text.height(), row.value.height()) + 3.5 * style_.scale;
    add(std::move(row));
  }

  [[nodiscard]] double swatch_width(const LegendBlock& block) const {
    double width = kSwatchWidth * style_.scale;
    for (const LegendEntry& entry : block.entries)
      if (entry.kind == SymbolKind::Point) width = std::max(width, entry.size_mm * kUnitPerMm + 2);
    return width;
  }

  /// What follows belongs to the next block.
  void begin_block() { ++block_; }

  std::vector<SideRow> take() && { return std::move(rows_); }

 private:
  void add(SideRow row) {
    row.block = block_;
    rows_.push_back(std::move(row));
  }

  const SideStyle& style_;
  Canvas& canvas_;
  std::vector<SideRow> rows_;
  int block_ = 0;
};

/// "Children per cell" and its unit "children per cell" are one thing said twice.
bool same_words(const std::string& a, const std::string& b) {
  const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return low(x) == low(y); });
}

void add_legend(const PageContent& content, geo::Language language, RowMaker& rows) {
  const std::vector<LegendBlock> blocks = legend_of(content.layers);
  if (blocks.empty()) return;
  rows.text(SideRow::Kind::Title, language == geo::Language::German ? "Legende" : "Legend",
            kTitleSize, true);
  bool was_single = true;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const LegendBlock& block = blocks[i];
    const bool single = block.title.in(language).empty();
    if (i > 0) rows.begin_block();
    if (i == 0)
      rows.gap(2);
    else if (!(single && was_single))
      rows.gap(kBlockGap);
    rows.text(SideRow::Kind::Heading, block.title.in(language), kHeadingSize, true);
    const std::string unit(geo::unit_words(block.unit, language));
    if (!same_words(unit, block.title.in(language)))
      rows.text(SideRow::Kind::Unit, unit, kTextSize, false);
    if (block.square) rows.square(*block.square);
    for (std::size_t e = block.square ? block.square->symbols.size() : 0; e < block.entries.size();
         ++e)
      rows.entry(block.entries[e], rows.swatch_width(block));
    was_single = single;
  }
}

/// Height of the rows of a block from this one on.
double rest_of_block(const std::vector<SideRow>& rows, std::size_t at) {
  double height = 0;
  for (std::size_t i = at; i < rows.size() && rows[i].block == rows[at].block; ++i)
    height += rows[i].height;
  return height;
}

bool begins_block(const std::vector<SideRow>& rows, std::size_t at) {
  return at == 0 || rows[at].block != rows[at - 1].block;
}

bool heads(const SideRow& row) {
  return row.kind == SideRow::Kind::Title || row.kind == SideRow::Kind::Heading ||
         row.kind == SideRow::Kind::Unit;
}

/// A heading at the foot of a column, its entries over the page: with all headings under it and two
/// rows they head it must fit.
double needed_below(const std::vector<SideRow>& rows, std::size_t at) {
  double height = rows[at].height;
  if (!heads(rows[at])) return height;
  std::size_t headed = 0;
  for (std::size_t i = at + 1; i < rows.size() && headed < 2; ++i) {
    height += rows[i].height;
    if (!heads(rows[i]) && rows[i].kind != SideRow::Kind::Gap) ++headed;
  }
  return height;
}

}  // namespace

std::vector<SideRow> side_rows(const PageContent& content, const SideStyle& style, Canvas& canvas) {
  RowMaker rows(style, canvas);
  add_legend(content, style.language, rows);
  if (style.key_figures && !content.key_figures.empty()) {
    rows.begin_block();
    rows.gap(kBlockGap * 1.6);
    rows.text(SideRow::Kind::Title, content.key_figures_title.in(style.language), kTitleSize, true);
    for (const auto& [name, value] : content.key_figures) {
      if (name.in(style.language).empty())
        rows.text(SideRow::Kind::Heading, value.in(style.language), kTextSize, true);
      else
        rows.key_figure(name, value);
    }
  }
  return std::move(rows).take();
}

std::size_t flow(std::vector<SideRow>& rows, const std::vector<geo::Box>& columns) {
  std::size_t column = 0;
  double y = columns.empty() ? 0 : columns[0].min_y;
  const auto next_column = [&] {
    if (++column < columns.size()) y = columns[column].min_y;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool more = column + 1 < columns.size();
    if (begins_block(rows, i) && more && y + rest_of_block(rows, i) > columns[column].max_y &&
        rest_of_block(rows, i) <= columns[column + 1].height())
      next_column();
    while (column < columns.size() && y + needed_below(rows, i) > columns[column].max_y + 0.01)
      next_column();
    if (column >= columns.size()) return i;
    const geo::Box& box = columns[column];
    rows[i].at = {box.min_x, y};
    rows[i].width = box.width();
    const bool gap_at_top = rows[i].kind == SideRow::Kind::Gap && y == box.min_y;
    if (!gap_at_top) y += rows[i].height;
  }
  return rows.size();
}

bool parts_a_block(const std::vector<SideRow>& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (!begins_block(rows, i) && rows[i].at.x != rows[i - 1].at.x) return true;
  return false;
}

void cut_rows(std::vector<SideRow>& rows, std::size_t placed, geo::Language language,
              Canvas& canvas) {
  if (placed >= rows.size() || placed == 0) return;
  const SideRow last = rows[placed - 1];
  const auto missing = std::count_if(
      rows.begin() + static_cast<std::ptrdiff_t>(placed) - 1, rows.end(), [](const SideRow& row) {
        return row.kind == SideRow::Kind::Entry || row.kind == SideRow::Kind::KeyFigure;
      });
  rows.resize(placed - 1);
  SideRow row;
  row.kind = SideRow::Kind::Unit;
  row.text = wrapped(
      canvas,
      (missing == 1 ? geo::Text{"… und 1 weiterer Eintrag", "… and 1 more entry"}
                    : geo::text("… und {} weitere Einträge", "… and {} more entries", missing))
          .in(language),
      {kTextSize, false, true}, last.width, 1);
  row.at = last.at;
  row.width = last.width;
  row.height = row.text.height();
  rows.push_back(std::move(row));
}

}  // namespace nahraum::render
