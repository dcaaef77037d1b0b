#pragma once
// The layers of the map as a tree: top of the list is top of the map, a check box shows or hides,
// the legend hangs below each layer. A slider fades the chosen layer.

#include <QDockWidget>
#include <vector>

#include "viewer/render/scene.h"

class QAction;
class QLabel;
class QSlider;
class QTreeWidget;
class QTreeWidgetItem;

namespace nahraum::app {

class LayerDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit LayerDock(geo::Language language, QWidget* parent = nullptr);
  /// For a second list in the same window. `name` is not shown.
  void set_role(const QString& name, const QString& title);

  /// Bottom layer first, as everywhere.
  void set_layers(const std::vector<render::StyledLayer>& layers);
  /// By index in the list given; false = hidden.
  [[nodiscard]] std::vector<bool> visible() const;
  void set_visible(std::size_t layer, bool visible);
  /// By index in the list given, 0..1.
  [[nodiscard]] const std::vector<double>& opacity() const { return opacity_; }
  /// Stays from list to list for layers of the same id; 1 for new ones.
  void set_opacity(std::size_t layer, double opacity);
  [[nodiscard]] bool labels() const;
  void set_labels(bool shown);
  /// The chosen layer, -1 = none.
  [[nodiscard]] int current() const;
  void set_current(std::size_t layer);

 signals:
  void visibility_changed();
  void opacity_changed();
  void labels_changed(bool shown);
  /// The layer should change places with the one above (+1) or below (-1) it.
  void move_asked(int layer, int by);
  void zoom_asked(int layer);

 private:
  void add_layer(const render::StyledLayer& layer, int index);
  void show_menu(const QPoint& at);
  void ask_move(int by);
  [[nodiscard]] QWidget* make_opacity_row();
  void take_opacity(int percent);
  void show_opacity();
  [[nodiscard]] QTreeWidgetItem* item_of(std::size_t layer) const;

  geo::Language language_;
  QTreeWidget* tree_;
  QAction* labels_;
  QSlider* slider_;
  QLabel* percent_;
  std::vector<std::string> ids_;
  std::vector<double> opacity_;
};

}  // namespace nahraum::app
