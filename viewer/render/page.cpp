#include "viewer/render/page.h"

#include <cmath>

#include "geo/core/error.h"
#include "geo/io/atomic_file.h"
#include "viewer/render/cairo_canvas.h"
#include "viewer/render/page_layout.h"
#include "viewer/render/page_map.h"
#include "viewer/render/page_parts.h"
#include "viewer/render/scale_bar.h"

namespace nahraum::render {

namespace {

constexpr double kUnitPerMm = 72 / 25.4;

void draw_header(const PageLayout& layout, Canvas& canvas) {
  const geo::Point at{layout.header.min_x, layout.header.min_y};
  paragraph(canvas, Tag::Heading1, layout.title, at, kInk);
  paragraph(canvas, Tag::Paragraph, layout.subtitle, {at.x, at.y + layout.title.height()}, kSecond);
  if (layout.stamp.lines.empty()) return;
  frame(canvas, layout.stamp_box, kSecond, 0.8);
  paragraph(canvas, Tag::Paragraph, layout.stamp,
            {layout.stamp_box.centre().x, layout.stamp_box.min_y + 3.5}, kSecond, Align::Centre);
}

std::string figure_text(const PageContent& content, geo::Language language) {
  const std::string& words = content.alternative_text.in(language);
  if (!words.empty()) return words;
  const geo::Text fallback{"Karte: " + content.title.de, "Map: " + content.title.en};
  return fallback.in(language);
}

void draw_map(const PageContent& content, const PageOptions& options, const Scene& scene,
              const View& view, Canvas& canvas) {
  const Tagged tagged(canvas, Tag::Figure, figure_text(content, options.language));
  paint_page_map(content, scene, view, options.language, canvas);
}

std::string paper_name(Paper paper) {
  return paper == Paper::A4Landscape || paper == Paper::A4Portrait ? "A4" : "A3";
}

void draw_scale(const PageLayout& layout, const PageOptions& options, const View& view,
                Canvas& canvas) {
  const geo::Box& box = layout.scale;
  rule(canvas, {box.min_x, box.min_y}, {box.max_x, box.min_y});
  draw_north_arrow(canvas, {box.max_x - 9, box.min_y + 7}, 32);
  draw_scale_bar(canvas, view, {box.min_x, box.min_y + 7}, box.width() - 26, options.language);
  const geo::Text words =
      geo::text("Maßstab {} (gedruckt in {})", "Scale {} (printed in {})",
                scale_text(view.scale_denominator(), options.language), paper_name(options.paper));
  const Tagged tagged(canvas, Tag::Paragraph);
  canvas.text(words.in(options.language), {box.min_x, box.max_y - 4}, {7 * layout.type}, kInk,
              Align::Left);
}

void draw_foot(const PageLayout& layout, const PageOptions& options, Canvas& canvas) {
  for (const FootNote& note : layout.foot_notes) {
    geo::Point at = note.at;
    paragraph(canvas, Tag::Heading2, note.heading, at, kSecond);
    at.y += note.heading.height();
    for (const TextBlock& words : note.paragraphs) {
      paragraph(canvas, Tag::Paragraph, words, at, kSecond);
      at.y += words.height() + 1;
    }
  }
  const geo::Box& base = layout.base_line;
  rule(canvas, {base.min_x, base.min_y}, {base.max_x, base.min_y});
  paragraph(canvas, Tag::Paragraph, layout.base_text, {base.min_x, base.min_y + 3}, kSecond);
  const bool german = options.language == geo::Language::German;
  const Tagged number(canvas, Tag::Artifact);
  canvas.text(fmt::format("{} {} {} {}", german ? "Seite" : "Page", options.page,
                          german ? "von" : "of", options.pages),
              {base.max_x, base.min_y + 3 + 6.2 * layout.type}, {6.5 * layout.type}, kSecond,
              Align::Right);
}

std::string page_bytes(const PageContent& content, const PageOptions& options,
                       CairoCanvas::Format format) {
  CairoCanvas canvas(format, page_size_points(options.paper),
                     {content.title.in(options.language), figure_text(content, options.language),
                      options.language, content.document_date},
                     options.png_dpi);
  paint_page(content, options, canvas);
  return canvas.finish();
}

}  // namespace

Size page_size_points(Paper paper) {
  constexpr double kShortA4 = 210 * kUnitPerMm;
  constexpr double kLongA4 = 297 * kUnitPerMm;
  constexpr double kLongA3 = 420 * kUnitPerMm;
  switch (paper) {
    case Paper::A4Landscape:
      return {kLongA4, kShortA4};
    case Paper::A4Portrait:
      return {kShortA4, kLongA4};
    case Paper::A3Landscape:
      return {kLongA3, kLongA4};
    case Paper::A3Portrait:
      return {kLongA4, kLongA3};
  }
  return {};
}

void paint_page(const PageContent& content, const PageOptions& options, Canvas& canvas) {
  const Tagged document(canvas, Tag::Document);
  paint_page_with(build_scene(content.layers), content, options, canvas);
}

void paint_page_with(const Scene& scene, const PageContent& content, const PageOptions& options,
                     Canvas& canvas) {
  const PageLayout layout = layout_page(content, options, scene.crs(), canvas);
  const View view = page_view(content, scene, layout.map);
  draw_header(layout, canvas);
  draw_map(content, options, scene, view, canvas);
  draw_side_rows(layout.rows, kUnitPerMm, canvas);
  draw_scale(layout, options, view, canvas);
  draw_foot(layout, options, canvas);
}

std::string page_png(const PageContent& content, const PageOptions& options) {
  return page_bytes(content, options, CairoCanvas::Format::Png);
}

std::string page_svg(const PageContent& content, const PageOptions& options) {
  return page_bytes(content, options, CairoCanvas::Format::Svg);
}

std::string page_pdf(const PageContent& content, const PageOptions& options) {
  return page_bytes(content, options, CairoCanvas::Format::Pdf);
}

void write_page(const std::filesystem::path& path, const PageContent& content,
                const PageOptions& options) {
  const std::string extension = path.extension().string();
  if (extension == ".png") return geo::write_file_atomically(path, page_png(content, options));
  if (extension == ".svg") return geo::write_file_atomically(path, page_svg(content, options));
  if (extension == ".pdf") return geo::write_file_atomically(path, page_pdf(content, options));
  throw geo::Error(geo::ErrorKind::Usage, geo::text("Karten lassen sich nicht als „{}“ schreiben.",
                                                    "Maps cannot be written as \"{}\".", extension))
      .in_file(path.filename().string())
      .with_hint({"Bitte .png, .svg oder .pdf wählen.", "Please choose .png, .svg or .pdf."});
}

}  // namespace nahraum::render
