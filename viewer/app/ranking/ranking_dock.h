#pragma once
// The ranked Kitas as a table that follows the weights, linked with map and charts by the Kita's
// id. A box narrows it, a pager walks through what is left, a button copies it.

#include <QDockWidget>

#include "viewer/app/ranking/ranking_model.h"
#include "viewer/app/ranking/ranking_order.h"

class QAbstractItemDelegate;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace nahraum::app {

class RankingDock : public QDockWidget {
  Q_OBJECT
 public:
  RankingDock(LiveRanking& ranking, geo::Language language, QWidget* parent = nullptr);

  /// Selects the Kita's row and scrolls to it, without a signal; clears the selection when the
  /// table has no such Kita.
  void select_kita(const QString& kita_id);
  [[nodiscard]] QString selected_kita() const;
  /// Marks the row of a Kita pointed at elsewhere, without selecting it; empty = none.
  void point_at(const QString& kita_id);
  /// Kitas in the order and choice shown.
  [[nodiscard]] QStringList shown_kitas() const;
  /// The table as shown to the clipboard, with a note below.
  void copy_table();
  /// Follows the percent of what is still being calculated.
  void show_rest() { show_weights_note(); }
  void set_copy_note(const QString& note) { copy_note_ = note; }

  [[nodiscard]] RankingModel& model() const { return *model_; }
  [[nodiscard]] QTableView& view() const { return *view_; }

 signals:
  /// By the user, in the table.
  void kita_selected(const QString& kita_id);
  void kita_pointed_at(const QString& kita_id);
  /// Order or choice of rows has changed.
  void rows_changed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void make_tools();
  void arrange();
  void show_place();
  void show_weights_note();
  void step(int by);
  void tell_selection();

  LiveRanking& ranking_;
  RankingModel* model_;
  RankingOrder* order_;
  QTableView* view_;
  QLineEdit* search_;
  QToolButton* back_;
  QToolButton* on_;
  QToolButton* copy_;
  QLabel* place_;
  QLabel* note_;
  QString copy_note_;
  QAbstractItemDelegate* bars_delegate_ = nullptr;
  int bars_column_ = -1;
  int pointed_row_ = -1;  // of the model
  bool quiet_ = false;
};

}  // namespace nahraum::app
