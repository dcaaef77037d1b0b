#pragma once
// The ranking under the weights of the sliders: points and ranks at once, firmness, pathways and
// need against readiness a moment later, from a worker. Knows no widget; table, charts and sliders
// read it.
//
//   ranking.set_weights({{"B1", 0.5}});   // moved(), then settled() when the draws are there

#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/score/reweigh.h"
#include "analysis/study/reranked.h"
#include "viewer/app/study/study_rest.h"
#include "viewer/app/window/job.h"

namespace nahraum::app {

/// Keys of criteria with their weights on the scale of the study: shares of 0 to 1 among siblings.
using CriterionWeights = QMap<QString, double>;

/// Scenarios speak of percent. Rounded, so that a weight is the same number after going there and
/// back.
[[nodiscard]] double share_of_percent(double percent);
[[nodiscard]] double percent_of_share(double share);

class LiveRanking : public QObject {
  Q_OBJECT
 public:
  explicit LiveRanking(geo::Language language, QObject* parent = nullptr);
  ~LiveRanking() override;

  /// The weights of the study; emits opened(). `base`: the study as it is when `result` is one of
  /// its scenarios. Sliders then keep the scale of the study: weights of the scenario are changes.
  void set_result(std::shared_ptr<const analysis::StudyResult> result,
                  const analysis::StudyResult* base = nullptr);

  /// The rest of the study that is shown: weights stay, firmness comes. Emits completed(), then
  /// settled() when firmness is that of the weights.
  void complete(std::shared_ptr<const analysis::StudyResult> result);
  /// Firmness is not here yet: it comes with complete(), or was stopped.
  void set_rest(const RestNote& note);
  [[nodiscard]] const RestNote& rest() const { return rest_; }
  /// It is there, or will be.
  [[nodiscard]] bool has_firmness() const;

  /// False when the study ranks nobody or its ranking was withheld; then only result() has content.
  [[nodiscard]] bool ready() const { return live_.has_value(); }
  [[nodiscard]] const analysis::StudyResult* result() const { return result_.get(); }
  [[nodiscard]] const analysis::LiveScores& scores() const { return *live_; }
  [[nodiscard]] const analysis::ScoreTree& tree() const { return live_->prepared.tree; }
  /// Ranks with the weights of the study, one a candidate; 0 = none.
  [[nodiscard]] const std::vector<std::uint32_t>& base_ranks() const { return base_ranks_; }
  /// -1 for a Kita that takes no part.
  [[nodiscard]] int candidate_of(const QString& kita_id) const;
  [[nodiscard]] QString kita_id(std::uint32_t candidate) const;

  /// One a node, as the sliders stand.
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] double study_weight(std::size_t node) const { return study_weights_[node]; }
  /// As in the study; as the result shown was calculated with.
  [[nodiscard]] bool as_set() const { return !ready() || weights_ == study_weights_; }
  [[nodiscard]] bool as_calculated() const { return !ready() || weights_ == calculated_; }
  /// Those that differ from the study.
  [[nodiscard]] CriterionWeights changed_weights() const;

  /// What settled() last gave; belongs to the weights shown unless stale().
  [[nodiscard]] const analysis::Reranked& settled_values() const { return settled_; }
  [[nodiscard]] bool stale() const { return stale_; }

  /// One weight; emits moved().
  void move_weight(std::size_t node, double weight);
  /// Those not named are the study's; keys it does not have are passed over. Settles.
  void set_weights(const CriterionWeights& weights);
  /// The weights stay as they are: draw the rest, on a worker.
  void settle();

 signals:
  void opened();
  void moved();
  void settled();
  void completed();
  void rest_changed();
  void failed(const QString& sentence);

 private:
  void find_study_weights(const analysis::StudyResult* base);
  void take_weights(std::vector<double> weights);
  void stop_job();

  geo::Language language_;
  std::shared_ptr<const analysis::StudyResult> result_;
  std::optional<analysis::LiveScores> live_;
  std::vector<double> weights_;
  std::vector<double> study_weights_;
  std::vector<double> calculated_;  ///< those of the result on the scale of the study
  std::vector<std::uint32_t> base_ranks_;
  QMap<QString, int> candidates_;
  analysis::Reranked settled_;
  bool stale_ = false;
  RestNote rest_;
  QPointer<Job> job_;
};

}  // namespace nahraum::app
