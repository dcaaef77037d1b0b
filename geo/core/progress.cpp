#include "geo/core/progress.h"

#include "geo/core/error.h"

namespace nahraum::geo {

void Progress::begin(std::size_t steps) {
  const std::lock_guard lock(mutex_);
  state_ = {};
  state_.steps = steps;
}

void Progress::next(Text what) {
  check();
  const std::lock_guard lock(mutex_);
  ++state_.step;
  state_.what = std::move(what);
  state_.share = 0;
  tell();
}

void Progress::step(std::size_t done, std::size_t total) {
  check();
  const std::lock_guard lock(mutex_);
  const double share = total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
  // A listener may draw: one call per percent is enough for the eye.
  if (share < 1.0 && share - state_.share < 0.01) return;
  state_.share = share;
  tell();
}

void Progress::check() const {
  if (cancelled_) throw Error(ErrorKind::Cancelled, text("Abgebrochen.", "Cancelled."));
}

void Progress::tell() {
  if (listener_) listener_(state_);
}

}  // namespace nahraum::geo
