#pragma once
// A base map below the layers: pictures of a server or of a file, brought onto the CRS of the map
// on a worker. While pictures are missing the map shows paper; it never waits.

#include <QTimer>
#include <memory>
#include <set>

#include "geo/core/error.h"
#include "viewer/app/map/base_map_source.h"
#include "viewer/app/map/map_overlay.h"
#include "viewer/app/map/map_renderer.h"
#include "viewer/app/map/picture_fetcher.h"

namespace nahraum::app {

class MapWidget;

struct PlacedTile {
  QImage image;
  std::vector<geo::Point> mesh;  ///< render::tile_mesh
};
/// The tiles on transparent ground.
[[nodiscard]] QImage composed(const std::vector<PlacedTile>& tiles, const render::View& view,
                              double pixel_ratio);

class BaseMap : public QObject, public MapOverlay {
  Q_OBJECT
 public:
  BaseMap(MapWidget& map, const FetchLimits& limits, QObject* parent);
  ~BaseMap() override;

  /// Nothing = no base map, and nobody is asked anything. A file that cannot be opened (any more)
  /// is `broken`.
  void set_source(const std::optional<BaseMapSource>& source);
  [[nodiscard]] const std::optional<BaseMapSource>& source() const { return source_; }
  /// Everything the view needs is there and drawn.
  [[nodiscard]] bool complete() const { return complete_; }

  void paint(QPainter& painter, const render::View& view) override;

 signals:
  void changed();
  void failed(const QString& host, const QString& reason);
  /// A file of tiles cannot be used any more and has been switched off.
  void broken(const geo::Text& sentence);
  /// Some pictures of the file are none; the others are shown. Once a file.
  void spoilt(const QString& file);

 private:
  void update_soon();
  void update_now();
  void update_tiles(const render::View& view);
  void update_wms(const render::View& view);
  [[nodiscard]] QImage tile_image(const render::TileId& id);
  void give_up(const geo::Error& error);
  void tell_spoilt();
  void compose(std::vector<PlacedTile> tiles, const render::View& view, bool complete);
  [[nodiscard]] render::View wide_view() const;

  MapWidget& map_;
  PictureFetcher fetcher_;
  std::optional<BaseMapSource> source_;
  std::unique_ptr<geo::MbTiles> file_;
  std::set<render::TileId> spoilt_;  ///< tiles of the file that are no pictures
  bool told_spoilt_ = false;
  std::unique_ptr<geo::CrsTransform> to_mercator_;
  std::unique_ptr<geo::CrsTransform> from_mercator_;
  geo::Crs crs_;
  QTimer timer_;
  MapPicture picture_;
  std::optional<std::pair<QUrl, render::View>> wms_;
  std::uint64_t composing_ = 0;
  bool complete_ = false;
};

}  // namespace nahraum::app
