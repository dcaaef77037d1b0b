#include "viewer/app/ranking/live_ranking.h"

#include <cmath>

#include "analysis/study/ranking_charts.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

double share_of_percent(double percent) { return std::round(percent * 1e7) / 1e9; }
double percent_of_share(double share) { return std::round(share * 1e9) / 1e7; }

LiveRanking::LiveRanking(geo::Language language, QObject* parent)
    : QObject(parent), language_(language) {}

LiveRanking::~LiveRanking() = default;

void LiveRanking::set_result(std::shared_ptr<const analysis::StudyResult> result,
                             const analysis::StudyResult* base) {
  stop_job();
  live_.reset();
  result_ = std::move(result);
  base_ranks_.clear();
  candidates_.clear();
  weights_.clear();
  study_weights_.clear();
  calculated_.clear();
  settled_ = {};
  stale_ = false;
  const std::size_t count = result_ == nullptr ? 0 : result_->candidates.size();
  if (count > 0 && !result_->measures.empty()) {
    live_ = analysis::live_scores(result_->criteria, result_->measures,
                                  {.min_data_share = result_->study.score.min_data_share});
    find_study_weights(base);
    weights_ = calculated_;
    base_ranks_ = live_->space.rank;
    settled_ = analysis::as_ranked(*result_);
    for (std::uint32_t c = 0; c < count; ++c) candidates_.insert(kita_id(c), static_cast<int>(c));
  }
  emit opened();
}

void LiveRanking::complete(std::shared_ptr<const analysis::StudyResult> result) {
  stop_job();
  result_ = std::move(result);
  if (ready()) {  // criteria and measures of the half go with it
    live_ = analysis::live_scores(result_->criteria, result_->measures,
                                  {.min_data_share = result_->study.score.min_data_share});
    if (!as_calculated()) analysis::reweigh(*live_, weights_);
  }
  if (ready() && as_calculated()) {
    settled_ = analysis::as_ranked(*result_);
    stale_ = false;
  } else {
    stale_ = ready();  // of other weights nothing was drawn yet
  }
  emit completed();
  if (stale_) return settle();
  emit settled();
}

void LiveRanking::set_rest(const RestNote& note) {
  const bool turned = note.missing != rest_.missing || note.running != rest_.running;
  rest_ = note;
  if (turned) emit rest_changed();
}

bool LiveRanking::has_firmness() const {
  return result_ != nullptr && (rest_.missing || !result_->judgement.firmness.empty());
}

/// Criteria of a scenario hold shares that add up again: what the study had is in the study.
void LiveRanking::find_study_weights(const analysis::StudyResult* base) {
  study_weights_ = calculated_ = tree().weights;
  const analysis::Scenario* scenario = result_->study.scenario.get();
  if (base == nullptr || scenario == nullptr || scenario->weights.empty()) return;
  const analysis::ScoreTree before = analysis::score_tree(base->criteria);
  if (before.nodes.size() != tree().nodes.size()) return;
  study_weights_ = calculated_ = before.weights;
  for (const auto& [key, percent] : scenario->weights) {
    const std::size_t node = tree().find(key);
    if (node < calculated_.size()) calculated_[node] = share_of_percent(percent);
  }
}

int LiveRanking::candidate_of(const QString& kita_id) const {
  return candidates_.value(kita_id, -1);
}

QString LiveRanking::kita_id(std::uint32_t candidate) const {
  return qstring(analysis::kita_of(*result_, candidate).id);
}

CriterionWeights LiveRanking::changed_weights() const {
  CriterionWeights changed;
  if (!ready()) return changed;
  for (std::size_t node = 0; node < weights_.size(); ++node) {
    if (weights_[node] != study_weights_[node])
      changed.insert(qstring(tree().nodes[node].criterion->key), weights_[node]);
  }
  return changed;
}

void LiveRanking::take_weights(std::vector<double> weights) {
  if (weights == weights_) return;
  stop_job();
  weights_ = std::move(weights);
  analysis::reweigh(*live_, as_calculated() ? tree().weights : weights_);
  stale_ = true;
  emit moved();
}

void LiveRanking::move_weight(std::size_t node, double weight) {
  if (!ready() || node >= weights_.size()) return;
  std::vector<double> weights = weights_;
  weights[node] = weight;
  take_weights(std::move(weights));
}

void LiveRanking::set_weights(const CriterionWeights& weights) {
  if (!ready()) return;
  std::vector<double> all = study_weights_;
  for (auto one = weights.begin(); one != weights.end(); ++one) {
    const std::size_t node = tree().find(one.key().toStdString());
    if (node < all.size() && one.value() >= 0) all[node] = one.value();
  }
  take_weights(std::move(all));
  settle();
}

void LiveRanking::settle() {
  if (!ready() || !stale_) return;
  stop_job();
  if (as_calculated()) {
    settled_ = analysis::as_ranked(*result_);
    stale_ = false;
    emit settled();
    return;
  }
  auto* job = new Job(
      [this, result = result_,
       shares = live_->shares](geo::Progress& progress) -> std::function<void()> {
        const auto other =
            std::make_shared<analysis::Reranked>(analysis::rerank(*result, shares, progress));
        return [this, other] {
          settled_ = *other;
          stale_ = false;
          emit settled();
        };
      },
      language_, this);
  job_ = job;
  connect(job, &Job::failed, this, &LiveRanking::failed);
  connect(job, &Job::ended, job, &QObject::deleteLater);
}

void LiveRanking::stop_job() {
  if (job_ != nullptr) job_->cancel();
}

}  // namespace nahraum::app
