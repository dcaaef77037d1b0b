#pragma once
// The map as a table: every named object in sight with class, value and layer, following the view.
// Enter or a double click chooses the object, as on the map; the ring on the map follows the row.

#include <QDockWidget>
#include <QTimer>

#include "viewer/app/access/map_in_words.h"

class QAction;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace nahraum::app {

class MapTableModel;
class MapWalker;
class TableOrder;

class MapTableDock : public QDockWidget {
  Q_OBJECT
 public:
  /// Hidden until asked for.
  MapTableDock(MapWalker& walker, QWidget* parent = nullptr);

  /// Shows and hides it; the keyboard goes to the table.
  [[nodiscard]] QAction* action() { return action_; }
  /// Stands below every copy: for whom it is.
  void set_copy_note(const QString& note) { copy_note_ = note; }
  void copy_table();
  /// After the layers of the map were changed.
  void refresh_soon();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void make_parts();
  void refresh();
  void point();
  void choose(const QModelIndex& index);

  MapWalker& walker_;
  MapTableModel* model_;
  TableOrder* order_;
  QTableView* view_;
  QLineEdit* search_;
  QToolButton* copy_;
  QLabel* note_;
  QAction* action_;
  QTimer later_;
  QString copy_note_;
  bool in_sight_ = false;
  bool fitted_ = false;
};

}  // namespace nahraum::app
