#include "viewer/app/window/quick_cell.h"

#include <QPainter>
#include <QWidget>

namespace nahraum::app {

namespace {

/// About 2 MB; a table of the country with all its columns stays below.
constexpr qsizetype kMostKept = 10'000;

QPalette::ColorGroup group_of(const QStyleOptionViewItem& option) {
  if (!option.state.testFlag(QStyle::State_Enabled)) return QPalette::Disabled;
  return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

QColor ink(const QStyleOptionViewItem& option, const QModelIndex& index) {
  if (option.state.testFlag(QStyle::State_Selected))
    return option.palette.color(group_of(option), QPalette::HighlightedText);
  const QVariant own = index.data(Qt::ForegroundRole);
  return own.isValid() ? own.value<QBrush>().color()
                       : option.palette.color(group_of(option), QPalette::Text);
}

/// Only words on the table's own background: no cursor, picture or box.
bool plain(const QStyleOptionViewItem& option, const QModelIndex& index) {
  return !option.state.testFlag(QStyle::State_HasFocus) &&
         !index.data(Qt::BackgroundRole).isValid() && !index.data(Qt::DecorationRole).isValid() &&
         !index.data(Qt::CheckStateRole).isValid() && !index.data(Qt::FontRole).isValid();
}

}  // namespace

const QStaticText& QuickCell::laid_out(const QString& words, const QFont& font) const {
  if (font != font_ || kept_.size() > kMostKept) {
    kept_.clear();
    font_ = font;
  }
  const auto found = kept_.constFind(words);
  if (found != kept_.constEnd()) return *found;
  QStaticText text(words);
  text.setTextFormat(Qt::PlainText);
  text.prepare({}, font);
  return *kept_.insert(words, text);
}

void QuickCell::paint(QPainter* painter, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const {
  const QString words = index.data().toString();
  const QStyle& style = *option.widget->style();
  const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
  const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
  const QStaticText& text = laid_out(words, option.font);
  if (!plain(option, index) || words.contains(QLatin1Char('\n')) ||
      text.size().width() > room.width())
    return QStyledItemDelegate::paint(painter, option, index);
  style.drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
  const QVariant wanted = index.data(Qt::TextAlignmentRole);
  const Qt::Alignment alignment =
      wanted.isValid() ? Qt::Alignment(wanted.toInt()) : Qt::AlignLeft | Qt::AlignVCenter;
  const QSizeF size = text.size();
  const QRect box = QStyle::alignedRect(option.direction, alignment, size.toSize(), room);
  // To the right by parts of a pixel, as Qt lays its lines out.
  const bool right = (alignment & Qt::AlignRight) != 0;
  const QPointF at(right ? room.x() + room.width() - size.width() : box.x(), box.y());
  painter->setFont(option.font);
  painter->setPen(ink(option, index));
  painter->drawStaticText(at, text);
}

}  // namespace nahraum::app
