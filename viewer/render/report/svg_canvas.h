#pragma once
// A picture as SVG elements inside an HTML page: real text that can be searched and read aloud, no
// style attributes (the page's content security policy forbids them), ids with a prefix of their
// own.

#include <string>

#include "viewer/render/cairo_canvas.h"

namespace nahraum::render {

class SvgCanvas : public Canvas {
 public:
  /// `prefix` is unique in the page: "f3". Throws Error{Io} when the pinned font is not installed.
  SvgCanvas(Size points, std::string prefix);

  void fill(const Path& path, Colour colour) override;
  void stroke(const Path& path, const Stroke& stroke) override;
  void text(std::string_view utf8, geo::Point at, const Font& font, Colour colour,
            Align align) override;
  void text_halo(std::string_view utf8, geo::Point at, const Font& font, Colour halo, double width,
                 Align align) override;
  [[nodiscard]] TextExtent measure(std::string_view utf8, const Font& font) override;
  void image(const Image& image, const geo::Box& where) override;
  void hover(const Path& path, std::string_view words) override;
  [[nodiscard]] bool hovers() const override { return true; }
  void push_clip(const geo::Box& box) override;
  void pop_clip() override;
  /// Tags are kept as groups only where they name a figure.
  void begin_tag(Tag, std::string_view) override {}
  void end_tag() override {}

  /// The elements drawn, without the svg element around them.
  [[nodiscard]] std::string take() && { return std::move(body_); }
  [[nodiscard]] Size size() const { return size_; }

 private:
  void add_text(std::string_view utf8, geo::Point at, const Font& font, Align align,
                std::string_view paint);

  Size size_;
  std::string prefix_;
  std::string body_;
  int clips_ = 0;
  CairoCanvas measuring_;  ///< widths are those of the paper
};

}  // namespace nahraum::render
