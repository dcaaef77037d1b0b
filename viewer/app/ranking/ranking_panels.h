#pragma once
// Table, weights, charts and explanation of the ranking, linked with each other and with the map.
// The window places the docks and says which study is open and what is chosen.

#include <QObject>
#include <unordered_map>

#include "viewer/app/ranking/chart_dock.h"
#include "viewer/app/ranking/explain_dock.h"
#include "viewer/app/ranking/live_ranking.h"
#include "viewer/app/ranking/ranking_dock.h"
#include "viewer/app/ranking/weight_dock.h"
#include "viewer/app/study/open_study.h"

class QMainWindow;

namespace nahraum::app {

class MapRing;
class MapWidget;

class RankingPanels : public QObject {
  Q_OBJECT
 public:
  /// The docks belong to the window.
  RankingPanels(geo::Language language, MapWidget& map, QMainWindow& window);

  /// `base`: the study as it is when `study` is one of its scenarios.
  void show_study(const OpenStudy& study, const analysis::StudyResult* base = nullptr);
  /// The rest of the study shown: weights, order, choice and what is opened stay.
  void complete(std::shared_ptr<const analysis::StudyResult> result);
  /// Said where firmness and proposals will be; before show_study() for a study that lacks them.
  void set_rest(const RestNote& note);
  /// What was chosen on the map or elsewhere; emits nothing. Nothing of the ranking is chosen by an
  /// object of another kind, but its explanation is shown.
  void select_object(const render::StyledLayer& layer, std::size_t row);
  void select_kita(const QString& kita_id);

  [[nodiscard]] LiveRanking& ranking() { return ranking_; }
  [[nodiscard]] RankingDock& table() const { return *table_; }
  [[nodiscard]] WeightDock& weights() const { return *weights_; }
  [[nodiscard]] ChartDock& charts() const { return *charts_; }
  [[nodiscard]] ExplainDock& explanation() const { return *explanation_; }

 signals:
  /// By the user, in table or chart.
  void kita_selected(const QString& kita_id);
  void failed(const QString& sentence);

 private:
  void choose(const QString& kita_id);
  void point_at(const QString& kita_id);
  void point_on_map(double x, double y);
  [[nodiscard]] ExplainDock::Subject subject_of(const QString& kita_id) const;

  LiveRanking ranking_;
  MapWidget& map_;
  RankingDock* table_;
  WeightDock* weights_;
  ChartDock* charts_;
  ExplainDock* explanation_;
  MapRing* ring_;
  std::shared_ptr<const analysis::StudyResult> result_;
  struct Place {
    QString kita;
    geo::Point ground;
  };
  std::vector<Place> places_;
  QString pointed_;
};

}  // namespace nahraum::app
