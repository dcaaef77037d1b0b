#pragma once
// Undo and redo as a list of values: a step back is the value before, nothing is computed
// backwards.
//
//   History history(book);
//   history.push(book.without("nord"), {"Szenario gelöscht", "Scenario deleted"});
//   history.undo();                       // history.now() == book
//
// A step costs one pointer a scenario; the oldest are dropped beyond kMostSteps.

#include <cstddef>
#include <vector>

#include "analysis/scenario/scenario.h"

namespace nahraum::analysis {

class History {
 public:
  static constexpr std::size_t kMostSteps = 10'000;

  explicit History(ScenarioBook first = {});

  [[nodiscard]] const ScenarioBook& now() const { return steps_[place_].book; }
  /// A new step; what was undone is gone.
  void push(ScenarioBook book, geo::Text name);

  [[nodiscard]] bool can_undo() const { return place_ > 0; }
  [[nodiscard]] bool can_redo() const { return place_ + 1 < steps_.size(); }
  /// What undo() would take back, redo() do again; empty texts when they cannot.
  [[nodiscard]] geo::Text undo_name() const;
  [[nodiscard]] geo::Text redo_name() const;
  /// The book after undo() and redo(), to be stored before it is shown.
  [[nodiscard]] const ScenarioBook& before() const { return steps_[place_ - 1].book; }
  [[nodiscard]] const ScenarioBook& after() const { return steps_[place_ + 1].book; }
  void undo();
  void redo();

 private:
  struct Step {
    ScenarioBook book;
    geo::Text name;  ///< of what led here
  };
  std::vector<Step> steps_;
  std::size_t place_ = 0;
};

}  // namespace nahraum::analysis
