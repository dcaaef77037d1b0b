#include "viewer/app/window/wrap_delegate.h"

#include <QHeaderView>
#include <QTreeView>
#include <algorithm>

namespace nahraum::app {

WrapDelegate::WrapDelegate(QTreeView& tree) : QStyledItemDelegate(&tree), tree_(tree) {
  tree.setItemDelegate(this);
  tree.setWordWrap(true);
  tree.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(tree.header(), &QHeaderView::sectionResized, this,
          [this](int section) { emit sizeHintChanged(tree_.model()->index(0, section)); });
}

QSize WrapDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem item = option;
  initStyleOption(&item, index);
  const QSize one_line = QStyledItemDelegate::sizeHint(option, index);
  const int words = item.fontMetrics.horizontalAdvance(item.text);
  const int beside = std::max(0, one_line.width() - words);  // icon, check box, margins
  int room = tree_.columnWidth(index.column()) - beside;
  if (index.column() == 0) {
    int depth = tree_.rootIsDecorated() ? 1 : 0;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent()) ++depth;
    room -= depth * tree_.indentation();
  }
  const QRect wrapped = item.fontMetrics.boundingRect(QRect(0, 0, std::max(room, 40), 10'000),
                                                      Qt::TextWordWrap, item.text);
  return {one_line.width(), std::max(one_line.height(), wrapped.height() + 2)};
}

}  // namespace nahraum::app
