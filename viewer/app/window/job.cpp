#include "viewer/app/window/job.h"

#include <new>
#include <optional>

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

namespace {

/// What the exception being handled means to the user; nothing = it was cancelled.
std::optional<QString> failure_words(geo::Language language) {
  try {
    throw;
  } catch (const geo::Error& error) {
    if (error.kind() == geo::ErrorKind::Cancelled) return std::nullopt;
    return qstring(error.sentence(language));
  } catch (const std::bad_alloc&) {
    return qstring({"Der Arbeitsspeicher reicht dafür nicht. Bitte andere Programme schließen und "
                    "es noch einmal versuchen.",
                    "There is not enough memory for this. Please close other programs and try "
                    "again."},
                   language);
  } catch (const std::exception& error) {
    return qstring(geo::text("Das ging nicht ({}). Die Studie ist unverändert.",
                             "That did not work ({}). The study has not changed.", error.what()),
                   language);
  }
}

}  // namespace

void Job::run(const Work& work) {
  try {
    const std::function<void()> deliver = work(*progress_);
    QMetaObject::invokeMethod(
        this, [this, deliver] { finish(deliver); }, Qt::QueuedConnection);
  } catch (...) {
    if (const auto words = failure_words(language_)) fail(*words);
  }
  QMetaObject::invokeMethod(
      this, [this] { emit ended(); }, Qt::QueuedConnection);
}

/// Nothing may be thrown through Qt: files are put in place here, and that can fail.
void Job::finish(const std::function<void()>& deliver) {
  if (over_) return;
  over_ = true;
  try {
    deliver();
  } catch (...) {
    if (const auto words = failure_words(language_)) emit failed(*words);
    return;
  }
  emit finished();
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
