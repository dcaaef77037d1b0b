#pragma once
// Qt's own style with the edges of boxes to tick and of fields to write in drawn so that they are
// seen: 3:1 against what they stand on, in both palettes (WCAG 2.1, 1.4.11).

#include <QProxyStyle>

namespace nahraum::app {

class LookStyle : public QProxyStyle {
  Q_OBJECT
 public:
  LookStyle();
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  /// The tab in front has a line that is seen, in the dark as well.
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
};

}  // namespace nahraum::app
