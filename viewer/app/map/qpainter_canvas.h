#pragma once
// The screen behind render::Canvas: the same Scene that cairo puts on paper, drawn by a QPainter.
//
//   QImage image = ...; QPainter painter(&image);
//   QPainterCanvas canvas(painter, glyphs);
//   render::paint(scene, view, canvas);
//
// Text is unhinted outlines at fractional sizes, as on paper: hinted screen text would be wider or
// narrower than its place there. Words once drawn are kept in a GlyphCache from picture to picture:
// shaping them, the outline of the halo and filling them are the dear part of a label. Use one
// cache a thread.

#include <QColor>
#include <QHash>
#include <QImage>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QRect>
#include <atomic>
#include <optional>
#include <utility>
#include <vector>

#include "geo/core/text.h"
#include "viewer/render/canvas.h"

namespace nahraum::app {

class GlyphCache {
 public:
  /// A text with its baseline starting at (0, 0).
  struct Shape {
    QPainterPath outline;
    double width = 0;
  };
  /// References live until the next call that adds something.
  const Shape& shape(std::string_view utf8, const render::Font& font);
  const QPainterPath& halo(std::string_view utf8, const render::Font& font, double width);
  /// Words ready to be copied: filled outlines (of the halo when `halo_width` > 0) in one colour.
  struct Sprite {
    QImage image;
    QPoint corner;  ///< of the image, from the pixel of the baseline's start
  };
  /// `phase`: where in that pixel the baseline starts, 0..1; `scale`: device pixels in a unit.
  const Sprite& sprite(std::string_view utf8, const render::Font& font, double halo_width,
                       QColor colour, QPointF phase, double scale);
  [[nodiscard]] render::TextExtent measure(std::string_view utf8, const render::Font& font);

 private:
  static constexpr qsizetype kMost = 20'000;  // labels; older ones are drawn anew
  QHash<QByteArray, Shape> shapes_;
  QHash<QByteArray, QPainterPath> halos_;
  QHash<QByteArray, Sprite> sprites_;
  QHash<int, std::pair<double, double>>
      heights_;  // ascent, descent of a face, as shares of its size
};

class QPainterCanvas final : public render::Canvas {
 public:
  /// The painter must be active; `abandoned` true makes every call throw Error{Cancelled}.
  QPainterCanvas(QPainter& painter, GlyphCache& glyphs,
                 const std::atomic<bool>* abandoned = nullptr);
  ~QPainterCanvas() override;
  QPainterCanvas(const QPainterCanvas&) = delete;
  QPainterCanvas& operator=(const QPainterCanvas&) = delete;

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

 private:
  void check() const;
  template <typename Draw>
  void in_strips(const render::Path& path, double margin, const Draw& draw);
  void draw_as_lines(const render::Path& path, QPen pen);
  void draw_words(std::string_view utf8, QPointF at, const render::Font& font, double halo_width,
                  render::Colour colour);

  QPainter& painter_;
  GlyphCache& glyphs_;
  const std::atomic<bool>* abandoned_;
  int clips_ = 0;
  std::vector<QRect> boxes_;  // these two: reused from call to call
  std::vector<QLineF> lines_;
};

[[nodiscard]] QColor qcolour(render::Colour colour);
/// Nothing when the pinned family is installed and has what German needs, else a sentence.
[[nodiscard]] std::optional<geo::Text> missing_font();

}  // namespace nahraum::app
