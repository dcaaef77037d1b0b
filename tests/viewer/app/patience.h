#pragma once
// How tests of the window wait: for what must come, however long a loaded machine takes for it, and
// not for a time after which it should have come.
//
//   ASSERT_TRUE(soon([&] { return preview.up_to_date(); }));

#include <QCoreApplication>
#include <QTest>

#include <time.h>

#include "viewer/app/window/job.h"

namespace nahraum::app {

/// Milliseconds; only a test that fails waits so long.
inline constexpr int kPatience = 120'000;

/// Runs the event loop until the condition holds; false when it does not.
template <typename Condition>
[[nodiscard]] bool soon(Condition condition) {
  return QTest::qWaitFor(condition, kPatience);
}

/// Ten rounds of the event loop: what was posted, laid out or put off to the next round is done.
inline void run_events() {
  constexpr int kRounds = 10;
  for (int round = 0; round < kRounds; ++round) {
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
}

/// Time in which something could happen that must not. What must happen is waited for with soon().
inline void let_time_pass(int milliseconds) { QTest::qWait(milliseconds); }

/// Runs the event loop until the threads of all jobs of this object have ended, cancelled ones too,
/// and what they left behind was looked at.
[[nodiscard]] inline bool wait_for_workers(const QObject& owner) {
  const bool ended = soon([&] { return owner.findChildren<Job*>().isEmpty(); });
  run_events();
  return ended;
}

/// Time that this thread has worked, in milliseconds: unlike that of a clock it does not grow while
/// other programs have the processor.
class OwnTime {
 public:
  [[nodiscard]] double spent() const { return now() - start_; }

 private:
  static double now() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  }
  double start_ = now();
};

}  // namespace nahraum::app
