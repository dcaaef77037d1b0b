#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace nahraum::app {

/// Rows of a tree as high as their wrapped words need; Qt's own delegate cuts them off.
class WrapDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  /// Installs itself and the wrapping on the tree.
  explicit WrapDelegate(QTreeView& tree);

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                               const QModelIndex& index) const override;

 private:
  QTreeView& tree_;
};

}  // namespace nahraum::app
