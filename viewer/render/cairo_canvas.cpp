#include "viewer/render/cairo_canvas.h"

#include <cmath>
#include <utility>
#include <vector>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include "geo/core/error.h"
#include "viewer/render/font_families.h"
#include "viewer/render/pdf_finish.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/svg_finish.h"

namespace nahraum::render {

namespace {

template <auto Release>
struct Releaser {
  template <typename T>
  void operator()(T* object) const {
    Release(object);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Releaser<cairo_font_options_destroy>>;
using FontDescription =
    std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;
using TextContext = std::unique_ptr<PangoContext, Releaser<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;
using PangoFontPtr = std::unique_ptr<PangoFont, Releaser<g_object_unref>>;
using Attributes = std::unique_ptr<PangoAttrList, Releaser<pango_attr_list_unref>>;

const char* tag_name(Tag tag) {
  switch (tag) {
    case Tag::Document:
      return "Document";
    case Tag::Heading1:
      return "H1";
    case Tag::Heading2:
      return "H2";
    case Tag::Heading3:
      return "H3";
    case Tag::Paragraph:
      return "P";
    case Tag::List:
      return "L";
    case Tag::ListItem:
      return "LI";
    case Tag::ListBody:
      return "LBody";
    case Tag::Figure:
      return "Figure";
    case Tag::Caption:
      return "Caption";
    case Tag::Table:
      return "Table";
    case Tag::TableRow:
      return "TR";
    case Tag::TableHeader:
      return "TH";
    case Tag::TableData:
      return "TD";
    case Tag::Artifact:
      return nullptr;  // what carries no tag is marked so by finish_pdf
  }
  return nullptr;
}

bool is_heading(Tag tag) {
  return tag == Tag::Heading1 || tag == Tag::Heading2 || tag == Tag::Heading3;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* cr, Colour c) {
  cairo_set_source_rgba(cr, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
}

void trace(cairo_t* cr, const Path& path) {
  cairo_new_path(cr);
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    bool first = true;
    for (const geo::Point p : path.part(i)) {
      if (first)
        cairo_move_to(cr, p.x, p.y);
      else
        cairo_line_to(cr, p.x, p.y);
      first = false;
    }
    if (path.closed) cairo_close_path(cr);
  }
}

Surface image_surface(const Image& image) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.width, image.height));
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < image.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < image.width; ++x) {
      const std::uint8_t* p = image.rgba.data() + 4 * (static_cast<std::size_t>(y) *
                                                           static_cast<std::size_t>(image.width) +
                                                       static_cast<std::size_t>(x));
      const auto premultiplied = [&](std::uint32_t c) { return (c * p[3] + 127) / 255; };
      row[x] = std::uint32_t{p[3]} << 24 | premultiplied(p[0]) << 16 | premultiplied(p[1]) << 8 |
               premultiplied(p[2]);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

FontDescription describe(const Font& font) {
  FontDescription description(pango_font_description_new());
  pango_font_description_set_family(description.get(), std::string(kFontFamily).c_str());
  pango_font_description_set_absolute_size(description.get(), font.size * PANGO_SCALE);
  pango_font_description_set_weight(description.get(),
                                    font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description.get(),
                                   font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return description;
}

}  // namespace

struct CairoCanvas::State {
  Format format = Format::Png;
  Size size;
  DocumentInfo info;
  std::string bytes;
  Surface surface;
  Context cr;
  TextContext text_context;
  FontFamilies families;
  std::vector<Tag> open_tags;
  std::vector<std::string> figure_texts;  ///< in the order of the tags
  std::string heading;
  int page = 1;
  double heading_y = 0;
  int last_chapter = CAIRO_PDF_OUTLINE_ROOT;
  int last_section = CAIRO_PDF_OUTLINE_ROOT;

  void make_surface(double dpi) {
    const double scale = dpi / 72;
    switch (format) {
      case Format::Png:
        surface.reset(cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(size.width * scale)),
            static_cast<int>(std::lround(size.height * scale))));
        break;
      case Format::Svg:
        surface.reset(cairo_svg_surface_create_for_stream(append, &bytes, size.width, size.height));
        break;
      case Format::Pdf:
        surface.reset(cairo_pdf_surface_create_for_stream(append, &bytes, size.width, size.height));
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE,
                                       drawable(info.title).c_str());
        break;
    }
    cr.reset(cairo_create(surface.get()));
    if (format != Format::Png) return;
    cairo_scale(cr.get(), scale, scale);
    set_colour(cr.get(), {255, 255, 255, 255});
    cairo_paint(cr.get());
  }

  void make_text_context() {
    text_context.reset(pango_cairo_create_context(cr.get()));
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(text_context.get(), options.get());
    pango_cairo_context_set_resolution(text_context.get(), 72);
    pango_context_set_round_glyph_positions(text_context.get(), FALSE);
    pango_context_set_language(text_context.get(), pango_language_from_string("de"));
  }

  [[nodiscard]] Layout layout(std::string_view utf8, const Font& font) {
    Layout result(pango_layout_new(text_context.get()));
    const std::string clean = drawable(utf8);
    pango_layout_set_single_paragraph_mode(result.get(), TRUE);
    pango_layout_set_auto_dir(result.get(), FALSE);
    pango_layout_set_font_description(result.get(), describe(font).get());
    const Attributes attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_fallback_new(FALSE));
    // A ligature would be found in the PDF as one odd character: no search for "Kyffhäuser" meets
    // it.
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("liga=0, clig=0"));
    for (const FontRun& run : families.runs(clean)) {
      PangoAttribute* family = pango_attr_family_new(run.family);
      family->start_index = static_cast<guint>(run.first);
      family->end_index = static_cast<guint>(run.end);
      pango_attr_list_insert(attributes.get(), family);
    }
    pango_layout_set_attributes(result.get(), attributes.get());
    pango_layout_set_text(result.get(), clean.data(), static_cast<int>(clean.size()));
    return result;
  }

  void move_to(PangoLayout* layout, geo::Point at, Align align) const {
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    const double w = static_cast<double>(width) / PANGO_SCALE;
    const double x = align == Align::Left ? at.x : align == Align::Right ? at.x - w : at.x - w / 2;
    cairo_move_to(cr.get(), x, at.y);
  }

  [[nodiscard]] bool in_heading() const {
    return !open_tags.empty() && is_heading(open_tags.back());
  }

  void add_bookmark(Tag tag) {
    if (heading.empty()) return;
    const std::string where = fmt::format("page={} pos=[0 {}]", page, std::lround(heading_y));
    const int parent = tag == Tag::Heading1   ? CAIRO_PDF_OUTLINE_ROOT
                       : tag == Tag::Heading2 ? last_chapter
                                              : last_section;
    const int id = cairo_pdf_surface_add_outline(surface.get(), parent, heading.c_str(),
                                                 where.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (tag == Tag::Heading1) last_chapter = id;
    if (tag != Tag::Heading3) last_section = id;
    heading.clear();
  }
};

CairoCanvas::CairoCanvas(Format format, Size points, DocumentInfo info, double dpi)
    : state_(std::make_unique<State>()) {
  require_font(kFontFamily);
  state_->format = format;
  state_->size = points;
  state_->info = std::move(info);
  state_->make_surface(dpi);
  state_->make_text_context();
}

CairoCanvas::~CairoCanvas() = default;

void CairoCanvas::fill(const Path& path, Colour colour) {
  trace(state_->cr.get(), path);
  set_colour(state_->cr.get(), colour);
  cairo_set_fill_rule(state_->cr.get(), CAIRO_FILL_RULE_WINDING);
  cairo_fill(state_->cr.get());
}

void CairoCanvas::stroke(const Path& path, const Stroke& stroke) {
  cairo_t* cr = state_->cr.get();
  trace(cr, path);
  set_colour(cr, stroke.colour);
  cairo_set_line_width(cr, stroke.width);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash(cr, stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), 0);
  cairo_stroke(cr);
}

void CairoCanvas::text(std::string_view utf8, geo::Point at, const Font& font, Colour colour,
                       Align align) {
  if (utf8.empty()) return;
  const Layout layout = state_->layout(utf8, font);
  set_colour(state_->cr.get(), colour);
  state_->move_to(layout.get(), at, align);
  pango_cairo_show_layout_line(state_->cr.get(), pango_layout_get_line_readonly(layout.get(), 0));
  if (!state_->in_heading()) return;
  if (state_->heading.empty())
    state_->heading_y = at.y - font.size;
  else
    state_->heading += ' ';
  state_->heading += drawable(utf8);
}

void CairoCanvas::text_halo(std::string_view utf8, geo::Point at, const Font& font, Colour halo,
                            double width, Align align) {
  if (utf8.empty()) return;
  cairo_t* cr = state_->cr.get();
  const Layout layout = state_->layout(utf8, font);
  cairo_new_path(cr);
  state_->move_to(layout.get(), at, align);
  pango_cairo_layout_line_path(cr, pango_layout_get_line_readonly(layout.get(), 0));
  set_colour(cr, halo);
  cairo_set_line_width(cr, 2 * width);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash(cr, nullptr, 0, 0);
  cairo_stroke(cr);
}

TextExtent CairoCanvas::measure(std::string_view utf8, const Font& font) {
  const Layout layout = state_->layout(utf8, font);
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout.get(), &width, &height);
  const double baseline = pango_layout_get_baseline(layout.get());
  return {static_cast<double>(width) / PANGO_SCALE, baseline / PANGO_SCALE,
          (height - baseline) / PANGO_SCALE};
}

void CairoCanvas::image(const Image& image, const geo::Box& where) {
  if (image.width <= 0 || image.height <= 0 || where.empty()) return;
  cairo_t* cr = state_->cr.get();
  const Surface source = image_surface(image);
  cairo_save(cr);
  cairo_translate(cr, where.min_x, where.min_y);
  cairo_scale(cr, where.width() / image.width, where.height() / image.height);
  cairo_set_source_surface(cr, source.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
  cairo_paint(cr);
  cairo_restore(cr);
}

void CairoCanvas::push_clip(const geo::Box& box) {
  cairo_t* cr = state_->cr.get();
  cairo_save(cr);
  cairo_new_path(cr);
  cairo_rectangle(cr, box.min_x, box.min_y, box.width(), box.height());
  cairo_clip(cr);
}

void CairoCanvas::pop_clip() { cairo_restore(state_->cr.get()); }

void CairoCanvas::begin_tag(Tag tag, std::string_view alternative_text) {
  state_->open_tags.push_back(tag);
  if (tag == Tag::Figure) state_->figure_texts.push_back(drawable(alternative_text));
  if (state_->format == Format::Pdf && tag_name(tag) != nullptr)
    cairo_tag_begin(state_->cr.get(), tag_name(tag), nullptr);
}

void CairoCanvas::end_tag() {
  const Tag tag = state_->open_tags.back();
  state_->open_tags.pop_back();
  if (state_->format == Format::Pdf && tag_name(tag) != nullptr)
    cairo_tag_end(state_->cr.get(), tag_name(tag));
  if (state_->format == Format::Pdf && is_heading(tag)) state_->add_bookmark(tag);
}

void CairoCanvas::next_page() {
  if (state_->format != Format::Pdf) return;
  cairo_show_page(state_->cr.get());
  ++state_->page;
}

std::string CairoCanvas::finish() {
  if (state_->format == Format::Png)
    cairo_surface_write_to_png_stream(state_->surface.get(), append, &state_->bytes);
  const cairo_status_t drawn = cairo_status(state_->cr.get());
  cairo_surface_finish(state_->surface.get());
  const cairo_status_t stored = cairo_surface_status(state_->surface.get());
  const cairo_status_t status = drawn != CAIRO_STATUS_SUCCESS ? drawn : stored;
  if (status != CAIRO_STATUS_SUCCESS)
    throw geo::Error(geo::ErrorKind::Io, geo::text("Die Seite ließ sich nicht zeichnen ({}).",
                                                   "The page could not be drawn ({}).",
                                                   cairo_status_to_string(status)));
  if (state_->format == Format::Svg) return finish_svg(state_->bytes, state_->info);
  if (state_->format == Format::Pdf)
    return finish_pdf(state_->bytes, state_->info, state_->figure_texts);
  return std::move(state_->bytes);
}

void require_font(std::string_view family) {
  PangoFontMap* map = pango_cairo_font_map_get_default();
  const TextContext context(pango_font_map_create_context(map));
  const FontDescription wanted(pango_font_description_new());
  pango_font_description_set_family(wanted.get(), std::string(family).c_str());
  pango_font_description_set_absolute_size(wanted.get(), 10 * PANGO_SCALE);
  const PangoFontPtr font(pango_font_map_load_font(map, context.get(), wanted.get()));
  if (font) {
    const FontDescription found(pango_font_describe(font.get()));
    if (pango_font_description_get_family(found.get()) == family) return;
  }
  throw geo::Error(geo::ErrorKind::Io,
                   geo::text("Die Schrift „{}“ ist nicht installiert, Karten wären ohne sie auf "
                             "jedem Rechner anders.",
                             "The font \"{}\" is not installed; without it maps would differ from "
                             "computer to computer.",
                             family))
      .with_hint({"Bitte das Paket fonts-noto-core installieren.",
                  "Please install the package fonts-noto-core."});
}

}  // namespace nahraum::render
