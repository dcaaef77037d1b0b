#include "viewer/app/look/look_style.h"

#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

#include "viewer/app/look/appearance.h"

namespace nahraum::app {

namespace {

constexpr int kTabLine = 2;

QColor shade(const QStyleOption& option, Role role) {
  return ink((option.state & QStyle::State_Enabled) != 0 ? role : Role::DisabledText);
}

/// In a chosen row: there a box with a ground of its own looks filled, and so ticked.
bool is_chosen(const QStyleOption& option) {
  return (option.state & QStyle::State_Selected) != 0 &&
         (option.state & QStyle::State_Enabled) != 0;
}

void draw_tick(const QRectF& box, const QStyleOption& option, QPainter& painter) {
  const Role role = is_chosen(option) ? Role::HighlightedText : Role::Text;
  const QPen pen(shade(option, role), std::max(1.6, box.width() / 8), Qt::SolidLine, Qt::RoundCap,
                 Qt::RoundJoin);
  painter.setPen(pen);
  const auto at = [&](double x, double y) {
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
  };
  if ((option.state & QStyle::State_On) != 0)
    painter.drawPolyline(QPolygonF({at(0.22, 0.52), at(0.42, 0.74), at(0.80, 0.26)}));
  else if ((option.state & QStyle::State_NoChange) != 0)
    painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
}

void draw_box(const QStyleOption& option, QPainter& painter, bool round) {
  const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
  const bool chosen = is_chosen(option);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(shade(option, chosen ? Role::HighlightedText : Role::Edge), 1.2));
  painter.setBrush(chosen ? QBrush() : QBrush(ink(Role::Base)));
  if (round)
    painter.drawEllipse(box);
  else
    painter.drawRoundedRect(box, 2, 2);
  if (!round) draw_tick(box, option, painter);
  if (round && (option.state & QStyle::State_On) != 0) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade(option, Role::Text));
    painter.drawEllipse(box.center(), box.width() / 4, box.height() / 4);
  }
  painter.restore();
}

}  // namespace

LookStyle::LookStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void LookStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const {
  switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      return draw_box(*option, *painter, false);
    case PE_IndicatorRadioButton:
      return draw_box(*option, *painter, true);
    case PE_FrameLineEdit: {
      painter->save();
      painter->setRenderHint(QPainter::Antialiasing);
      const bool focus = (option->state & State_HasFocus) != 0;
      painter->setPen(QPen(shade(*option, focus ? Role::Focus : Role::Edge), focus ? 2 : 1));
      painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
      painter->restore();
      return;
    }
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void LookStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
  QProxyStyle::drawControl(element, option, painter, widget);
  const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
  if (element != CE_TabBarTabShape || tab == nullptr || (tab->state & State_Selected) == 0) return;
  QRect line = tab->rect.adjusted(3, 0, -3, 0);
  const bool below = tab->shape == QTabBar::RoundedSouth || tab->shape == QTabBar::TriangularSouth;
  if (below)
    line.setTop(line.bottom() - kTabLine);
  else
    line.setBottom(line.top() + kTabLine);
  painter->fillRect(line, ink(Role::Highlight));
}

}  // namespace nahraum::app
