#include "viewer/app/study/study_rest.h"

#include <utility>

namespace nahraum::app {

StudyRest::StudyRest(geo::Language language, QObject* parent)
    : QObject(parent), language_(language) {}

StudyRest::~StudyRest() {
  delete job_;  // its thread may tell this object something until it has ended
}

void StudyRest::begin(RestOfStudy rest) {
  stop_job();
  rest_ = std::move(rest);
  held_ = false;
  percent_ = 0;
  set_state(rest_ != nullptr, rest_ != nullptr);
  if (rest_ != nullptr) start();
}

void StudyRest::hold() {
  if (!note_.running) return;
  stop_job();
  held_ = true;
  set_state(true, false);
}

void StudyRest::go_on() {
  if (held_) resume();
}

void StudyRest::cancel() {
  if (!note_.running) return;
  stop_job();
  set_state(true, false);
  emit stopped();
}

void StudyRest::resume() {
  if (note_.missing && !note_.running) begin(rest_);
}

void StudyRest::stop_job() {
  waits_ = false;
  if (job_ != nullptr) job_->cancel();
}

/// Waits for the thread of the one before, which was told to stop.
void StudyRest::start() {
  if (job_ != nullptr) {
    waits_ = true;
    return;
  }
  auto* job = new Job(
      [this, rest = rest_](geo::Progress& progress) -> std::function<void()> {
        const auto whole = std::make_shared<const OpenStudy>(rest(progress));
        return [this, whole] { take(*whole); };
      },
      language_, this);
  job_ = job;
  connect(job, &Job::progressed, this, [this](double share, const QString& what) {
    show_percent(share);
    emit progressed(share, what);
  });
  connect(job, &Job::failed, this, [this](const QString& sentence) {
    set_state(true, false);
    emit failed(sentence);
  });
  connect(job, &Job::ended, this, [this, job] {
    job_ = nullptr;
    job->deleteLater();
    if (std::exchange(waits_, false)) start();
  });
}

void StudyRest::take(const OpenStudy& whole) {
  rest_ = nullptr;
  set_state(false, false);
  emit arrived(whole);
}

void StudyRest::show_percent(double share) {
  const int percent = share < 0 ? 0 : static_cast<int>(100 * share);
  if (std::exchange(percent_, percent) != percent) set_state(true, true);
}

void StudyRest::set_state(bool missing, bool running) {
  note_ = {missing, running, {}};
  if (running)
    note_.sentence = tr("How firm the ranking is and the proposals of sites are still being "
                        "calculated (%1 %).")
                         .arg(percent_);
  else if (missing)
    note_.sentence =
        tr("How firm the ranking is and the proposals of sites were not calculated "
           "to the end. File ▸ Calculate Again does it.");
  emit changed(note_);
}

}  // namespace nahraum::app
