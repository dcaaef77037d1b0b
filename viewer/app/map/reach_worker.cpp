#include "viewer/app/map/reach_worker.h"

#include <QElapsedTimer>

#include "geo/core/error.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

ReachWorker::ReachWorker(geo::Language language, QObject* parent)
    : QObject(parent), language_(language), worker_([this] { work(); }) {}

ReachWorker::~ReachWorker() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  worker_.join();
}

void ReachWorker::ask(ReachRequest request) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(request);
  }
  wake_.notify_one();
}

void ReachWorker::work() {
  while (true) {
    ReachRequest request;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stop_ || next_.has_value(); });
      if (stop_) return;
      request = std::move(*next_);
      next_.reset();
    }
    try {
      answer(request);
    } catch (const geo::Error& error) {
      fail(qstring(error.sentence(language_)));
    } catch (const std::exception& error) {
      fail(QString::fromUtf8(error.what()));
    }
  }
}

void ReachWorker::answer(const ReachRequest& request) {
  const bool same = reach_ != nullptr && result_ == request.result.get() &&
                    question_.mode == request.question.mode &&
                    question_.group == request.question.group;
  if (!same) {
    QMetaObject::invokeMethod(
        this, [this] { emit preparing(); }, Qt::QueuedConnection);
    reach_.reset();
    reach_ = std::make_unique<analysis::ReachAt>(request.result, request.question);
    result_ = request.result.get();
    question_ = request.question;
  }
  QElapsedTimer timer;
  timer.start();
  ReachReply reply{reach_->at(request.place, request.limit), request.place, request.number, 0};
  reply.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  QMetaObject::invokeMethod(
      this, [this, reply = std::move(reply)] { emit answered(reply); }, Qt::QueuedConnection);
}

void ReachWorker::fail(const QString& sentence) {
  QMetaObject::invokeMethod(
      this, [this, sentence] { emit failed(sentence); }, Qt::QueuedConnection);
}

}  // namespace nahraum::app
