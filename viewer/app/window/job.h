#pragma once
// A piece of work on its own thread with progress and cancel. The window never waits for it: after
// cancel() the job counts as over at once and its result is thrown away when it comes.

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <thread>

#include "geo/core/error.h"
#include "geo/core/progress.h"

namespace nahraum::app {

class Job : public QObject {
  Q_OBJECT
 public:
  /// Runs on the worker; returns what the window does with the result, run in the window's thread.
  using Work = std::function<std::function<void()>(geo::Progress&)>;

  Job(Work work, geo::Language language, QObject* parent = nullptr);
  /// Cancels and joins: the work must look at its Progress at least every 50 ms.
  ~Job() override;

  void cancel();
  [[nodiscard]] bool over() const { return over_; }

 signals:
  /// `share` 0..1 of everything, negative when unknown.
  void progressed(double share, const QString& what);
  void finished();
  void failed(const QString& sentence);
  void cancelled();
  /// The thread has ended; the object may be deleted without waiting.
  void ended();

 private:
  void run(const Work& work);
  void tell(const geo::ProgressState& state);
  void finish(const std::function<void()>& deliver);
  void fail(const QString& sentence);

  geo::Language language_;
  std::unique_ptr<geo::Progress> progress_;
  bool over_ = false;  // window's thread
  std::thread thread_;
};

}  // namespace nahraum::app
