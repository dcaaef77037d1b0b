#pragma once
// A slider for every weight of the criteria tree. While one moves, the ranking follows; when it is
// let go (or a key has rested), weights_changed() says what stands now, for whoever keeps a history
// of it, and firmness is drawn anew. set_weights() is the way back; it tells nobody.
//
// A slider keeps its own number, its siblings keep theirs: beside it stands the share that results,
// and below the tree what the siblings add up to.

#include <QDockWidget>
#include <QTimer>
#include <vector>

#include "viewer/app/ranking/live_ranking.h"

class QLabel;
class QSlider;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace nahraum::app {

class WeightDock : public QDockWidget {
  Q_OBJECT
 public:
  WeightDock(LiveRanking& ranking, geo::Language language, QWidget* parent = nullptr);

  /// Weights that differ from the study.
  [[nodiscard]] CriterionWeights weights() const { return ranking_.changed_weights(); }

 public slots:
  /// Those not named go back to the study's. Emits nothing.
  void set_weights(const nahraum::app::CriterionWeights& weights);
  void reset_all();

 signals:
  /// By the user, at the end of a change: the weights that differ from the study's.
  void weights_changed(const nahraum::app::CriterionWeights& weights);

 private:
  struct Row {
    std::size_t node = 0;
    QTreeWidgetItem* item = nullptr;
    QSlider* slider = nullptr;  ///< none where a weight means nothing
    QToolButton* reset = nullptr;
  };

  void make_parts();
  void fill();
  void add_node(std::size_t node, QTreeWidgetItem* parent);
  void add_slider(Row& row);
  void move(std::size_t node, int step);
  void reset(std::size_t node);
  void end_change();
  void show_weights();
  void show_sum(std::size_t node);
  [[nodiscard]] QString title_of(std::size_t node) const;

  LiveRanking& ranking_;
  geo::Language language_;
  QTreeWidget* tree_;
  QToolButton* reset_all_;
  QLabel* sum_;
  QTimer rest_;  // after the last key of a change
  std::vector<Row> rows_;
  std::size_t touched_ = 0;  ///< node moved last
  CriterionWeights told_;
  bool quiet_ = false;
};

}  // namespace nahraum::app
