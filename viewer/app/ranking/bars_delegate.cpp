#include "viewer/app/ranking/bars_delegate.h"

#include <QPainter>
#include <QSortFilterProxyModel>
#include <cmath>

#include "viewer/app/look/appearance.h"
#include "viewer/app/map/qpainter_canvas.h"
#include "viewer/app/ranking/ranking_model.h"
#include "viewer/render/charts/sheet.h"

namespace nahraum::app {

namespace {

constexpr double kFullScore = 100;
constexpr int kWidth = 190;

Qt::BrushStyle pattern(render::Hatch hatch) {
  return hatch == render::Hatch::None ? Qt::SolidPattern : Qt::BDiagPattern;
}

void draw_piece(QPainter& painter, const QRectF& box, std::size_t part) {
  const render::ChartPaint paint = render::chart_paint(part);
  const auto shade = [](render::Colour colour) {
    return qcolour(looks_dark() ? render::on_dark(colour) : colour);
  };
  painter.fillRect(box, shade(paint.fill));
  if (paint.hatch != render::Hatch::None)
    painter.fillRect(box, QBrush(shade(paint.hatch_colour), pattern(paint.hatch)));
  painter.setPen(QPen(ink(Role::BarHalo), 1));
  painter.drawLine(box.topRight(), box.bottomRight());
}

}  // namespace

BarsDelegate::BarsDelegate(const RankingModel& model, QObject* parent)
    : QStyledItemDelegate(parent), model_(model) {}

QSize BarsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  return {kWidth, QStyledItemDelegate::sizeHint(option, index).height()};
}

void BarsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  QStyleOptionViewItem item = option;
  initStyleOption(&item, index);
  item.text.clear();
  item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
  const auto* order = qobject_cast<const QSortFilterProxyModel*>(index.model());
  const RankingModel::Bars bars =
      model_.bars(order == nullptr ? index.row() : order->mapToSource(index).row());
  const QRectF room = QRectF(option.rect).adjusted(4, 4, -6, -4);
  const auto at = [&](double points) { return room.left() + room.width() * points / kFullScore; };
  painter->save();
  // On the ground of the charts in a chosen row, too: its colour is too near to that of a part.
  if (item.state.testFlag(QStyle::State_Selected))
    painter->fillRect(room.adjusted(-2, -2, 2, 2), ink(Role::ChartGround));
  double end = 0;
  for (std::size_t part = 0; part < bars.parts.size(); ++part) {
    if (std::isnan(bars.parts[part]) || bars.parts[part] <= 0) continue;
    draw_piece(*painter, {at(end), room.top(), at(end + bars.parts[part]) - at(end), room.height()},
               part);
    end += bars.parts[part];
  }
  if (bars.highest - bars.lowest >= 0.05) {
    const double y = room.center().y();
    for (const auto& [colour, width] :
         {std::pair{ink(Role::BarHalo), 3.0}, std::pair{ink(Role::BarInk), 1.2}}) {
      painter->setPen(QPen(colour, width));
      painter->drawLine(QPointF(at(bars.lowest), y), QPointF(at(bars.highest), y));
    }
    painter->drawLine(QPointF(at(bars.lowest), y - 3), QPointF(at(bars.lowest), y + 3));
    painter->drawLine(QPointF(at(bars.highest), y - 3), QPointF(at(bars.highest), y + 3));
  }
  painter->restore();
}

}  // namespace nahraum::app
