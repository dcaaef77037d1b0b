#pragma once
// Draws the map on a worker so that the window never waits. Of several requests only the newest is
// drawn; the one being drawn is finished first, so that during a long pan pictures keep arriving.

#include <QImage>
#include <QObject>
#include <QRectF>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "viewer/app/map/qpainter_canvas.h"
#include "viewer/render/scene.h"

namespace nahraum::app {

struct MapRequest {
  render::Scene scene;
  render::View view;  ///< surface in logical pixels
  render::PaintOptions options;
  double pixel_ratio = 1;     ///< device pixels in a logical pixel
  std::uint64_t number = 0;   ///< of the request, ascending
  std::uint64_t content = 0;  ///< of scene and options: pictures of one content go together
  bool around = false;        ///< more than the window shows, for panning
  bool transparent = false;   ///< nothing behind the layers instead of paper
};

struct MapPicture {
  QImage image;
  render::View view;
  std::uint64_t number = 0;
  std::uint64_t content = 0;
  bool around = false;
  double milliseconds = 0;
};

/// Where a picture made for one view lies in another.
[[nodiscard]] QRectF place_in(const MapPicture& picture, const render::View& view);
/// The picture moved and scaled to the view; whole pixels at the same scale, so it stays sharp.
void draw_at(QPainter& painter, const MapPicture& picture, const render::View& view);

/// Paper-white or transparent background, then the scene. Throws what paint throws, and
/// Error{Cancelled} when abandoned.
[[nodiscard]] QImage draw_map(const MapRequest& request, GlyphCache& glyphs,
                              const std::atomic<bool>* abandoned = nullptr);

class MapRenderer : public QObject {
  Q_OBJECT
 public:
  explicit MapRenderer(QObject* parent = nullptr);
  ~MapRenderer() override;

  void request(MapRequest request);

 signals:
  /// In the thread of this object.
  void drawn(const nahraum::app::MapPicture& picture);
  void failed(const QString& sentence);

 private:
  void work();
  void draw(const MapRequest& request);

  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<MapRequest> next_;
  std::atomic<bool> stop_{false};
  GlyphCache glyphs_;   // the worker's
  std::thread worker_;  // last: starts when all else is ready
};

}  // namespace nahraum::app
