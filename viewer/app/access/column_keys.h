#pragma once
// What the mouse does with the head of a table, by keys.

#include <QObject>

class QAbstractItemView;
class QHeaderView;

namespace nahraum::app {

/// In the table or tree `view`: Alt+Left and Alt+Right make the column of the cursor narrower and
/// wider, Alt+Up and Alt+Down sort by it where a click on `head` would. Owned by the view, whose
/// description tells these keys to screen readers.
///   new ColumnKeys(*table, *table->horizontalHeader());
class ColumnKeys : public QObject {
  Q_OBJECT
 public:
  ColumnKeys(QAbstractItemView& view, QHeaderView& head);
  /// These keys in a sentence, for a view that describes itself.
  [[nodiscard]] static QString words();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool handle(int key);
  [[nodiscard]] bool sorts() const;
  [[nodiscard]] int column() const;

  QAbstractItemView& view_;
  QHeaderView& head_;
};

}  // namespace nahraum::app
