#pragma once
// Draws the map on a worker so that the window never waits. Of several requests only the newest is
// drawn; the one being drawn is finished first, so that during a long pan pictures keep arriving.

#include <QImage>
#include <QObject>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "viewer/app/qpainter_canvas.h"
#include "viewer/render/scene.h"

namespace nahraum::app {

struct MapRequest {
  render::Scene scene;
  render::View view;  ///< surface in logical pixels
  render::PaintOptions options;
  double pixel_ratio = 1;    ///< device pixels in a logical pixel
  std::uint64_t number = 0;  ///< of the request, ascending
};

struct MapPicture {
  QImage image;
  render::View view;
  std::uint64_t number = 0;
  double milliseconds = 0;
};

/// Paper-white background, then the scene. Throws what paint throws, and Error{Cancelled} when
/// abandoned.
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
