#pragma once
// Paper and files: the Canvas on cairo, with text by pango.
//
//   CairoCanvas canvas(CairoCanvas::Format::Pdf, page_size_points(Paper::A4Landscape), info);
//   paint_page(content, options, canvas);
//   const std::string bytes = canvas.finish();
//
// Surface units are points (1/72 inch) in every format. Same calls, same bytes: text is laid out
// without hinting and without falling back to whatever other fonts the machine has.

#include <memory>
#include <string>

#include "viewer/render/canvas.h"
#include "viewer/render/view.h"

namespace nahraum::render {

/// What a file says about itself.
struct DocumentInfo {
  std::string title;
  std::string description;  ///< for those who cannot see it (SVG)
  geo::Language language = geo::Language::German;
  std::string date;  ///< "2026-01-31" or "31.01.2026"; empty = none is written
};

class CairoCanvas : public Canvas {
 public:
  enum class Format { Png, Svg, Pdf };
  /// `dpi` counts for PNG only. Throws Error{Io} when the pinned font is not installed.
  CairoCanvas(Format format, Size points, DocumentInfo info, double dpi = 150);
  ~CairoCanvas() override;
  CairoCanvas(const CairoCanvas&) = delete;
  CairoCanvas& operator=(const CairoCanvas&) = delete;

  void fill(const Path& path, Colour colour) override;
  void stroke(const Path& path, const Stroke& stroke) override;
  void text(std::string_view utf8, geo::Point at, const Font& font, Colour colour,
            Align align) override;
  void text_halo(std::string_view utf8, geo::Point at, const Font& font, Colour halo, double width,
                 Align align) override;
  [[nodiscard]] TextExtent measure(std::string_view utf8, const Font& font) override;
  void image(const Image& image, const geo::Box& where) override;
  void push_clip(const geo::Box& box) override;
  void pop_clip() override;
  /// Text drawn inside a heading becomes a bookmark of the PDF.
  void begin_tag(Tag tag, std::string_view alternative_text) override;
  void end_tag() override;

  /// PDF only: the next page, of the same size.
  void next_page();
  /// The bytes of the file; nothing may be drawn afterwards. Throws Error{Io} when cairo failed.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Throws Error{Io} naming the package when the family is not the one that fontconfig finds.
void require_font(std::string_view family);

}  // namespace nahraum::render
