#pragma once
// The entries of the menu "View" that change how everything looks: light or dark, and the eyes it
// is shown to.

#include <QList>
#include <QObject>

#include "viewer/app/look/appearance.h"
#include "viewer/app/look/eyes.h"

class QMainWindow;
class QMenu;

namespace nahraum::app {

class MapWidget;

class LookMenu : public QObject {
  Q_OBJECT
 public:
  /// Belongs to the window. `remember`: write the choice of light or dark to the settings.
  LookMenu(QMainWindow& window, MapWidget& map, geo::Language language, bool remember);
  ~LookMenu() override;

  void fill(QMenu& view);
  /// Maps and panels as that eye sees them. Never remembered: it is a look, not a setting.
  void show_as_seen_by(Eye eye);
  [[nodiscard]] Eye eye() const { return eye_; }

 private:
  void add_appearances(QMenu& view);
  void add_eyes(QMenu& view);

  QMainWindow& window_;
  MapWidget& map_;
  geo::Language language_;
  bool remember_;
  Eye eye_ = Eye::Normal;
  EyeBadge badge_;
};

}  // namespace nahraum::app
