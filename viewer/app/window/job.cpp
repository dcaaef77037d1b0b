#include "viewer/app/window/job.h"

#include "viewer/app/window/words.h"

namespace nahraum::app {

Job::Job(Work work, geo::Language language, QObject* parent)
    : QObject(parent),
      language_(language),
      progress_(std::make_unique<geo::Progress>(
          [this](const geo::ProgressState& state) { tell(state); })),
      thread_([this, work = std::move(work)] { run(work); }) {}

Job::~Job() {
  progress_->cancel();
  thread_.join();
}

void Job::run(const Work& work) {
  try {
    const std::function<void()> deliver = work(*progress_);
    QMetaObject::invokeMethod(
        this,
        [this, deliver] {
          if (over_) return;
          over_ = true;
          deliver();
          emit finished();
        },
        Qt::QueuedConnection);
  } catch (const geo::Error& error) {
    if (error.kind() != geo::ErrorKind::Cancelled) fail(qstring(error.sentence(language_)));
  } catch (const std::exception& error) {
    fail(QString::fromUtf8(error.what()));
  }
  QMetaObject::invokeMethod(
      this, [this] { emit ended(); }, Qt::QueuedConnection);
}

void Job::fail(const QString& sentence) {
  QMetaObject::invokeMethod(
      this,
      [this, sentence] {
        if (over_) return;
        over_ = true;
        emit failed(sentence);
      },
      Qt::QueuedConnection);
}

void Job::tell(const geo::ProgressState& state) {
  const double steps = static_cast<double>(state.steps);
  const double before = static_cast<double>(state.step) - 1;
  const double share = state.steps == 0 ? -1 : (before + state.share) / steps;
  const QString what = qstring(state.what, language_);
  QMetaObject::invokeMethod(
      this,
      [this, share, what] {
        if (!over_) emit progressed(share, what);
      },
      Qt::QueuedConnection);
}

void Job::cancel() {
  if (over_) return;
  over_ = true;
  progress_->cancel();
  emit cancelled();
}

}  // namespace nahraum::app
