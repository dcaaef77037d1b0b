// Tables of papers: rows as pieces, the head repeated on each page.

#include <algorithm>

#include "viewer/render/page_parts.h"
#include "viewer/render/report/piece_maker.h"
#include "viewer/render/report/table_widths.h"

namespace nahraum::render {

namespace {

constexpr double kCellMargin = 3.5;
constexpr double kHair = 0.1;     ///< so that the longest word itself does not break
constexpr double kEmptyRow = 20;  ///< to be filled in by hand
constexpr Colour kHeadGround{228, 233, 238, 255};

struct Row {
  std::vector<TextBlock> cells;
  double height = 0;
};

/// Where columns stand, and how they are aligned.
struct Columns {
  std::vector<double> left;
  std::vector<double> width;
  std::vector<bool> numeric;
};

struct WordWidths {
  double longest = 0;
  double all = 0;  ///< in one line
};

/// Beyond this share of the table a word of a head is broken after its hyphens.
constexpr double kLongHead = 0.2;

/// Long compounds of a head may break after a hyphen.
double longest_part(const std::string& words, const Font& font, Canvas& canvas) {
  double longest = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of("- ", at), words.size() - 1) + 1;
    longest = std::max(longest, canvas.measure(words.substr(at, end - at), font).width);
    at = end;
  }
  return longest;
}

WordWidths word_widths(const std::string& words, const Font& font, Canvas& canvas) {
  WordWidths widths;
  const double blank = 0.26 * font.size;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const double word = canvas.measure(words.substr(at, end - at), font).width;
    widths.longest = std::max(widths.longest, word);
    widths.all += word + (at > 0 ? blank : 0);
    at = end + 1;
  }
  return widths;
}

/// Words beyond this share of the table break; a column of long ids must not push out the others.
constexpr double kMostOfTable = 0.3;

/// The names that rows begin with stand in one line, up to a fifth of the table, where the others
/// have room.
void names_in_one_line(std::vector<ColumnWish>& wishes, double width) {
  constexpr double kShortName = 0.2;
  if (wishes.empty()) return;
  double least = 0;
  for (const ColumnWish& wish : wishes) least += wish.least;
  const double wanted = std::min(wishes.front().most, kShortName * width);
  const double more = wanted - wishes.front().least;
  if (more > 0 && least + more <= width) wishes.front().least = wanted;
}

}  // namespace

std::vector<double> table_column_widths(const analysis::ReportTable& table, const PaperStyle& style,
                                        geo::Language language, Canvas& canvas) {
  Font head = style.table;
  head.bold = true;
  std::vector<ColumnWish> wishes;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string title = table.columns[c].title.in(language);
    bool empty = true;
    const WordWidths heading = word_widths(title, head, canvas);
    double least = heading.longest;
    if (least > kLongHead * style.width) least = longest_part(title, head, canvas);
    double most = heading.all / 2;  // two lines of a head are no harm
    for (const auto& row : table.rows) {
      const std::string words = row[c].words.in(language);
      const WordWidths widths = word_widths(words, style.table, canvas);
      least = std::max(least, widths.longest);
      most = std::max(most, widths.all);
      empty = empty && words.empty();
    }
    // Columns to be filled in by hand keep their share.
    const auto column = [&](double words) { return words + 2 * kCellMargin + kHair; };
    wishes.push_back({table.columns[c].width, std::min(column(least), kMostOfTable * style.width),
                      empty ? 0 : column(most)});
  }
  names_in_one_line(wishes, style.width);
  return column_widths(wishes, style.width);
}

namespace {

Columns columns_of(const analysis::ReportTable& table, const PaperStyle& style,
                   geo::Language language, Canvas& canvas) {
  Columns columns;
  columns.width = table_column_widths(table, style, language, canvas);
  double left = 0;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    columns.left.push_back(left);
    columns.numeric.push_back(table.columns[c].numeric);
    left += columns.width[c];
  }
  return columns;
}

Row row_of(const std::vector<std::string>& words, const Columns& columns, const Font& font,
           Canvas& canvas) {
  Row row;
  bool empty = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    row.cells.push_back(wrapped(canvas, words[i], font, columns.width[i] - 2 * kCellMargin));
    row.height = std::max(row.height, row.cells.back().height());
    if (!words[i].empty()) empty = false;
  }
  row.height = (empty ? kEmptyRow : row.height) + 2 * 2.5;
  return row;
}

void draw_row(Canvas& canvas, const Row& row, const Columns& columns, bool head, geo::Point at) {
  const double right = at.x + columns.left.back() + columns.width.back();
  if (head) {
    Path ground;
    ground.add_box({at.x, at.y, right, at.y + row.height});
    canvas.fill(ground, kHeadGround);
  }
  rule(canvas, {at.x, at.y + row.height}, {right, at.y + row.height});
  const Tagged tagged(canvas, Tag::TableRow);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Tagged cell(canvas, head || i == 0 ? Tag::TableHeader : Tag::TableData);
    const double x = at.x + columns.left[i];
    const bool right_aligned = columns.numeric[i];
    draw_block(canvas, row.cells[i],
               {right_aligned ? x + columns.width[i] - kCellMargin : x + kCellMargin, at.y + 2.5},
               kInk, right_aligned ? Align::Right : Align::Left);
  }
}

}  // namespace

void PieceMaker::table(const analysis::ReportTable& table, const std::string& caption) {
  const auto title =
      std::make_shared<const TextBlock>(wrapped(canvas_, caption, style_.caption, style_.width));
  pieces.push_back(
      {.piece = {.height = title->height() + 3, .space_before = 10, .keep_with_next = true},
       .draw = [title](Canvas& canvas, geo::Point at, double) {
         paragraph(canvas, Tag::Caption, *title, at, kInk);
       }});
  const auto columns =
      std::make_shared<const Columns>(columns_of(table, style_, language_, canvas_));
  const std::size_t group = next_group();
  const auto add = [&](const std::vector<std::string>& words, bool head) {
    Font font = style_.table;
    font.bold = head;
    const auto row = std::make_shared<const Row>(row_of(words, *columns, font, canvas_));
    pieces.push_back({.piece = {.height = row->height, .keep_with_next = head},
                      .tag = Tag::Table,
                      .group = group,
                      .draw = [row, columns, head](Canvas& canvas, geo::Point at, double) {
                        draw_row(canvas, *row, *columns, head, at);
                      }});
  };
  std::vector<std::string> words;
  for (const analysis::ReportColumn& column : table.columns)
    words.push_back(column.title.in(language_));
  const std::size_t head = pieces.size();
  add(words, true);
  for (const auto& row : table.rows) {
    words.clear();
    for (const analysis::ReportCell& cell : row) words.push_back(cell.words.in(language_));
    add(words, false);
    if (pieces.size() > head + 2) pieces.back().piece.repeats = head;
  }
  // The last row (often a sum) does not stand alone on a page.
  if (table.rows.size() > 2) pieces[pieces.size() - 2].piece.keep_with_next = true;
  if (table.note.in(language_).empty()) return;
  if (!table.rows.empty()) pieces.back().piece.keep_with_next = true;
  rich({{.words = table.note.in(language_)}}, {.font = style_.small, .space = 3});
}

}  // namespace nahraum::render
