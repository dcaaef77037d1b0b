#pragma once
// How the window looks to other eyes: a filter over what is shown, never over what is written.
// Pages, papers and copies are drawn apart from the window and stay as they are.
//
//   show_to(Eye::Deutan, {&map, dock.widget()});   // Eye::Normal takes it off

#include <QGraphicsEffect>
#include <QImage>
#include <array>
#include <memory>

#include "geo/core/text.h"
#include "viewer/app/map/map_overlay.h"
#include "viewer/render/colour_vision.h"

namespace nahraum::app {

using render::Eye;

/// Every pixel as that eye sees it; alpha stays. Formats ARGB32_Premultiplied and RGB32 at once,
/// others are converted.
[[nodiscard]] QImage seen_by(Eye eye, QImage picture);
[[nodiscard]] QString eye_name(Eye eye, geo::Language language);

class EyeEffect : public QGraphicsEffect {
  Q_OBJECT
 public:
  explicit EyeEffect(Eye eye, QObject* parent = nullptr);
  [[nodiscard]] Eye eye() const { return eye_; }

 protected:
  void draw(QPainter* painter) override;

 private:
  Eye eye_;
};

/// Puts the filter over each (in place of the one before).
void show_to(Eye eye, const QList<QWidget*>& widgets);

/// Says in the map that colours are simulated; nothing for Eye::Normal.
class EyeBadge : public MapOverlay {
 public:
  explicit EyeBadge(geo::Language language) : language_(language) {}
  void set_eye(Eye eye) { eye_ = eye; }
  void paint(QPainter& painter, const render::View& view) override;

 private:
  geo::Language language_;
  Eye eye_ = Eye::Normal;
};

}  // namespace nahraum::app
