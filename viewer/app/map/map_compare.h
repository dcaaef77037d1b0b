#pragma once
// Two sets of layers of one place: under a curtain in one map, or in a second map beside it that
// follows every pan and zoom. The second set is the study's own layers in another choice, or those
// of another result (a scenario) with the same CRS.

#include <QAction>
#include <QPointer>
#include <QSplitter>

#include "viewer/app/map/map_widget.h"
#include "viewer/app/map/swipe_overlay.h"
#include "viewer/app/study/layer_dock.h"

namespace nahraum::app {

class MapCompare : public QObject {
  Q_OBJECT
 public:
  /// The second map is put into the splitter that holds the first.
  MapCompare(MapWidget& map, QSplitter& splitter, geo::Language language, QObject* parent);

  /// "Compared layers"; hidden until something is compared.
  [[nodiscard]] LayerDock* dock() const { return dock_; }
  [[nodiscard]] QAction* swipe_action() const { return swipe_action_; }
  [[nodiscard]] QAction* second_map_action() const { return second_action_; }

  /// Both sides show this; choices made in the dock stay.
  void set_layers(const std::vector<render::StyledLayer>& layers, const render::Scene& scene,
                  const QString& title);
  [[nodiscard]] SwipeOverlay& swipe() { return swipe_; }
  /// Null until it was shown.
  [[nodiscard]] MapWidget* second_map() const { return second_; }

 private:
  void show_second(bool shown);
  void make_second();
  void follow(MapWidget& from, MapWidget& to);
  void update_content();
  void show_dock();

  MapWidget& map_;
  QSplitter& splitter_;
  geo::Language language_;
  SwipeOverlay swipe_;
  QPointer<LayerDock> dock_;
  QAction* swipe_action_;
  QAction* second_action_;
  QPointer<MapWidget> second_;
  render::Scene scene_;
  QString title_;
  bool following_ = false;
};

}  // namespace nahraum::app
