#pragma once
// The ranked Kitas as a sortable table, linked with the map both ways by the Kita's id.

#include <QDockWidget>

#include "viewer/app/table_model.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace nahraum::app {

class RankingDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit RankingDock(geo::Language language, QWidget* parent = nullptr);

  void set_table(const geo::Table& table);
  /// Selects the Kita's row and scrolls to it, without a signal; clears the selection when the
  /// table has no such Kita.
  void select_kita(const QString& kita_id);
  [[nodiscard]] QString selected_kita() const;

 signals:
  /// By the user, in the table.
  void kita_selected(const QString& kita_id);

 private:
  void tell_selection();
  void fit_columns();

  TableModel* model_;
  TableOrder* order_;
  QTableView* view_;
  QLineEdit* search_;
  bool quiet_ = false;
};

}  // namespace nahraum::app
