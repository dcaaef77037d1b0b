#include "analysis/scenario/history.h"

namespace nahraum::analysis {

History::History(ScenarioBook first) { steps_.push_back({std::move(first), {}}); }

void History::push(ScenarioBook book, geo::Text name) {
  steps_.resize(place_ + 1);
  steps_.push_back({std::move(book), std::move(name)});
  if (steps_.size() > kMostSteps)
    steps_.erase(steps_.begin());
  else
    ++place_;
}

geo::Text History::undo_name() const { return can_undo() ? steps_[place_].name : geo::Text{}; }

geo::Text History::redo_name() const { return can_redo() ? steps_[place_ + 1].name : geo::Text{}; }

void History::undo() {
  if (can_undo()) --place_;
}

void History::redo() {
  if (can_redo()) ++place_;
}

}  // namespace nahraum::analysis
