#pragma once
// Asks proposals again on a worker. Of several questions only the newest is answered, so a slider
// dragged fast costs one answer; after cancel() nothing comes any more.
//
//   asker.ask({result, outcome, spec});   // -> started, first_answer, answered | failed

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>

#include "analysis/study/ask_again.h"
#include "viewer/app/window/job.h"

namespace nahraum::app {

using Answer = std::shared_ptr<const analysis::ProposalOutcome>;

struct ProposalRequest {
  std::shared_ptr<const analysis::StudyResult> result;
  Answer outcome;  ///< an answer to the same question, of this result
  analysis::ProposalSpec spec;
};

class ProposalAsker : public QObject {
  Q_OBJECT
 public:
  explicit ProposalAsker(geo::Language language, QObject* parent = nullptr);
  ~ProposalAsker() override;

  void ask(ProposalRequest request);
  /// Emits cancelled() when something was under way.
  void cancel();
  /// The same without a word: nobody waits for the answer any more.
  void drop();
  [[nodiscard]] bool busy() const { return busy_; }
  /// Computations begun so far.
  [[nodiscard]] std::size_t runs() const { return runs_; }

 signals:
  void started();
  void progressed(double share, const QString& what);
  /// The set alone; losses and sets nearly as good follow.
  void first_answer(const nahraum::app::Answer& answer);
  void answered(const nahraum::app::Answer& answer);
  void failed(const QString& sentence);
  void cancelled();

 private:
  void start_next();
  void run(ProposalRequest request);

  geo::Language language_;
  QTimer pause_;
  std::optional<ProposalRequest> next_;
  QPointer<Job> job_;  ///< until its thread has ended
  std::size_t number_ = 0;
  std::size_t runs_ = 0;
  bool busy_ = false;
};

}  // namespace nahraum::app
