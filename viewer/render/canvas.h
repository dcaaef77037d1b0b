#pragma once
// The small interface both backends draw through: cairo (PNG, SVG, tagged PDF) and, in viewer/app,
// QPainter. Coordinates are surface units, y down. Text is UTF-8 in the pinned font family "Noto
// Sans".

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry/geometry.h"
#include "viewer/render/colour.h"

namespace nahraum::render {

inline constexpr std::string_view kFontFamily = "Noto Sans";

/// A path of several rings or lines, flat: `starts[i]` is the first point of part i.
struct Path {
  std::vector<geo::Point> points;
  std::vector<std::uint32_t> starts;
  bool closed = true;
  void clear() {
    points.clear();
    starts.clear();
  }
  [[nodiscard]] bool empty() const { return points.empty(); }
  /// The points that follow belong to a new part.
  void begin() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
  void add(geo::Point p) { points.push_back(p); }
  void add_box(const geo::Box& box);
  [[nodiscard]] std::span<const geo::Point> part(std::size_t i) const;
};

struct Stroke {
  Colour colour;
  double width = 1;  ///< surface units
  std::vector<double> dashes;
};

struct Font {
  double size = 10;  ///< surface units (em)
  bool bold = false;
  bool italic = false;
};

enum class Align { Left, Centre, Right };

struct TextExtent {
  double width = 0;
  double ascent = 0;   ///< above the baseline
  double descent = 0;  ///< below it
};

/// Row-major RGBA, not premultiplied.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

/// What a part of the page is, for the tag tree of a PDF (ISO 32000-1, 14.8.4). Other backends
/// ignore it.
enum class Tag {
  Document,
  Heading1,
  Heading2,
  Heading3,
  Paragraph,
  List,
  ListItem,
  ListBody,
  Figure,
  Caption,
  Table,
  TableRow,
  TableHeader,
  TableData,
  Artifact
};

class Canvas {
 public:
  virtual ~Canvas() = default;
  /// Non-zero winding: outer rings run one way and holes the other, so many areas of one symbol go
  /// into one call and areas that overlap stay filled.
  virtual void fill(const Path& path, Colour colour) = 0;
  /// Many boxes of one colour, at most a few units wide (census cells at small scales). A raster
  /// backend may draw them without smoothing; the default is one `fill`.
  virtual void rectangles(std::span<const geo::Box> boxes, Colour colour);
  virtual void stroke(const Path& path, const Stroke& stroke) = 0;
  /// Baseline starts (ends, is centred) at `at`.
  virtual void text(std::string_view utf8, geo::Point at, const Font& font, Colour colour,
                    Align align) = 0;
  /// The outline of the text in `halo`, drawn under it.
  virtual void text_halo(std::string_view utf8, geo::Point at, const Font& font, Colour halo,
                         double width, Align align) = 0;
  [[nodiscard]] virtual TextExtent measure(std::string_view utf8, const Font& font) = 0;
  virtual void image(const Image& image, const geo::Box& where) = 0;
  /// Words that appear when a pointer rests on the path; nothing where there is no pointer (paper).
  virtual void hover(const Path&, std::string_view) {}
  /// False: hover() shows nothing, and nobody needs to look for words.
  [[nodiscard]] virtual bool hovers() const { return false; }
  virtual void push_clip(const geo::Box& box) = 0;
  virtual void pop_clip() = 0;
  virtual void begin_tag(Tag tag, std::string_view alternative_text = {}) = 0;
  virtual void end_tag() = 0;
};

}  // namespace nahraum::render
