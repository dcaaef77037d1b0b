#include "viewer/render/page_layout.h"

#include <algorithm>
#include <cmath>

#include "geo/core/dates.h"
#include "viewer/render/pdf_finish.h"
#include "viewer/render/scale_bar.h"
#include "viewer/render/side_rows.h"

namespace nahraum::render {

namespace {

constexpr double kMargin = 34;  ///< 12 mm
constexpr double kGap = 12;
constexpr double kScaleHeight = 42;
constexpr double kBaseHeight = 12;
constexpr std::size_t kBaseLines = 8;  ///< a study of thirty sources still fits
constexpr double kFootShare = 0.28;    ///< of the page, at most
constexpr double kTypeOfA3 = 1.25;
constexpr double kBandShare = 0.32;  ///< of a portrait page, at most
constexpr Font kTitleFont{16, true, false};
constexpr Font kSubtitleFont{10, false, false};
constexpr Font kStampFont{8, true, false};
constexpr Font kBaseFont{6.5, false, false};

bool is_a3(Paper paper) { return paper == Paper::A3Landscape || paper == Paper::A3Portrait; }

Font larger(Font font, double factor) {
  font.size *= factor;
  return font;
}

bool is_landscape(Paper paper) {
  return paper == Paper::A4Landscape || paper == Paper::A3Landscape;
}

void lay_header(const PageContent& content, const PageOptions& options, Canvas& canvas,
                PageLayout& layout) {
  const double right = layout.page.width - kMargin;
  double text_width = right - kMargin;
  if (const std::string& stamp = content.stamp.in(options.language); !stamp.empty()) {
    layout.stamp = wrapped(canvas, stamp, larger(kStampFont, layout.type), 120 * layout.type, 2);
    double width = 0;
    for (const std::string& line : layout.stamp.lines)
      width = std::max(width, canvas.measure(line, layout.stamp.font).width);
    layout.stamp_box = {right - width - 14, kMargin, right, kMargin + layout.stamp.height() + 7};
    text_width = layout.stamp_box.min_x - kGap - kMargin;
  }
  layout.title = wrapped(canvas, content.title.in(options.language),
                         larger(kTitleFont, layout.type), text_width, 2);
  layout.subtitle = wrapped(canvas, content.subtitle.in(options.language),
                            larger(kSubtitleFont, layout.type), text_width, 2);
  const double text_height = layout.title.height() + layout.subtitle.height();
  const double stamp_height = layout.stamp.lines.empty() ? 0 : layout.stamp_box.height();
  layout.header = {kMargin, kMargin, right, kMargin + std::max(text_height, stamp_height)};
}

std::string base_words(const PageContent& content, const PageOptions& options, geo::Crs crs) {
  const geo::Language language = options.language;
  std::string words;
  const auto add = [&](const geo::Text& name, const std::string& value) {
    if (value.empty()) return;
    if (!words.empty()) words += "  ·  ";
    words += name.in(language) + value;
  };
  add({"Datenstand: ", "Data as of: "}, content.reference_date.in(language));
  add({"Gebietsstand: ", "Boundaries as of: "}, content.territorial_status.in(language));
  if (crs.known()) add({}, geo::crs_name(crs));
  add({"Stand der Karte: ", "Map dated: "}, geo::date_text(content.document_date).in(language));
  return words;
}

void lay_base(const PageContent& content, const PageOptions& options, geo::Crs crs, Canvas& canvas,
              PageLayout& layout) {
  const double page_number_width = 70;
  layout.base_text =
      wrapped(canvas, base_words(content, options, crs), larger(kBaseFont, layout.type),
              layout.page.width - 2 * kMargin - page_number_width, kBaseLines);
  const double height = std::max(kBaseHeight, layout.base_text.height() + 4);
  const double bottom = layout.page.height - kMargin + 8;
  layout.base_line = {kMargin, bottom - height, layout.page.width - kMargin, bottom};
}

FootNote foot_note(const std::string& heading, const std::vector<std::string>& paragraphs,
                   double size, double width, Canvas& canvas) {
  FootNote note;
  note.width = width;
  note.heading = wrapped(canvas, heading, {size, true}, width, 1);
  for (const std::string& words : paragraphs)
    note.paragraphs.push_back(wrapped(canvas, words, {size}, width));
  return note;
}

double height_of(const FootNote& note) {
  double height = note.heading.height();
  for (const TextBlock& paragraph : note.paragraphs) height += paragraph.height() + 1;
  return height;
}

/// Notes and sources side by side, at this size of type.
std::vector<FootNote> foot_notes(const PageContent& content, const PageOptions& options,
                                 double size, double width, Canvas& canvas) {
  const bool german = options.language == geo::Language::German;
  std::vector<std::string> notes;
  for (const geo::Text& note : content.notes) notes.push_back(note.in(options.language));
  const int columns = (notes.empty() ? 0 : 1) + (content.sources.empty() ? 0 : 1);
  const double each = columns == 2 ? (width - 2 * kGap) / 2 : width;
  std::vector<FootNote> result;
  if (!notes.empty())
    result.push_back(foot_note(german ? "Hinweise" : "Notes", notes, size, each, canvas));
  if (!content.sources.empty())
    result.push_back(
        foot_note(german ? "Quellen" : "Sources", content.sources, size, each, canvas));
  return result;
}

double tallest(const std::vector<FootNote>& notes) {
  double height = 0;
  for (const FootNote& note : notes) height = std::max(height, height_of(note));
  return height;
}

/// Takes away whole lines from the end until the note fits.
void cut_note(FootNote& note, double height) {
  while (height_of(note) > height && !note.paragraphs.empty()) {
    std::vector<std::string>& lines = note.paragraphs.back().lines;
    lines.pop_back();
    if (lines.empty())
      note.paragraphs.pop_back();
    else
      lines.back() += " …";
  }
}

void lay_foot(const PageContent& content, const PageOptions& options, Canvas& canvas,
              PageLayout& layout) {
  const double width = layout.page.width - 2 * kMargin;
  const double most = kFootShare * layout.page.height;
  double size = 6.5 * layout.type;
  layout.foot_notes = foot_notes(content, options, size, width, canvas);
  while (tallest(layout.foot_notes) > most && size > 5) {
    size -= 0.5;
    layout.foot_notes = foot_notes(content, options, size, width, canvas);
  }
  for (FootNote& note : layout.foot_notes) cut_note(note, most);
  const double bottom = layout.base_line.min_y - 5;
  layout.foot = {kMargin, bottom - tallest(layout.foot_notes), kMargin + width, bottom};
  double x = kMargin;
  for (FootNote& note : layout.foot_notes) {
    note.at = {x, layout.foot.min_y};
    x += note.width + 2 * kGap;
  }
}

/// `count` columns side by side in the box; the last leaves room for the scale at its foot.
std::vector<geo::Box> columns_in(const geo::Box& box, std::size_t count) {
  const double width =
      (box.width() - kGap * static_cast<double>(count - 1)) / static_cast<double>(count);
  std::vector<geo::Box> columns;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = box.min_x + static_cast<double>(i) * (width + kGap);
    columns.push_back({x, box.min_y, x + width, box.max_y});
  }
  columns.back().max_y -= kScaleHeight + 6;
  return columns;
}

void finish_side(const geo::Box& side, const std::vector<geo::Box>& columns, PageLayout& layout) {
  layout.side = side;
  const geo::Box& last = columns.back();
  layout.scale = {last.min_x, side.max_y - kScaleHeight, last.max_x, side.max_y};
}

bool try_side(const PageContent& content, const PageOptions& options, Canvas& canvas,
              const std::vector<geo::Box>& columns, double scale, PageLayout& layout) {
  layout.rows =
      side_rows(content, {columns[0].width(), scale * layout.type, options.language}, canvas);
  const std::size_t placed = flow(layout.rows, columns);
  if (placed == layout.rows.size()) return true;
  cut_rows(layout.rows, placed, options.language, canvas);
  return false;
}

/// A column to the right of the map, two where one is too short.
void lay_right(const PageContent& content, const PageOptions& options, Canvas& canvas,
               const geo::Box& body, PageLayout& layout) {
  const double column = std::clamp(body.width() * 0.24, 170.0, 260.0);
  bool fits = false;
  for (const std::size_t count : {1, 2}) {
    const double width =
        column * static_cast<double>(count) + kGap * static_cast<double>(count - 1);
    const geo::Box side{body.max_x - width, body.min_y, body.max_x, body.max_y};
    const std::vector<geo::Box> columns = columns_in(side, count);
    for (const double scale : {1.0, 0.9, 0.8}) {
      fits = try_side(content, options, canvas, columns, scale, layout);
      if (fits) break;
    }
    finish_side(side, columns, layout);
    if (fits) break;
  }
  layout.map = {body.min_x, body.min_y, layout.side.min_x - kGap, body.max_y};
}

/// Looks for the lowest band of three columns that holds every row; `whole` asks that no block is
/// parted either.
bool find_band(const PageContent& content, const PageOptions& options, Canvas& canvas,
               const geo::Box& body, bool whole, PageLayout& layout) {
  const double most = kBandShare * layout.page.height;
  for (const double scale : {1.0, 0.9, 0.8})
    for (double height = kScaleHeight + 6; height <= most; height += 12) {
      const geo::Box band{body.min_x, body.max_y - height, body.max_x, body.max_y};
      const std::vector<geo::Box> columns = columns_in(band, 3);
      finish_side(band, columns, layout);
      if (try_side(content, options, canvas, columns, scale, layout) &&
          !(whole && parts_a_block(layout.rows)))
        return true;
    }
  return false;
}

/// A band below the map; where it cannot hold all, it stays at its greatest height and is cut.
void lay_below(const PageContent& content, const PageOptions& options, Canvas& canvas,
               const geo::Box& body, PageLayout& layout) {
  if (!find_band(content, options, canvas, body, true, layout))
    (void)find_band(content, options, canvas, body, false, layout);
  layout.map = {body.min_x, body.min_y, body.max_x, layout.side.min_y - kGap};
}

}  // namespace

PageLayout layout_page(const PageContent& content, const PageOptions& options, geo::Crs crs,
                       Canvas& canvas) {
  PageLayout layout;
  layout.page = page_size_points(options.paper);
  layout.type = is_a3(options.paper) ? kTypeOfA3 : 1;
  lay_header(content, options, canvas, layout);
  lay_base(content, options, crs, canvas, layout);
  lay_foot(content, options, canvas, layout);
  const geo::Box body{kMargin, layout.header.max_y + 8, layout.page.width - kMargin,
                      layout.foot.min_y - 9};
  if (is_landscape(options.paper))
    lay_right(content, options, canvas, body, layout);
  else
    lay_below(content, options, canvas, body, layout);
  return layout;
}

}  // namespace nahraum::render
