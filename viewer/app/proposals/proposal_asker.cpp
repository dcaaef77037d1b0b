#include "viewer/app/proposals/proposal_asker.h"

namespace nahraum::app {

namespace {

constexpr int kPause = 80;  // ms: a slider that rests so long means it

}  // namespace

ProposalAsker::ProposalAsker(geo::Language language, QObject* parent)
    : QObject(parent), language_(language) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPause);
  connect(&pause_, &QTimer::timeout, this, &ProposalAsker::start_next);
}

ProposalAsker::~ProposalAsker() {
  delete job_;  // its thread may tell this object something until it has ended
}

void ProposalAsker::ask(ProposalRequest request) {
  ++number_;
  next_ = std::move(request);
  if (job_ != nullptr) job_->cancel();
  pause_.start();
  if (busy_) return;
  busy_ = true;
  emit started();
}

void ProposalAsker::drop() {
  ++number_;
  next_.reset();
  pause_.stop();
  if (job_ != nullptr) job_->cancel();
  busy_ = false;
}

void ProposalAsker::cancel() {
  if (!busy_) return;
  drop();
  emit cancelled();
}

/// Waits for the thread of the one before, which was told to stop.
void ProposalAsker::start_next() {
  if (!next_ || job_ != nullptr) return;
  ProposalRequest request = std::move(*next_);
  next_.reset();
  run(std::move(request));
}

void ProposalAsker::run(ProposalRequest request) {
  ++runs_;
  const std::size_t number = number_;
  auto* job = new Job(
      [this, number, request](geo::Progress& progress) -> std::function<void()> {
        const auto first = [this, number](const analysis::ProposalOutcome& set) {
          const auto answer = std::make_shared<const analysis::ProposalOutcome>(set);
          QMetaObject::invokeMethod(
              this,
              [this, number, answer] {
                if (number == number_) emit first_answer(answer);
              },
              Qt::QueuedConnection);
        };
        const auto answer = std::make_shared<const analysis::ProposalOutcome>(analysis::ask_again(
            {*request.result, *request.outcome, request.spec, first}, progress));
        return [this, number, answer] {
          if (number != number_) return;
          busy_ = false;
          emit answered(answer);
        };
      },
      language_, this);
  job_ = job;
  connect(job, &Job::progressed, this, [this, number](double share, const QString& what) {
    if (number == number_) emit progressed(share, what);
  });
  connect(job, &Job::failed, this, [this, number](const QString& sentence) {
    if (number != number_) return;
    busy_ = false;
    emit failed(sentence);
  });
  connect(job, &Job::ended, this, [this, job] {
    job_ = nullptr;
    job->deleteLater();
    if (!pause_.isActive()) start_next();
  });
}

}  // namespace nahraum::app
