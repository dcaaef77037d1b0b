#pragma once
// The study as it is beside the scenario shown: values that differ, before and after.

#include <QDockWidget>

#include "viewer/app/study/table_model.h"

class QLabel;
class QTableView;

namespace nahraum::app {

class ComparisonDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit ComparisonDock(geo::Language language, QWidget* parent = nullptr);

  /// compare_results() of the study and the scenario of this name; `note` is said below the count.
  void set_table(const geo::Table& table, const QString& scenario, const QString& note = {});
  /// The study as it is is shown: nothing to compare.
  void clear();

 private:
  TableModel* model_;
  QTableView* view_;
  QLabel* label_;
};

}  // namespace nahraum::app
