#pragma once
// Looks for moves: other points an outsider cannot rule out, and what would have to be hidden for
// there to be one.
//
// A move of one cell is closed through its neighbours in the relations, so the search takes a
// neighbourhood of the cell, keeps the rest still, and solves a small linear program there; where
// its answer is not whole, it branches. What comes back is checked in integers (moves.h).

#include <optional>
#include <vector>

#include "analysis/disclosure/moves.h"

namespace nahraum::analysis::disclosure {

struct MoveQuestion {
  std::uint32_t variable = 0;
  int sign = 1;             ///< up or down
  std::int64_t amount = 1;  ///< wanted; a smaller move is given back when no larger is found
  std::size_t reach = 64;   ///< variables in the neighbourhood
  bool like_plan = false;   ///< the neighbourhood plan() looks at, which holds its own answer
};

/// What would have to be hidden so that the cell can move by `amount`.
struct HidePlan {
  std::vector<std::size_t> statements;  ///< ascending
  double loss = 0;
};

class MoveSearch {
 public:
  explicit MoveSearch(const System& system);

  /// The largest whole move found, 1 .. amount, checked with fits(); nothing when none was found.
  [[nodiscard]] std::optional<Move> find(const PublicState& state, const MoveQuestion& question);
  /// The cheapest set of published statements found to hide; nothing when even hiding all in reach
  /// is not enough.
  [[nodiscard]] std::optional<HidePlan> plan(const PublicState& state,
                                             const MoveQuestion& question);
  /// Pivots done so far: the measure of work, the same on every machine.
  [[nodiscard]] std::size_t work() const { return work_; }
  /// True when the last neighbourhood held everything that can be reached.
  [[nodiscard]] bool saw_all() const { return saw_all_; }

 private:
  struct Column;
  struct Local;
  void gather(const PublicState& state, const MoveQuestion& question, bool hiding);
  void take(std::uint32_t variable);
  void peel();
  void drop(std::uint32_t variable, std::vector<std::uint32_t>& single);
  [[nodiscard]] bool movable(const PublicState& state, std::uint32_t variable, bool hiding) const;
  [[nodiscard]] bool open_row(const PublicState& state, std::uint32_t row, bool hiding) const;
  [[nodiscard]] Local local_program(const PublicState& state, const MoveQuestion& question,
                                    bool hiding);
  void add_columns(const PublicState& state, const MoveQuestion& question, bool hiding,
                   std::uint32_t variable, Local& local) const;
  void limit_by_slack(const PublicState& state, std::uint32_t row, Local& local) const;
  [[nodiscard]] std::optional<Move> whole_move(const PublicState& state,
                                               const MoveQuestion& question, Local& local);
  [[nodiscard]] std::optional<Move> rounded(const PublicState& state, const Local& local,
                                            const std::vector<double>& x) const;
  void close_slacks(Move& move) const;

  const System* system_;
  std::vector<std::uint32_t> variables_;  ///< of the neighbourhood, in the order met
  std::vector<std::uint8_t> inside_;      ///< by variable
  std::vector<std::uint32_t> rows_;       ///< touched by it
  std::vector<std::uint32_t> row_count_;  ///< by row: movable variables inside
  std::vector<std::int32_t> row_index_;   ///< by row: place in rows_, -1 outside
  std::size_t work_ = 0;
  bool saw_all_ = false;
};

}  // namespace nahraum::analysis::disclosure
