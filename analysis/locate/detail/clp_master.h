#pragma once
// A linear program that grows rows and whose bounds move: the relaxation inside branch and bound.
//
//   ClpMaster master(columns, stop);
//   master.add_rows(rows);
//   if (master.solve() == LpState::Solved) use(master.point(), master.safe_bound());
//
// Minimises. The only place that knows Clp (COIN-OR, EPL). What Clp says is not believed: the bound
// is computed anew from its row prices with directed rounding (Neumaier and Shcherbina 2004, "Safe
// bounds in linear and mixed-integer linear programming"), and "infeasible" is believed only when
// its ray proves it in the same arithmetic. Deterministic: one thread, same calls, same answer.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace nahraum::analysis::detail {

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

struct LpColumn {
  double lower = 0;
  double upper = 1;  ///< finite: the safe bound rests on it
  double cost = 0;
};

/// lower <= sum of values[i] * column columns[i] <= upper
struct LpRow {
  double lower = -kNoLimit;
  double upper = kNoLimit;
  std::vector<std::uint32_t> columns;
  std::vector<double> values;
};

/// A column that comes later, with its entries in the rows there are.
struct LpNewColumn {
  LpColumn column;
  std::vector<std::uint32_t> rows;  ///< each at most once
  std::vector<double> values;
};

enum class LpState : std::uint8_t {
  Solved,      ///< optimal as far as Clp can tell
  Infeasible,  ///< proven
  Unsure       ///< stopped or in numerical trouble: safe_bound() holds, point() may be anything
};

class ClpMaster {
 public:
  /// `stop` is asked every few pivots; true ends the solving with Unsure.
  ClpMaster(std::vector<LpColumn> columns, std::function<bool()> stop);
  ~ClpMaster();
  ClpMaster(const ClpMaster&) = delete;
  ClpMaster& operator=(const ClpMaster&) = delete;

  void add_rows(std::span<const LpRow> rows);
  /// Column generation: they follow the columns there are, in this order.
  void add_columns(std::span<const LpNewColumn> columns);
  /// Takes rows from `first` on out that do not bind in the last solution.
  void drop_loose_rows(std::size_t first);
  void set_bounds(std::uint32_t column, double lower, double upper);
  [[nodiscard]] std::size_t row_count() const;
  [[nodiscard]] std::span<const LpRow> rows() const;

  LpState solve();
  [[nodiscard]] std::span<const double> point() const;
  /// No point within rows and bounds costs less.
  [[nodiscard]] double safe_bound() const;
  /// By row, at most 0 where the upper limit binds: the prices behind safe_bound(); after
  /// Infeasible those of the proof, see proof_bound().
  [[nodiscard]] std::span<const double> prices() const;
  /// After Infeasible: by prices() alone, without costs, every point within the column bounds would
  /// have to "cost" at least this, more than 0. A column that comes later can only lower it by its
  /// own negative reduced cost at cost 0.
  [[nodiscard]] double proof_bound() const;
  /// Lower ends of the reduced costs behind safe_bound(): moving a column away from the bound it
  /// stands at costs at least that much. `sign` as in the reduced cost: > 0 stands at its lower
  /// end.
  [[nodiscard]] std::span<const double> reduced_costs() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace nahraum::analysis::detail
