#pragma once
// The map: owns a View and a Scene. Shows the last picture at once, moved or scaled to the present
// view, and asks the renderer for a new one; so a pan or zoom answers within a frame whatever the
// scene costs. Beside the picture of the window it keeps one of its surroundings, so that a pan
// shows map and not paper at the edge.
//
// Mouse: drag pans, wheel zooms at the cursor, click asks for objects. Keys: arrows pan, + and -
// zoom, Space and moving the mouse pans, Enter asks at the cross in the middle, Esc stops a pan and
// clears the selection.

#include <QStringList>
#include <QWidget>
#include <optional>
#include <utility>
#include <vector>

#include "viewer/app/map/map_overlay.h"
#include "viewer/app/map/map_renderer.h"

namespace nahraum::app {

enum class MapTool { Identify, Pan };

class MapWidget : public QWidget {
  Q_OBJECT
 public:
  using Rows = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

  explicit MapWidget(geo::Language language, QWidget* parent = nullptr);

  /// Shows all of it unless `keep_view`.
  void set_scene(render::Scene scene, bool keep_view);
  void set_visible_layers(std::vector<bool> visible);
  /// By layer, 0..1; empty = as styled.
  void set_layer_opacity(std::vector<double> opacity);
  void set_labels(bool shown);
  void set_highlighted(Rows rows);
  [[nodiscard]] const Rows& highlighted() const { return options_.highlighted; }
  /// Drawn in the order added; must outlive the map or be removed.
  void add_overlay(MapOverlay* overlay);
  void remove_overlay(MapOverlay* overlay);
  /// Below the layers, which then leave the paper transparent; null = white paper.
  void set_underlay(MapOverlay* underlay);
  void set_credit(QStringList lines);
  /// Of the base map, beside those of the study; empty = none.
  void set_base_credit(const QString& line);
  void set_tool(MapTool tool);

  [[nodiscard]] const render::View& view() const { return view_; }
  void set_view(const render::View& view);
  void set_scale(double denominator);
  /// At least as large as 1:`denominator`.
  void centre_on(geo::Point ground, double denominator);
  /// Moves the map only where the place would be at its edge or beyond it.
  void bring_into_sight(geo::Point ground);
  void zoom_to(const geo::Box& ground);
  void show_all();
  void zoom(double factor);

  /// Visible objects under a point of the widget, topmost first.
  [[nodiscard]] std::vector<render::Hit> objects_at(QPointF at) const;
  /// The picture shown is that of the present view and scene.
  [[nodiscard]] bool up_to_date() const { return picture_.number == asked_; }
  [[nodiscard]] const QImage& picture() const { return picture_.image; }
  /// Share of the window that the pictures at hand cover.
  [[nodiscard]] double covered() const;
  [[nodiscard]] const render::Scene& scene() const { return scene_; }
  [[nodiscard]] const std::vector<bool>& visible_layers() const { return options_.visible; }
  [[nodiscard]] const render::PaintOptions& paint_options() const { return options_; }
  /// The point that keys act on: the mouse, or the cross in the middle after the last key.
  [[nodiscard]] QPointF pointer() const;
  [[nodiscard]] bool uses_keyboard() const { return keyboard_cross_; }
  [[nodiscard]] double last_draw_milliseconds() const { return picture_.milliseconds; }

  [[nodiscard]] QSize sizeHint() const override { return {900, 640}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, 160}; }

 signals:
  void view_changed();
  void picture_changed();
  void cursor_moved(double ground_x, double ground_y);
  void cursor_left();
  void identified(const std::vector<nahraum::render::Hit>& hits);
  void selection_cleared();
  void failed(const QString& sentence);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void change_content();
  void ask_for_picture();
  void ask_around();
  void end_pan();
  void take_picture(const MapPicture& picture);
  void drag_to(QPointF at);
  void update_cursor();
  void describe();
  void draw_picture(QPainter& painter) const;

  geo::Language language_;
  render::Scene scene_;
  render::View view_;
  render::PaintOptions options_;
  MapRenderer renderer_;
  MapPicture picture_;  // of the window
  MapPicture around_;   // of more than the window
  std::vector<MapOverlay*> overlays_;
  MapOverlay* underlay_ = nullptr;
  std::uint64_t asked_ = 0;
  std::uint64_t content_ = 0;
  MapTool tool_ = MapTool::Identify;
  QStringList credit_;
  QString base_credit_;
  bool shows_all_ = false;  // and goes on doing so when the window changes its size
  bool keyboard_cross_ = false;
  std::optional<QPointF> pressed_;  // where the button went down
  std::optional<QPointF> grabbed_;  // last point of a pan
  std::optional<QPointF> mouse_;    // while it is over the map
  bool space_pan_ = false;
};

}  // namespace nahraum::app
