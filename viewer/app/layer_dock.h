#pragma once
// The layers of the map as a tree: top of the list is top of the map, a check box shows or hides,
// the legend hangs below each layer.

#include <QDockWidget>
#include <vector>

#include "viewer/render/scene.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace nahraum::app {

class LayerDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit LayerDock(geo::Language language, QWidget* parent = nullptr);

  /// Bottom layer first, as everywhere.
  void set_layers(const std::vector<render::StyledLayer>& layers);
  /// By index in the list given; false = hidden.
  [[nodiscard]] std::vector<bool> visible() const;
  void set_visible(std::size_t layer, bool visible);
  /// The chosen layer, -1 = none.
  [[nodiscard]] int current() const;
  void set_current(std::size_t layer);

 signals:
  void visibility_changed();
  /// The layer should change places with the one above (+1) or below (-1) it.
  void move_asked(int layer, int by);
  void zoom_asked(int layer);

 private:
  void add_layer(const render::StyledLayer& layer, int index);
  void show_menu(const QPoint& at);
  void ask_move(int by);
  [[nodiscard]] QTreeWidgetItem* item_of(std::size_t layer) const;

  geo::Language language_;
  QTreeWidget* tree_;
};

}  // namespace nahraum::app
