#pragma once
// Asks the audit "what if" on a worker: makes it ready once a study, then answers the newest
// question. Progress and cancel as everywhere (job.h).
//
//   worker.set_result(result);
//   worker.ask(membership);          // answered(), failed() or cancelled()

#include <QObject>
#include <QPointer>
#include <memory>
#include <optional>

#include "analysis/study/verbund_lab.h"
#include "viewer/app/window/job.h"

namespace nahraum::app {

/// Shared between window and worker; nobody changes it.
struct VerbundAnswer {
  analysis::Membership membership;
  analysis::VerbundMoved moved;
  std::vector<analysis::VerbundAudit> before;  ///< the study as it is, from the same computation
  double milliseconds = 0;                     ///< of the question alone
};

class VerbundWorker : public QObject {
  Q_OBJECT
 public:
  explicit VerbundWorker(geo::Language language, QObject* parent = nullptr);

  /// What was asked about another result is forgotten. Null = none.
  void set_result(std::shared_ptr<const analysis::StudyResult> result);
  /// The same again while it is being worked on: nothing new.
  void ask(const analysis::Membership& membership);
  void cancel();
  [[nodiscard]] bool busy() const { return job_ != nullptr || waiting_.has_value(); }

 signals:
  void started();
  void progressed(double share, const QString& what);
  void answered(const std::shared_ptr<const nahraum::app::VerbundAnswer>& answer);
  void failed(const QString& sentence);
  void cancelled();
  /// Nothing is under way any more.
  void idle();

 private:
  /// Of the worker; the window only hands it on.
  struct Bench {
    std::unique_ptr<analysis::VerbundLab> lab;
  };
  void start();

  geo::Language language_;
  std::shared_ptr<const analysis::StudyResult> result_;
  std::shared_ptr<Bench> bench_;
  std::optional<analysis::Membership> waiting_;
  std::optional<analysis::Membership> asked_;  ///< that is being worked on
  QPointer<Job> job_;                          ///< until its thread has ended
};

}  // namespace nahraum::app
