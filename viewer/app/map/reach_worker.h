#pragma once
// Answers "whom would a place here reach?" on a thread of its own. Of several questions only the
// newest is answered, so a moving cursor never waits for where it was.

#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "analysis/study/reach_at.h"

namespace nahraum::app {

struct ReachRequest {
  std::shared_ptr<const analysis::StudyResult> result;
  analysis::ReachQuestion question;
  geo::Minutes limit{15};
  geo::Point place;
  std::uint64_t number = 0;
};

struct ReachReply {
  analysis::ReachAnswer answer;
  geo::Point place;
  std::uint64_t number = 0;
  double milliseconds = 0;
};

class ReachWorker : public QObject {
  Q_OBJECT
 public:
  explicit ReachWorker(geo::Language language, QObject* parent = nullptr);
  ~ReachWorker() override;

  void ask(ReachRequest request);

 signals:
  /// In the thread of this object. `preparing`: cells are being brought onto the streets.
  void preparing();
  void answered(const nahraum::app::ReachReply& reply);
  void failed(const QString& sentence);

 private:
  void work();
  void answer(const ReachRequest& request);
  void fail(const QString& sentence);

  geo::Language language_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<ReachRequest> next_;
  bool stop_ = false;
  // Of the worker: what the last question was about.
  std::unique_ptr<analysis::ReachAt> reach_;
  const analysis::StudyResult* result_ = nullptr;
  analysis::ReachQuestion question_;
  std::thread worker_;  // last: starts when all else is ready
};

}  // namespace nahraum::app
