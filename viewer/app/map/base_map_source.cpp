#include "viewer/app/map/base_map_source.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>
#include <cmath>

#include "analysis/study/keys/catalogue.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

BaseMapSource source_of(const QJsonObject& entry) {
  BaseMapSource source;
  const QJsonObject title = entry[QStringLiteral("title")].toObject();
  source.key = entry[QStringLiteral("key")].toString();
  source.title = {title[QStringLiteral("de")].toString().toStdString(),
                  title[QStringLiteral("en")].toString().toStdString()};
  source.kind = entry[QStringLiteral("kind")].toString() == QStringLiteral("wms")
                    ? BaseMapKind::Wms
                    : BaseMapKind::Xyz;
  source.url = entry[QStringLiteral("url")].toString();
  source.layers = entry[QStringLiteral("layers")].toString();
  source.credit = entry[QStringLiteral("credit")].toString();
  source.max_zoom = entry[QStringLiteral("max_zoom")].toInt(18);
  return source;
}

QString plain(double number) { return QString::number(number, 'f', 3); }

}  // namespace

std::vector<BaseMapSource> base_map_sources() {
  const std::filesystem::path path = analysis::catalogue_file("basemaps.json");
  QFile file(QString::fromStdString(path.string()));
  QJsonParseError wrong;
  const bool open = file.open(QIODevice::ReadOnly);
  const QJsonDocument list = QJsonDocument::fromJson(file.readAll(), &wrong);
  if (!open || wrong.error != QJsonParseError::NoError || !list.isArray())
    throw geo::Error(geo::ErrorKind::Input,
                     geo::text("Die Liste der Hintergrundkarten kann nicht gelesen werden.",
                               "The list of base maps cannot be read."))
        .in_file(path.filename().string());
  std::vector<BaseMapSource> sources;
  for (const QJsonValue& entry : list.array()) sources.push_back(source_of(entry.toObject()));
  return sources;
}

BaseMapSource mbtiles_source(const QString& path) {
  const geo::MbTiles tiles(path.toStdString());
  const geo::MbTilesInfo& info = tiles.info();
  BaseMapSource source;
  source.key = path;
  source.title = geo::same_text(info.name.empty() ? path.toStdString() : info.name);
  source.kind = BaseMapKind::MbTiles;
  source.url = path;
  source.credit = qstring(info.attribution);
  source.max_zoom = info.max_zoom;
  return source;
}

QUrl tile_url(const BaseMapSource& source, const render::TileId& id) {
  QString url = source.url;
  url.replace(QStringLiteral("{z}"), QString::number(id.zoom));
  url.replace(QStringLiteral("{x}"), QString::number(id.x));
  url.replace(QStringLiteral("{y}"), QString::number(id.y));
  return QUrl(url);
}

QUrl wms_url(const BaseMapSource& source, const render::View& view, double pixels) {
  const geo::Box box = view.extent();
  const auto size = [&](double units) { return QString::number(std::lround(units * pixels)); };
  QUrl url(source.url);
  QUrlQuery query(url);
  query.addQueryItem(QStringLiteral("SERVICE"), QStringLiteral("WMS"));
  query.addQueryItem(QStringLiteral("VERSION"), QStringLiteral("1.3.0"));
  query.addQueryItem(QStringLiteral("REQUEST"), QStringLiteral("GetMap"));
  query.addQueryItem(QStringLiteral("LAYERS"), source.layers);
  query.addQueryItem(QStringLiteral("STYLES"), QString());
  query.addQueryItem(QStringLiteral("FORMAT"), QStringLiteral("image/png"));
  query.addQueryItem(QStringLiteral("CRS"), QStringLiteral("EPSG:%1").arg(view.crs().epsg()));
  query.addQueryItem(
      QStringLiteral("BBOX"),
      QStringList{plain(box.min_x), plain(box.min_y), plain(box.max_x), plain(box.max_y)}.join(
          QLatin1Char(',')));
  query.addQueryItem(QStringLiteral("WIDTH"), size(view.surface().width));
  query.addQueryItem(QStringLiteral("HEIGHT"), size(view.surface().height));
  url.setQuery(query);
  return url;
}

}  // namespace nahraum::app
