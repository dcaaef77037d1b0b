#pragma once
// Branch and price over sets of groups: best bound first, branching on units (in or out) and then
// on pairs of units (in one Verbund or not; Ryan and Foster 1981). A node is closed by a safe
// bound, a proof that it is empty, or a set whose value is its bound; nothing rests on tolerances.

#include <chrono>
#include <optional>

#include "analysis/verbund/detail/formation_source.h"

namespace nahraum::analysis::detail {

/// Time, nodes and cancelling over several searches.
class FormationClock {
 public:
  FormationClock(const SolveLimits& limits, geo::Progress& progress);
  [[nodiscard]] bool over() const;
  [[nodiscard]] bool cancelled() const { return progress_->cancelled(); }
  /// The next search may take this share of what is left; 0 seconds = no limit.
  void begin(double share);
  /// Until widen() there is only this share of the time left.
  void narrow(double share);
  void widen();
  [[nodiscard]] bool count_node();  ///< false: no node left
  [[nodiscard]] std::size_t nodes() const { return nodes_; }
  void say(double share) const;
  /// As many nodes again, and so much time, for what comes after the first proposal.
  void extend(double seconds);

 private:
  using Time = std::chrono::steady_clock;
  geo::Progress* progress_;
  std::size_t most_nodes_, nodes_ = 0;
  bool timed_;
  Time::time_point end_, stage_end_, whole_end_;
};

struct FormationSearchAnswer {
  bool infeasible = false;  ///< proven: no set keeps the rules (or beats `worse_than`)
  bool proven = false;      ///< best is within the gap asked for
  std::optional<GroupSet> best;
  std::int64_t value = 0;
  double bound = -kNoLimit;
  std::size_t nodes = 0;
  std::size_t columns = 0;
};

struct FormationSearchTask {
  FormationTask task;
  FormationGoal goal;
  GroupSource* source = nullptr;
  double gap = 0;
  std::optional<GroupSet> start;  ///< keeps the rules of the goal
  GroupSet columns;               ///< to begin the master with
  bool first_will_do = false;     ///< any set: only feasibility is asked
  bool narrow_source = false;     ///< at the end drop groups that are in no set as good as the best
};

[[nodiscard]] FormationSearchAnswer search_formation(const FormationSearchTask& task,
                                                     FormationClock& clock);

}  // namespace nahraum::analysis::detail
