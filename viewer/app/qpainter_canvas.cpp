#include "viewer/app/qpainter_canvas.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QImage>
#include <QPen>
#include <cmath>

#include "geo/core/error.h"
#include "viewer/app/words.h"
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

QPainterPath qpath(const render::Path& path) {
  QPainterPath result;
  result.setFillRule(Qt::WindingFill);
  result.reserve(static_cast<int>(path.points.size() + path.starts.size()));
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    const std::span<const geo::Point> part = path.part(i);
    if (part.empty()) continue;
    result.moveTo(qpoint(part.front()));
    for (const geo::Point& p : part.subspan(1)) result.lineTo(qpoint(p));
    if (path.closed) result.closeSubpath();
  }
  return result;
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

render::TextExtent GlyphCache::measure(std::string_view utf8, const render::Font& font) {
  const QFontMetricsF metrics(outline_font(font));
  const double scale = font.size / kOutlinePixels;
  return {shape(utf8, font).width, metrics.ascent() * scale, metrics.descent() * scale};
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

void QPainterCanvas::fill(const render::Path& path, render::Colour colour) {
  check();
  if (path.empty() || colour.alpha == 0) return;
  painter_.fillPath(qpath(path), qcolour(colour));
}

void QPainterCanvas::rectangles(std::span<const geo::Box> boxes, render::Colour colour) {
  check();
  if (colour.alpha == 0) return;
  // Whole device pixels: neighbours round to the same edge, so there is neither gap nor overlap,
  // and nothing vanishes between two pixel centres.
  const QTransform& to_device = painter_.deviceTransform();
  const double scale = to_device.m11();
  const auto edges = [&](double low, double high, double shift) {
    const double from = std::round(low * scale + shift);
    const double to = std::max(from + 1, std::round(high * scale + shift));
    return std::pair{(from - shift) / scale, (to - from) / scale};
  };
  boxes_.clear();
  boxes_.reserve(boxes.size());
  for (const geo::Box& box : boxes) {
    const auto [x, width] = edges(box.min_x, box.max_x, to_device.dx());
    const auto [y, height] = edges(box.min_y, box.max_y, to_device.dy());
    boxes_.emplace_back(x, y, width, height);
  }
  painter_.setRenderHint(QPainter::Antialiasing, false);
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(qcolour(colour));
  painter_.drawRects(boxes_.data(), static_cast<int>(boxes_.size()));
  painter_.setRenderHint(QPainter::Antialiasing, true);
}

void QPainterCanvas::stroke(const render::Path& path, const render::Stroke& stroke) {
  check();
  if (path.empty() || stroke.width <= 0 || stroke.colour.alpha == 0) return;
  painter_.strokePath(qpath(path), pen_of(stroke));
}

void QPainterCanvas::fill_at(const QPainterPath& path, QPointF at, render::Colour colour) {
  painter_.translate(at);
  painter_.fillPath(path, qcolour(colour));
  painter_.translate(-at);
}

void QPainterCanvas::text(std::string_view utf8, geo::Point at, const render::Font& font,
                          render::Colour colour, render::Align align) {
  check();
  const GlyphCache::Shape& shape = glyphs_.shape(utf8, font);
  fill_at(shape.outline, {start_of(at.x, shape.width, align), at.y}, colour);
}

void QPainterCanvas::text_halo(std::string_view utf8, geo::Point at, const render::Font& font,
                               render::Colour halo, double width, render::Align align) {
  check();
  const double start = start_of(at.x, glyphs_.shape(utf8, font).width, align);
  fill_at(glyphs_.halo(utf8, font, width), {start, at.y}, halo);
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
      return geo::text("Der Schrift „{}“ fehlen deutsche Zeichen. Bitte fonts-noto-core neu "
                       "installieren.",
                       "The font \"{}\" lacks German characters. Please reinstall "
                       "fonts-noto-core.",
                       render::kFontFamily);
    }
  }
  return std::nullopt;
}

}  // namespace nahraum::app
