#include "viewer/app/map/base_map.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>
#include <cmath>
#include <utility>

#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

namespace {

constexpr double kAround = 0.26;        // beyond each edge, as the map's own picture
constexpr int kPauseMs = 120;           // a pan asks once it slows down, not for every pixel
constexpr std::size_t kMostSpoilt = 8;  // pictures of a file that are none; then it is given up

void draw_tile(QPainter& painter, const PlacedTile& tile) {
  constexpr int side = render::kMeshSide;
  const double width = static_cast<double>(tile.image.width()) / side;
  const double height = static_cast<double>(tile.image.height()) / side;
  const auto at = [&](int row, int column) {
    const geo::Point p = tile.mesh[static_cast<std::size_t>(row * (side + 1) + column)];
    return QPointF(p.x, p.y);
  };
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const QRectF piece(column * width, row * height, width, height);
      QPolygonF from;
      from << piece.topLeft() << piece.topRight() << piece.bottomRight() << piece.bottomLeft();
      QPolygonF to;
      to << at(row, column) << at(row, column + 1) << at(row + 1, column + 1)
         << at(row + 1, column);
      QTransform bend;
      if (!QTransform::quadToQuad(from, to, bend)) continue;
      painter.setTransform(bend);
      painter.drawImage(piece, tile.image, piece);
    }
  }
}

}  // namespace

QImage composed(const std::vector<PlacedTile>& tiles, const render::View& view,
                double pixel_ratio) {
  const auto pixels = [&](double units) {
    return std::max(1, static_cast<int>(std::ceil(units * pixel_ratio)));
  };
  QImage image(pixels(view.surface().width), pixels(view.surface().height),
               QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(pixel_ratio);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (const PlacedTile& tile : tiles) draw_tile(painter, tile);
  return image;
}

BaseMap::BaseMap(MapWidget& map, const FetchLimits& limits, QObject* parent)
    : QObject(parent), map_(map), fetcher_(limits) {
  timer_.setSingleShot(true);
  timer_.setInterval(kPauseMs);
  connect(&timer_, &QTimer::timeout, this, &BaseMap::update_now);
  connect(&map_, &MapWidget::view_changed, this, &BaseMap::update_soon);
  connect(&fetcher_, &PictureFetcher::arrived, this, &BaseMap::update_soon);
  connect(&fetcher_, &PictureFetcher::failed, this, &BaseMap::failed);
}

BaseMap::~BaseMap() {
  if (source_) map_.set_underlay(nullptr);
}

void BaseMap::set_source(const std::optional<BaseMapSource>& source) {
  fetcher_.forget_waiting();
  file_.reset();
  spoilt_.clear();
  told_spoilt_ = false;
  wms_.reset();
  picture_ = {};
  complete_ = false;
  ++composing_;
  try {
    if (source && source->kind == BaseMapKind::MbTiles)
      file_ = std::make_unique<geo::MbTiles>(source->url.toStdString());
  } catch (const geo::Error& error) {
    return give_up(error);
  }
  source_ = source;
  map_.set_underlay(source_ ? this : nullptr);
  map_.set_base_credit(source_ ? source_->credit : QString());
  update_soon();
  emit changed();
}

void BaseMap::give_up(const geo::Error& error) {
  set_source(std::nullopt);
  emit broken({error.sentence(geo::Language::German), error.sentence(geo::Language::English)});
}

void BaseMap::update_soon() {
  complete_ = false;
  if (source_ && !timer_.isActive()) timer_.start();
}

render::View BaseMap::wide_view() const {
  const render::Size size = map_.view().surface();
  return map_.view().resized(
      {std::round(size.width * (1 + 2 * kAround)), std::round(size.height * (1 + 2 * kAround))});
}

void BaseMap::update_now() {
  if (!source_ || map_.scene().empty()) return;
  const render::View view = wide_view();
  if (view.crs() != crs_) {
    crs_ = view.crs();
    to_mercator_ = std::make_unique<geo::CrsTransform>(crs_, render::kWebMercator);
    from_mercator_ = std::make_unique<geo::CrsTransform>(render::kWebMercator, crs_);
  }
  if (source_->kind == BaseMapKind::Wms)
    update_wms(view);
  else
    update_tiles(view);
}

void BaseMap::update_wms(const render::View& view) {
  const QUrl url = wms_url(*source_, view, map_.devicePixelRatioF());
  if (!wms_ || wms_->first != url) {
    fetcher_.forget_waiting();  // of places left behind
    wms_.emplace(url, view);
  }
  QImage image = fetcher_.picture(url);
  if (image.isNull()) return;
  image.setDevicePixelRatio(map_.devicePixelRatioF());
  picture_ = {};
  picture_.image = image;
  picture_.view = wms_->second;
  complete_ = true;
  map_.update();
}

QImage BaseMap::tile_image(const render::TileId& id) {
  if (file_ == nullptr) return fetcher_.picture(tile_url(*source_, id));
  const std::optional<std::string> bytes = file_->tile(id);
  if (!bytes || spoilt_.contains(id)) return {};
  QImage image = decoded_picture(QByteArray::fromStdString(*bytes));
  if (image.isNull()) spoilt_.insert(id);
  return image;
}

/// Here and there a picture is left out and that is said; a file of many such is no base map.
void BaseMap::tell_spoilt() {
  if (spoilt_.size() >= kMostSpoilt)
    throw geo::Error(geo::ErrorKind::Input, {"Die Bilder in der Datei sind beschädigt.",
                                             "The pictures in the file are damaged."})
        .in_file(QFileInfo(source_->url).fileName().toStdString());
  if (spoilt_.empty() || std::exchange(told_spoilt_, true)) return;
  emit spoilt(QFileInfo(source_->url).fileName());
}

void BaseMap::update_tiles(const render::View& view) {
  std::vector<PlacedTile> tiles;
  bool all = true;
  try {
    for (const render::TileId& id :
         render::tiles_of(view, *to_mercator_, source_->max_zoom, map_.devicePixelRatioF())) {
      PlacedTile tile{tile_image(id), {}};
      if (tile.image.isNull()) {
        all = all && file_ != nullptr;  // a file without the tile will never have it
        continue;
      }
      tile.mesh = render::tile_mesh(id, view, *from_mercator_);
      tiles.push_back(std::move(tile));
    }
    tell_spoilt();
  } catch (const geo::Error& error) {
    return give_up(error);
  }
  compose(std::move(tiles), view, all);
}

void BaseMap::compose(std::vector<PlacedTile> tiles, const render::View& view, bool complete) {
  const std::uint64_t number = ++composing_;
  const double ratio = map_.devicePixelRatioF();
  QThreadPool::globalInstance()->start(
      [self = QPointer<BaseMap>(this), tiles = std::move(tiles), view, ratio, number, complete] {
        MapPicture picture;
        picture.image = composed(tiles, view, ratio);
        picture.view = view;
        picture.number = number;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, picture, complete] {
              if (self == nullptr || picture.number != self->composing_) return;
              self->picture_ = picture;
              self->complete_ = complete;
              self->map_.update();
            },
            Qt::QueuedConnection);
      });
}

void BaseMap::paint(QPainter& painter, const render::View& view) {
  if (picture_.image.isNull()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform,
                        picture_.view.resolution() != view.resolution());
  draw_at(painter, picture_, view);
}

}  // namespace nahraum::app
