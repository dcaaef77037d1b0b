#pragma once
// The rest of a study that is opened in two steps: firmness and proposals of sites, computed on a
// worker while map and ranking are shown (ranked_study.h).
//
//   rest.begin(study.rest);                  // changed(), progressed() ...
//   connect(&rest, &StudyRest::arrived, window, take_rest);
//
// A run that was stopped can be continued from the beginning of the rest.

#include <QObject>
#include <QPointer>
#include <QString>

#include "viewer/app/study/open_study.h"
#include "viewer/app/window/job.h"

namespace nahraum::app {

/// What pages say in place of what is not there yet.
struct RestNote {
  bool missing = false;
  bool running = false;
  QString sentence{};  ///< empty when nothing is missing
};

class StudyRest : public QObject {
  Q_OBJECT
 public:
  explicit StudyRest(geo::Language language, QObject* parent = nullptr);
  ~StudyRest() override;

  /// Null: nothing is missing. One that was under way is dropped.
  void begin(RestOfStudy rest);
  /// Stops; without a word, as something else was asked for.
  void hold();
  /// After hold(): nothing came of the other question.
  void go_on();
  /// Stops by the user's wish; emits stopped().
  void cancel();
  /// After cancel() or failed().
  void resume();

  [[nodiscard]] bool running() const { return note_.running; }
  [[nodiscard]] const RestNote& note() const { return note_; }

 signals:
  /// Another state, or another whole percent.
  void changed(const nahraum::app::RestNote& note);
  void progressed(double share, const QString& what);
  /// The whole study. Nothing is missing any more.
  void arrived(const nahraum::app::OpenStudy& whole);
  void stopped();
  void failed(const QString& sentence);

 private:
  void start();
  void stop_job();
  void set_state(bool missing, bool running);
  void take(const OpenStudy& whole);
  void show_percent(double share);

  geo::Language language_;
  RestOfStudy rest_;
  RestNote note_;
  QPointer<Job> job_;  ///< until its thread has ended: two must not share a RankedStudy
  bool waits_ = false;
  bool held_ = false;
  int percent_ = 0;
};

}  // namespace nahraum::app
