#include "viewer/app/map/base_map_menu.h"

#include <QActionGroup>
#include <QFileDialog>

#include "geo/core/error.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

BaseMapMenu::BaseMapMenu(MapWidget& map, geo::Language language, const FetchLimits& limits,
                         QWidget* parent)
    : QMenu(tr("Base Ma&p"), parent),
      language_(language),
      base_map_(new BaseMap(map, limits, this)),
      group_(new QActionGroup(this)),
      none_(addAction(tr("&None"))) {
  menuAction()->setStatusTip(tr("A map below the layers, from the internet or from a file"));
  none_->setStatusTip(tr("Only what the study brings itself"));
  none_->setCheckable(true);
  none_->setChecked(true);
  group_->addAction(none_);
  connect(none_, &QAction::triggered, this, [this] { use(std::nullopt); });
  before_file_ = addSeparator();
  QAction* file = addAction(tr("&File of Tiles (MBTiles)…"));
  file->setStatusTip(tr("A base map from a file, without the internet"));
  connect(file, &QAction::triggered, this, &BaseMapMenu::choose_file);
  try {
    for (const BaseMapSource& source : base_map_sources()) add_source(source);
  } catch (const geo::Error&) {
    // A program without its catalogue has no servers to offer; files can still be opened.
  }
  connect(base_map_, &BaseMap::failed, this, [this](const QString& host, const QString& reason) {
    emit failed(
        tr("The base map does not answer (%1: %2). The map goes on without it.").arg(host, reason));
  });
  connect(base_map_, &BaseMap::broken, this, [this](const geo::Text& sentence) {
    none_->setChecked(true);
    emit failed(tr("%1 The map goes on without it.").arg(qstring(sentence, language_)));
  });
  connect(base_map_, &BaseMap::spoilt, this, [this](const QString& name) {
    emit failed(tr("%1: some pictures of the base map are damaged; their places stay empty. Please "
                   "copy the file again.")
                    .arg(name));
  });
}

QAction* BaseMapMenu::add_source(const BaseMapSource& source) {
  QString words = qstring(source.title, language_);
  auto* action = new QAction(words.replace(QLatin1Char('&'), QStringLiteral("&&")), this);
  action->setCheckable(true);
  action->setData(source.key);
  action->setStatusTip(
      source.kind == BaseMapKind::MbTiles
          ? tr("Pictures from a file of this computer")
          : tr("Pictures from %1, over the internet").arg(QUrl(source.url).host()));
  group_->addAction(action);
  insertAction(before_file_, action);
  connect(action, &QAction::triggered, this, [this, source] { use(source); });
  return action;
}

void BaseMapMenu::use(const std::optional<BaseMapSource>& source) {
  base_map_->set_source(source);
  if (source && source->kind != BaseMapKind::MbTiles)
    emit told(tr("Pictures come from %1, which learns the part of the map you look at. Make layers "
                 "fainter with the slider to see the base map through them.")
                  .arg(QUrl(source->url).host()));
}

void BaseMapMenu::open_tiles(const QString& path) {
  try {
    const BaseMapSource source = mbtiles_source(path);
    for (QAction* before : actions())
      if (before->data() == source.key) delete before;  // the same file may hold other tiles by now
    add_source(source)->trigger();
  } catch (const geo::Error& error) {
    emit failed(qstring(error.sentence(language_)));
  }
}

void BaseMapMenu::choose_file() {
  const QString path = QFileDialog::getOpenFileName(this, tr("File of tiles"), {},
                                                    tr("Tiles (*.mbtiles);;All files (*)"));
  if (!path.isEmpty()) open_tiles(path);
}

}  // namespace nahraum::app
