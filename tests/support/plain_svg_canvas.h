#pragma once
// A Canvas that writes readable SVG and counts what it was asked for. Letters are all 0.55 em wide,
// so what it draws depends on no font and no library.

#include <string>

#include "viewer/render/canvas.h"
#include "viewer/render/view.h"

namespace nahraum::support {

class PlainSvgCanvas : public render::Canvas {
 public:
  void fill(const render::Path& path, render::Colour colour) override;
  void rectangles(std::span<const geo::Box> boxes, render::Colour colour) override;
  void stroke(const render::Path& path, const render::Stroke& stroke) override;
  void text(std::string_view utf8, geo::Point at, const render::Font& font, render::Colour colour,
            render::Align align) override;
  void text_halo(std::string_view utf8, geo::Point at, const render::Font& font,
                 render::Colour halo, double width, render::Align align) override;
  [[nodiscard]] render::TextExtent measure(std::string_view utf8,
                                           const render::Font& font) override;
  void image(const render::Image& image, const geo::Box& where) override;
  void push_clip(const geo::Box& box) override;
  void pop_clip() override;
  void begin_tag(render::Tag tag, std::string_view alternative_text) override;
  void end_tag() override;

  [[nodiscard]] std::string svg(render::Size size) const;

  int fills = 0;
  int strokes = 0;
  std::size_t filled_parts = 0;
  std::size_t filled_boxes = 0;
  int open_clips = 0;
  int open_tags = 0;
  geo::Box drawn;  ///< around every point filled or stroked
  std::vector<std::string> texts;

 private:
  void note(const render::Path& path);
  std::string body_;
  int clips_ = 0;
};

}  // namespace nahraum::support
