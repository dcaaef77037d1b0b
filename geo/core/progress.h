#pragma once
// How far a long work has come, and the way to stop it.
//
//   void work(Progress& progress) { for (...) { progress.step(done, total); ... } }
//
// `step()` throws Error{Cancelled} when the user asked to stop; long loops call it at least every
// 50 ms. Thread-safe: cancel() and step() may come from different threads.

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>

#include "geo/core/text.h"

namespace nahraum::geo {

struct ProgressState {
  std::size_t step = 0;   ///< current step, from 1
  std::size_t steps = 0;  ///< number of steps, 0 = unknown
  Text what;              ///< "Einwohner je Einzugsgebiet"
  double share = 0;       ///< 0..1 within the step
};

class Progress {
 public:
  using Listener = std::function<void(const ProgressState&)>;

  Progress() = default;
  explicit Progress(Listener listener) : listener_(std::move(listener)) {}

  void begin(std::size_t steps);
  /// The next named step starts.
  void next(Text what);
  /// `done` of `total` units of the current step. Throws Error{Cancelled} after cancel().
  void step(std::size_t done, std::size_t total);
  /// Throws Error{Cancelled} after cancel().
  void check() const;
  void cancel() { cancelled_ = true; }
  [[nodiscard]] bool cancelled() const { return cancelled_; }

 private:
  void tell();
  std::mutex mutex_;
  std::atomic<bool> cancelled_{false};
  ProgressState state_;
  Listener listener_;
};

}  // namespace nahraum::geo
