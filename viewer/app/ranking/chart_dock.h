#pragma once
// Charts of the ranking beside the table: points by criteria, need and readiness. They follow the
// weights and are linked with table and map by the Kita's id.

#include <QDockWidget>
#include <QTimer>

#include "viewer/app/ranking/live_ranking.h"

class QComboBox;
class QToolButton;

namespace nahraum::app {

class ChartView;

class ChartDock : public QDockWidget {
  Q_OBJECT
 public:
  ChartDock(const LiveRanking& ranking, geo::Language language, QWidget* parent = nullptr);

  /// Rows of the chart of points: the first of these, and the Kita selected.
  void set_rows(const QStringList& kita_ids);
  void select_kita(const QString& kita_id);
  void point_at(const QString& kita_id);
  [[nodiscard]] ChartView& chart() const { return *chart_; }

 signals:
  void kita_selected(const QString& kita_id);
  void kita_pointed_at(const QString& kita_id);

 private:
  void fill_choices();
  void redraw();
  void redraw_soon();
  [[nodiscard]] bool shows_fields() const;
  [[nodiscard]] std::vector<std::uint32_t> drawn_rows() const;
  [[nodiscard]] QString kita_of_mark(std::size_t index) const;

  const LiveRanking& ranking_;
  QComboBox* choice_;
  QToolButton* copy_;
  ChartView* chart_;
  QTimer later_;
  bool in_sight_ = false;
  QStringList rows_;
  QString selected_;
  std::vector<std::uint32_t> candidates_;  ///< behind the marks of the chart of points
};

}  // namespace nahraum::app
