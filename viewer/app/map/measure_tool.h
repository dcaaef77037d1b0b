#pragma once
// Lengths and areas on the map. Click (or Enter at the cross in the middle) sets a point, Backspace
// takes the last one back, Esc starts anew. Measured in the plane of the working CRS, as areas and
// lengths of the study are; in UTM that is right to four centimetres in 100 metres.

#include <QAction>
#include <QObject>
#include <vector>

#include "viewer/app/map/map_overlay.h"

namespace nahraum::app {

class MapWidget;

enum class Measure { Nothing, Length, Area };

/// Metres along the points; square metres of the ring they make, 0 for fewer than three.
[[nodiscard]] double measured_length(const std::vector<geo::Point>& points);
[[nodiscard]] double measured_area(const std::vector<geo::Point>& points);
/// "1.234 m²", "12,3 ha", "4,56 km²".
[[nodiscard]] QString area_text(double square_metres, geo::Language language);

class MeasureTool : public QObject, public MapOverlay {
  Q_OBJECT
 public:
  MeasureTool(MapWidget& map, geo::Language language, QObject* parent);
  ~MeasureTool() override;

  [[nodiscard]] QAction* length_action() const { return length_; }
  [[nodiscard]] QAction* area_action() const { return area_; }
  [[nodiscard]] Measure measuring() const;
  [[nodiscard]] const std::vector<geo::Point>& points() const { return points_; }
  /// "Länge: 1,2 km"; empty without points.
  [[nodiscard]] QString sentence() const;
  void clear();

  void paint(QPainter& painter, const render::View& view) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 signals:
  void told(const QString& sentence);

 private:
  void switched(QAction* action, bool on);
  void add(QPointF at);
  bool key(int key);
  void tell();
  /// The points and, while measuring, the pointer.
  [[nodiscard]] std::vector<geo::Point> shown_points() const;
  [[nodiscard]] QString words_of(const std::vector<geo::Point>& points) const;

  MapWidget& map_;
  geo::Language language_;
  QAction* length_;
  QAction* area_;
  std::vector<geo::Point> points_;
};

}  // namespace nahraum::app
