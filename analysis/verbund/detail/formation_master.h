#pragma once
// The linear program of the set packing: one column a group, one a unit that takes part, one a
// class of cells.
//
//   min  sum cost_g x_g - sum alone_u y_u - sum weight_c z_c
//   unit u:      sum over groups with u  x_g - y_u = 0        y_u in [0, 1], 1 for those that must
//   class c:     z_c - sum over groups that reach c  x_g <= 0      z_c in [0, 1]
//   numbers:     new Verbuende, least VBE <= total <= most VBE
//   triples:     sum over groups with at least two of three units  x_g <= 1, as found (subset rows,
//                Jepsen et al. 2008)
//   settled:     children >= ..., travel <= ..., one row for each distance
//
// When it has no point, a second program with the same rows, a slack where a row may fail and the
// sum of slacks as its cost takes over: its safe bound above 0 is the proof, its prices ask for the
// columns that could help. (Clp's own infeasibility rays did not always prove it.)

#include <array>
#include <functional>
#include <map>
#include <memory>

#include "analysis/locate/detail/clp_master.h"
#include "analysis/verbund/detail/formation_goal.h"

namespace nahraum::analysis::detail {

/// Prices of the rows, ready to value any group.
struct GroupPrices {
  std::vector<double> unit;
  double fresh = 0, least_vbe = 0, most_vbe = 0, travel = 0;
  std::vector<double> shared;  ///< by class of cells, <= 0
  std::vector<double> distance;
  std::vector<double> triple;                            ///< <= 0
  std::vector<std::vector<std::uint32_t>> triples_with;  ///< by unit: those with a price
  bool with_cost = true;  ///< false: only the proof that nothing is feasible counts
  double error = 0;       ///< of a reduced cost, from rounding
};

/// Reduced cost of a group under the prices.
[[nodiscard]] double reduced_cost(const FormationTask& task, const FormationGoal& goal,
                                  const GroupPrices& prices, const FormationGroup& group);

using UnitTriple = std::array<std::uint16_t, 3>;

class FormationMaster {
 public:
  using Key = std::array<std::uint16_t, FormationRules::kMostSize>;

  FormationMaster(const FormationTask& task, const FormationGoal& goal, std::function<bool()> stop);

  void add(std::span<const FormationGroup> groups);  ///< those not there yet
  [[nodiscard]] bool has(const FormationGroup& group) const { return at_.count(group.units) > 0; }
  [[nodiscard]] const std::vector<FormationGroup>& groups() const { return groups_; }

  void add_triples(std::span<const UnitTriple> triples);
  [[nodiscard]] std::size_t triples() const { return triples_.size(); }
  /// Triples that the point of the last solve breaks, the worst first.
  [[nodiscard]] std::vector<UnitTriple> broken_triples(std::size_t most) const;

  void set_unit(std::size_t unit, double lower, double upper);
  void set_group(std::size_t group, double lower, double upper);

  LpState solve();
  /// Of the columns there are; in the unit of the goal, the certain children included.
  [[nodiscard]] double safe_bound() const { return lp_->safe_bound() + constant_; }
  /// After Infeasible: the least sum of slacks, above 0.
  [[nodiscard]] double proof_bound() const { return elastic_->safe_bound(); }
  /// Of the last solve: of the costs, or after Infeasible of the slacks.
  [[nodiscard]] GroupPrices prices(bool with_cost) const;
  [[nodiscard]] std::span<const double> unit_point() const;
  [[nodiscard]] std::span<const double> group_point() const;

 private:
  void make_rows();
  void add_numbers();
  void add_settled();
  void make_elastic();
  [[nodiscard]] LpNewColumn column_of(const FormationGroup& group) const;

  static constexpr std::uint32_t kNoRow = UINT32_MAX;
  const FormationTask* task_;
  const FormationGoal* goal_;
  std::function<bool()> stop_;
  std::uint32_t fresh_row_ = kNoRow, least_row_ = kNoRow, most_row_ = kNoRow, travel_row_ = kNoRow;
  std::uint32_t first_shared_ = kNoRow, first_distance_ = kNoRow, first_triple_ = kNoRow;
  double constant_ = 0;
  std::vector<LpColumn> base_;  ///< columns before the groups, with their bounds now
  std::vector<LpRow> rows_;     ///< without the groups
  std::vector<FormationGroup> groups_;
  std::vector<std::pair<double, double>> bounds_;  ///< of the groups
  std::map<Key, std::size_t> at_;
  std::vector<UnitTriple> triples_;
  std::vector<std::vector<std::uint32_t>> triples_with_;  ///< by unit
  std::unique_ptr<ClpMaster> lp_;
  std::unique_ptr<ClpMaster> elastic_;  ///< made when first needed
  std::size_t slacks_ = 0;
};

}  // namespace nahraum::analysis::detail
