#pragma once
// The choice of a base map: none, a server of the catalogue, or a file of tiles. Off at every
// start: a server learns which place somebody looks at.

#include <QMenu>

#include "viewer/app/map/base_map.h"

class QActionGroup;

namespace nahraum::app {

class BaseMapMenu : public QMenu {
  Q_OBJECT
 public:
  BaseMapMenu(MapWidget& map, geo::Language language, const FetchLimits& limits,
              QWidget* parent = nullptr);

  [[nodiscard]] BaseMap& base_map() { return *base_map_; }
  /// An entry more, switched on when it is chosen.
  QAction* add_source(const BaseMapSource& source);
  /// Adds a file of tiles and shows it; a sentence through `failed` when it is none.
  void open_tiles(const QString& path);

 signals:
  /// Sentences for the message bar.
  void told(const QString& sentence);
  void failed(const QString& sentence);

 private:
  void choose_file();
  void use(const std::optional<BaseMapSource>& source);

  geo::Language language_;
  BaseMap* base_map_;
  QActionGroup* group_;
  QAction* none_;
  QAction* before_file_;
};

}  // namespace nahraum::app
