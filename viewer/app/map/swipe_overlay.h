#pragma once
// A second set of layers on the right of a line that is moved like a curtain: by the mouse, or with
// Ctrl+Left and Ctrl+Right.

#include <QObject>

#include "viewer/app/map/map_overlay.h"
#include "viewer/app/map/map_renderer.h"

namespace nahraum::app {

class MapWidget;

class SwipeOverlay : public QObject, public MapOverlay {
  Q_OBJECT
 public:
  SwipeOverlay(MapWidget& map, geo::Language language, QObject* parent);
  ~SwipeOverlay() override;

  void set_on(bool on);
  [[nodiscard]] bool on() const { return on_; }
  /// What the right side shows, and what it is called.
  void set_content(render::Scene scene, render::PaintOptions options, const QString& title);
  /// Of the map's width, 0..1.
  [[nodiscard]] double share() const { return share_; }
  void set_share(double share);
  [[nodiscard]] bool up_to_date() const { return picture_.number == asked_; }

  void paint(QPainter& painter, const render::View& view) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void ask();
  [[nodiscard]] bool near_line(QPointF at) const;
  void draw_title(QPainter& painter, const QRectF& right) const;
  [[nodiscard]] bool mouse(QEvent& event);

  MapWidget& map_;
  MapRenderer renderer_;
  render::Scene scene_;
  render::PaintOptions options_;
  QString title_;
  MapPicture picture_;
  std::uint64_t asked_ = 0;
  double share_ = 0.5;
  bool on_ = false;
  bool dragging_ = false;
};

}  // namespace nahraum::app
