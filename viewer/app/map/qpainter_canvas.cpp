#include "viewer/app/map/qpainter_canvas.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/core/error.h"
#include "viewer/app/window/words.h"
#include "viewer/render/plain_text.h"

namespace nahraum::app {

namespace {

// Outlines are taken at this size and scaled: QFont knows whole pixels only, and at a large size
// the curves keep their form.
constexpr int kOutlinePixels = 128;

QFont outline_font(const render::Font& font) {
  QFont result(qstring(render::kFontFamily));
  result.setPixelSize(kOutlinePixels);
  result.setBold(font.bold);
  result.setItalic(font.italic);
  result.setHintingPreference(QFont::PreferNoHinting);
  result.setStyleStrategy(QFont::NoSubpixelAntialias);
  return result;
}

QByteArray key_of(std::string_view utf8, const render::Font& font, double width) {
  QByteArray key(utf8.data(), static_cast<qsizetype>(utf8.size()));
  const double numbers[] = {font.size, width, font.bold ? 1.0 : 0.0, font.italic ? 1.0 : 0.0};
  key.append(reinterpret_cast<const char*>(numbers), sizeof(numbers));
  return key;
}

QPointF qpoint(geo::Point p) { return {p.x, p.y}; }

QRectF qrect(const geo::Box& box) { return {box.min_x, box.min_y, box.width(), box.height()}; }

void add_part(const render::Path& path, std::size_t index, QPainterPath& to) {
  const std::span<const geo::Point> part = path.part(index);
  if (part.empty()) return;
  to.moveTo(qpoint(part.front()));
  for (const geo::Point& p : part.subspan(1)) to.lineTo(qpoint(p));
  if (path.closed) to.closeSubpath();
}

QPainterPath empty_path(std::size_t points) {
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  path.reserve(static_cast<int>(points));
  return path;
}

QPainterPath qpath(const render::Path& path) {
  QPainterPath result = empty_path(path.points.size() + path.starts.size());
  for (std::size_t i = 0; i < path.starts.size(); ++i) add_part(path, i, result);
  return result;
}

/// The parts of a path that touch each upright strip of the surface.
struct Strips {
  double left = 0;
  std::vector<std::vector<std::size_t>> parts;
};

constexpr double kStripWidth = 96;
constexpr std::size_t kFewParts = 48;
constexpr double kThinPen = 3;

Strips strips_of(const render::Path& path, double margin, const QRectF& seen) {
  Strips strips{std::floor(seen.left()), {}};
  strips.parts.resize(static_cast<std::size_t>(std::ceil(seen.width() / kStripWidth)) + 1);
  const double last = static_cast<double>(strips.parts.size()) - 1;
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const geo::Point& p : path.part(i)) {
      low = std::min(low, p.x);
      high = std::max(high, p.x);
    }
    const double from = std::floor((low - margin - strips.left) / kStripWidth);
    const double to = std::floor((high + margin - strips.left) / kStripWidth);
    for (double s = std::max(from, 0.0); s <= std::min(to, last); ++s)
      strips.parts[static_cast<std::size_t>(s)].push_back(i);
  }
  return strips;
}

double start_of(double x, double width, render::Align align) {
  if (align == render::Align::Centre) return x - width / 2;
  return align == render::Align::Right ? x - width : x;
}

QPen pen_of(const render::Stroke& stroke) {
  QPen pen(qcolour(stroke.colour), stroke.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  if (stroke.dashes.empty() || stroke.width <= 0) return pen;
  QList<qreal> pattern;  // Qt counts dashes in widths of the pen
  for (const double dash : stroke.dashes) pattern.push_back(dash / stroke.width);
  if (pattern.size() % 2 == 1) pattern += QList<qreal>(pattern);
  pen.setDashPattern(pattern);
  return pen;
}

}  // namespace

QColor qcolour(render::Colour colour) {
  return {colour.red, colour.green, colour.blue, colour.alpha};
}

const GlyphCache::Shape& GlyphCache::shape(std::string_view utf8, const render::Font& font) {
  const QByteArray key = key_of(utf8, font, 0);
  if (const auto found = shapes_.constFind(key); found != shapes_.constEnd()) return *found;
  if (shapes_.size() >= kMost) shapes_.clear();
  const QFont at_outline_size = outline_font(font);
  const QString words = qstring(render::drawable(utf8));
  QPainterPath large;
  large.addText(0, 0, at_outline_size, words);
  const double scale = font.size / kOutlinePixels;
  Shape shape;
  shape.outline = QTransform::fromScale(scale, scale).map(large);
  shape.outline.setFillRule(Qt::WindingFill);
  shape.width = QFontMetricsF(at_outline_size).horizontalAdvance(words) * scale;
  return *shapes_.insert(key, shape);
}

const QPainterPath& GlyphCache::halo(std::string_view utf8, const render::Font& font,
                                     double width) {
  const QByteArray key = key_of(utf8, font, width);
  if (const auto found = halos_.constFind(key); found != halos_.constEnd()) return *found;
  if (halos_.size() >= kMost) halos_.clear();
  QPainterPathStroker stroker;
  stroker.setWidth(2 * width);  // half of it lies under the letter
  stroker.setJoinStyle(Qt::RoundJoin);
  stroker.setCapStyle(Qt::RoundCap);
  QPainterPath halo = stroker.createStroke(shape(utf8, font).outline);
  halo.setFillRule(Qt::WindingFill);
  return *halos_.insert(key, halo);
}

const GlyphCache::Sprite& GlyphCache::sprite(std::string_view utf8, const render::Font& font,
                                             double halo_width, QColor colour, QPointF phase,
                                             double scale) {
  QByteArray key = key_of(utf8, font, halo_width);
  const double more[] = {phase.x(), phase.y(), scale, static_cast<double>(colour.rgba())};
  key.append(reinterpret_cast<const char*>(more), sizeof(more));
  if (const auto found = sprites_.constFind(key); found != sprites_.constEnd()) return *found;
  if (sprites_.size() >= kMost) sprites_.clear();
  const QPainterPath& path =
      halo_width > 0 ? halo(utf8, font, halo_width) : shape(utf8, font).outline;
  const QTransform place = QTransform::fromTranslate(phase.x(), phase.y()).scale(scale, scale);
  const QRect box = place.mapRect(path.controlPointRect()).toAlignedRect().adjusted(-1, -1, 1, 1);
  Sprite sprite{QImage(box.size(), QImage::Format_ARGB32_Premultiplied), box.topLeft()};
  sprite.image.fill(Qt::transparent);
  QPainter painter(&sprite.image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(-box.topLeft());
  painter.setTransform(place, true);
  painter.fillPath(path, colour);
  painter.end();
  return *sprites_.insert(key, sprite);
}

render::TextExtent GlyphCache::measure(std::string_view utf8, const render::Font& font) {
  const int face = (font.bold ? 1 : 0) + (font.italic ? 2 : 0);
  auto heights = heights_.constFind(face);
  if (heights == heights_.constEnd()) {
    const QFontMetricsF metrics(outline_font(font));
    heights = heights_.insert(
        face, {metrics.ascent() / kOutlinePixels, metrics.descent() / kOutlinePixels});
  }
  return {shape(utf8, font).width, heights->first * font.size, heights->second * font.size};
}

QPainterCanvas::QPainterCanvas(QPainter& painter, GlyphCache& glyphs,
                               const std::atomic<bool>* abandoned)
    : painter_(painter), glyphs_(glyphs), abandoned_(abandoned) {
  painter_.setRenderHint(QPainter::Antialiasing);
  painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);  // census cells stay sharp
}

QPainterCanvas::~QPainterCanvas() {
  while (clips_-- > 0) painter_.restore();  // of a picture that was abandoned
}

void QPainterCanvas::check() const {
  if (abandoned_ != nullptr && *abandoned_) {
    throw geo::Error(geo::ErrorKind::Cancelled,
                     {"Das Bild wird nicht mehr gebraucht.", "The picture is no longer needed."});
  }
}

/// Qt's rasteriser keeps the edges that cross a row of pixels in one list and searches it from the
/// start for every edge, so a path of thousands of parts costs the square of what crosses a row.
/// Drawn strip by strip, each strip clipped at whole pixels, the picture is the same.
template <typename Draw>
void QPainterCanvas::in_strips(const render::Path& path, double margin, const Draw& draw) {
  if (path.starts.size() <= kFewParts) {
    draw(qpath(path));
    return;
  }
  const QRectF seen =
      painter_.hasClipping() ? painter_.clipBoundingRect() : QRectF(painter_.viewport());
  const Strips strips = strips_of(path, margin, seen);
  for (std::size_t s = 0; s < strips.parts.size(); ++s) {
    if (strips.parts[s].empty()) continue;
    check();
    QPainterPath part_path = empty_path(strips.parts[s].size() * 8);
    for (const std::size_t i : strips.parts[s]) add_part(path, i, part_path);
    const double left = strips.left + static_cast<double>(s) * kStripWidth;
    painter_.save();
    painter_.setClipRect(QRectF(left, seen.top(), kStripWidth, seen.height()), Qt::IntersectClip);
    draw(part_path);
    painter_.restore();
  }
}

void QPainterCanvas::fill(const render::Path& path, render::Colour colour) {
  check();
  if (path.empty() || colour.alpha == 0) return;
  in_strips(path, 1, [&](const QPainterPath& part) { painter_.fillPath(part, qcolour(colour)); });
}

void QPainterCanvas::rectangles(std::span<const geo::Box> boxes, render::Colour colour) {
  check();
  if (colour.alpha == 0) return;
  // Whole device pixels: neighbours round to the same edge, so there is neither gap nor overlap,
  // and nothing vanishes between two pixel centres.
  const QTransform to_device = painter_.deviceTransform();
  const auto edges = [](double low, double high, double scale, double shift) {
    const int from = static_cast<int>(std::lround(low * scale + shift));
    const int to = static_cast<int>(std::lround(high * scale + shift));
    return std::pair{from, std::max(to - from, 1)};
  };
  boxes_.clear();
  boxes_.reserve(boxes.size());
  for (const geo::Box& box : boxes) {
    const auto [x, width] = edges(box.min_x, box.max_x, to_device.m11(), to_device.dx());
    const auto [y, height] = edges(box.min_y, box.max_y, to_device.m22(), to_device.dy());
    boxes_.emplace_back(x, y, width, height);
  }
  painter_.save();
  painter_.setWorldTransform(to_device.inverted(), true);
  painter_.setRenderHint(QPainter::Antialiasing, false);
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(qcolour(colour));
  painter_.drawRects(boxes_.data(), static_cast<int>(boxes_.size()));
  painter_.restore();
}

/// Every segment by itself, with square ends that fill the corners; for thin opaque pens nobody can
/// tell it from joined segments, and it is twenty times as fast.
void QPainterCanvas::draw_as_lines(const render::Path& path, QPen pen) {
  lines_.clear();
  lines_.reserve(path.points.size());
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    const std::span<const geo::Point> part = path.part(i);
    for (std::size_t p = 1; p < part.size(); ++p)
      lines_.emplace_back(qpoint(part[p - 1]), qpoint(part[p]));
    if (path.closed && part.size() > 1)
      lines_.emplace_back(qpoint(part.back()), qpoint(part.front()));
  }
  pen.setCapStyle(Qt::SquareCap);
  painter_.setPen(pen);
  painter_.drawLines(lines_.data(), static_cast<int>(lines_.size()));
}

void QPainterCanvas::stroke(const render::Path& path, const render::Stroke& stroke) {
  check();
  if (path.empty() || stroke.width <= 0 || stroke.colour.alpha == 0) return;
  const QPen pen = pen_of(stroke);
  const bool solid = stroke.dashes.empty() && stroke.colour.alpha == 255;
  // A pen of at most a pixel has a quick way of its own in Qt, and so have single lines.
  if (stroke.width <= 1)
    painter_.strokePath(qpath(path), pen);
  else if (solid && stroke.width <= kThinPen)
    draw_as_lines(path, pen);
  else
    in_strips(path, stroke.width + 1,
              [&](const QPainterPath& part) { painter_.strokePath(part, pen); });
}

/// Baselines start at quarters of a device pixel: finer than the eye, few enough to keep.
void QPainterCanvas::draw_words(std::string_view utf8, QPointF at, const render::Font& font,
                                double halo_width, render::Colour colour) {
  const QTransform to_device = painter_.deviceTransform();
  const QPointF exact = to_device.map(at);
  const QPointF quarter(std::round(exact.x() * 4) / 4, std::round(exact.y() * 4) / 4);
  const QPointF pixel(std::floor(quarter.x()), std::floor(quarter.y()));
  const GlyphCache::Sprite& sprite =
      glyphs_.sprite(utf8, font, halo_width, qcolour(colour), quarter - pixel, to_device.m11());
  painter_.save();
  painter_.setWorldTransform(to_device.inverted(), true);
  painter_.drawImage(pixel.toPoint() + sprite.corner, sprite.image);
  painter_.restore();
}

void QPainterCanvas::text(std::string_view utf8, geo::Point at, const render::Font& font,
                          render::Colour colour, render::Align align) {
  check();
  const double start = start_of(at.x, glyphs_.shape(utf8, font).width, align);
  draw_words(utf8, {start, at.y}, font, 0, colour);
}

void QPainterCanvas::text_halo(std::string_view utf8, geo::Point at, const render::Font& font,
                               render::Colour halo, double width, render::Align align) {
  check();
  const double start = start_of(at.x, glyphs_.shape(utf8, font).width, align);
  draw_words(utf8, {start, at.y}, font, width, halo);
}

render::TextExtent QPainterCanvas::measure(std::string_view utf8, const render::Font& font) {
  return glyphs_.measure(utf8, font);
}

void QPainterCanvas::image(const render::Image& image, const geo::Box& where) {
  check();
  const QImage view(image.rgba.data(), image.width, image.height, image.width * 4,
                    QImage::Format_RGBA8888);
  painter_.drawImage(qrect(where), view);
}

void QPainterCanvas::push_clip(const geo::Box& box) {
  painter_.save();
  ++clips_;
  painter_.setClipRect(qrect(box), Qt::IntersectClip);
}

void QPainterCanvas::pop_clip() {
  painter_.restore();
  --clips_;
}

void QPainterCanvas::begin_tag(render::Tag /*tag*/, std::string_view /*alternative_text*/) {}

void QPainterCanvas::end_tag() {}

std::optional<geo::Text> missing_font() {
  const QString family = qstring(render::kFontFamily);
  if (!QFontDatabase::families().contains(family)) {
    return geo::text(
        "Die Schrift „{}“ ist nicht installiert. Bitte das Paket fonts-noto-core installieren.",
        "The font \"{}\" is not installed. Please install the package fonts-noto-core.",
        render::kFontFamily);
  }
  const QFontMetricsF metrics{QFont(family)};
  for (const char32_t c : U"äöüÄÖÜß–²€„“") {
    if (c != 0 && !metrics.inFontUcs4(c)) {
      return geo::text(
          "Der Schrift „{}“ fehlen deutsche Zeichen. Bitte fonts-noto-core neu "
          "installieren.",
          "The font \"{}\" lacks German characters. Please reinstall "
          "fonts-noto-core.",
          render::kFontFamily);
    }
  }
  return std::nullopt;
}

}  // namespace nahraum::app
