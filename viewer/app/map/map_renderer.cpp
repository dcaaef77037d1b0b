#include "viewer/app/map/map_renderer.h"

#include <QElapsedTimer>
#include <cmath>

#include "geo/core/error.h"
#include "viewer/app/window/words.h"
#include "viewer/render/window_colours.h"

namespace nahraum::app {

namespace {

/// The same in both palettes, so that a worker may ask for it.
QColor paper() {
  return qcolour(render::window_colour(render::Role::MapPaper, render::Palette::Light));
}

}  // namespace

QImage draw_map(const MapRequest& request, GlyphCache& glyphs, const std::atomic<bool>* abandoned) {
  const render::Size surface = request.view.surface();
  const auto pixels = [&](double length) {
    return std::max(1, static_cast<int>(std::ceil(length * request.pixel_ratio)));
  };
  // Without transparency a picture is copied to the window several times as fast.
  const QImage::Format format =
      request.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
  QImage image(pixels(surface.width), pixels(surface.height), format);
  image.setDevicePixelRatio(request.pixel_ratio);
  if (request.transparent)
    image.fill(Qt::transparent);
  else
    image.fill(paper());
  if (request.scene.empty()) return image;
  QPainter painter(&image);
  QPainterCanvas canvas(painter, glyphs, abandoned);
  render::paint(request.scene, request.view, canvas, request.options);
  return image;
}

QRectF place_in(const MapPicture& picture, const render::View& view) {
  const geo::Box seen = picture.view.extent();
  const geo::Point corner = view.to_surface({seen.min_x, seen.max_y});
  const double scale = picture.view.resolution() / view.resolution();
  const render::Size size = picture.view.surface();
  if (scale == 1) return {std::round(corner.x), std::round(corner.y), size.width, size.height};
  return {corner.x, corner.y, size.width * scale, size.height * scale};
}

void draw_at(QPainter& painter, const MapPicture& picture, const render::View& view) {
  const QRectF where = place_in(picture, view);
  if (picture.view.resolution() == view.resolution())
    painter.drawImage(where.topLeft(), picture.image);
  else
    painter.drawImage(where, picture.image);
}

MapRenderer::MapRenderer(QObject* parent) : QObject(parent), worker_([this] { work(); }) {}

MapRenderer::~MapRenderer() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  worker_.join();
}

void MapRenderer::request(MapRequest request) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(request);
  }
  wake_.notify_one();
}

void MapRenderer::work() {
  while (true) {
    MapRequest request;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stop_ || next_.has_value(); });
      if (stop_) return;
      request = std::move(*next_);
      next_.reset();
    }
    draw(request);
  }
}

void MapRenderer::draw(const MapRequest& request) {
  QElapsedTimer timer;
  timer.start();
  try {
    MapPicture picture{draw_map(request, glyphs_, &stop_),
                       request.view,
                       request.number,
                       request.content,
                       request.around,
                       0};
    picture.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    QMetaObject::invokeMethod(
        this, [this, picture] { emit drawn(picture); }, Qt::QueuedConnection);
  } catch (const geo::Error& error) {
    if (error.kind() == geo::ErrorKind::Cancelled) return;
    const QString sentence = qstring(error.sentence(geo::Language::German));
    QMetaObject::invokeMethod(
        this, [this, sentence] { emit failed(sentence); }, Qt::QueuedConnection);
  } catch (const std::exception& error) {
    const QString sentence = QString::fromUtf8(error.what());
    QMetaObject::invokeMethod(
        this, [this, sentence] { emit failed(sentence); }, Qt::QueuedConnection);
  }
}

}  // namespace nahraum::app
