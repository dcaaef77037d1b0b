#include "viewer/app/verbund/verbund_worker.h"

#include <QElapsedTimer>

namespace nahraum::app {

VerbundWorker::VerbundWorker(geo::Language language, QObject* parent)
    : QObject(parent), language_(language) {}

void VerbundWorker::set_result(std::shared_ptr<const analysis::StudyResult> result) {
  if (result == result_) return;
  cancel();
  result_ = std::move(result);
  bench_ = std::make_shared<Bench>();
}

void VerbundWorker::ask(const analysis::Membership& membership) {
  if (result_ == nullptr) return;
  if (job_ != nullptr && asked_ == membership) {
    waiting_.reset();
    return;
  }
  waiting_ = membership;
  if (job_ == nullptr) start();
}

void VerbundWorker::cancel() {
  waiting_.reset();
  asked_.reset();
  if (job_ != nullptr) job_->cancel();
}

/// One at a time: the bench belongs to the thread that works with it.
void VerbundWorker::start() {
  const analysis::Membership membership = *std::exchange(waiting_, std::nullopt);
  asked_ = membership;
  auto work = [this, membership, result = result_,
               bench = bench_](geo::Progress& progress) -> std::function<void()> {
    if (bench->lab == nullptr)
      bench->lab = std::make_unique<analysis::VerbundLab>(result, progress);
    QElapsedTimer timer;
    timer.start();
    auto answer = std::make_shared<VerbundAnswer>();
    answer->membership = membership;
    answer->moved = bench->lab->after(membership, progress);
    answer->before = bench->lab->as_it_is();
    answer->milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return [this, answer, result] {
      if (!waiting_ && result == result_) emit answered(answer);
    };
  };
  job_ = new Job(std::move(work), language_, this);
  connect(job_, &Job::progressed, this, &VerbundWorker::progressed);
  connect(job_, &Job::failed, this, &VerbundWorker::failed);
  connect(job_, &Job::cancelled, this, &VerbundWorker::cancelled);
  connect(job_, &Job::ended, this, [this, job = job_.data()] {
    job->deleteLater();
    job_.clear();
    asked_.reset();
    if (waiting_)
      start();
    else
      emit idle();
  });
  emit started();
}

}  // namespace nahraum::app
