#pragma once
// What one search is asked: minimise a whole number over sets of disjoint groups, within the rules
// and the values settled before.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "analysis/verbund/detail/formation_cover.h"

namespace nahraum::analysis::detail {

using GroupSet = std::vector<FormationGroup>;  ///< disjoint, ascending by first unit

enum class FormationMeasure : std::uint8_t { Nothing, Children, Travel, Balance, Weighted };

/// "Differs from this earlier set": numbers of pairs, linear in the chosen groups.
struct DistanceRow {
  std::vector<std::int32_t> verbund;  ///< by Kita: its Verbund there, -1 = none
  std::int64_t pairs = 0;             ///< in one Verbund there
  double different = 0;               ///< least distance
  /// Coefficient of a group: (2 - d) x common pairs - (1 - d) x its pairs. From a set without
  /// pairs every other one differs: then its pairs alone, of which there must be one.
  [[nodiscard]] double coefficient(const FormationFrame& frame, const FormationGroup& group) const;
  [[nodiscard]] double most() const {
    return pairs == 0 ? different - 1 : (1 - different) * static_cast<double>(pairs);
  }
};

struct FormationGoal {
  FormationMeasure measure = FormationMeasure::Children;
  std::optional<std::int64_t> least_children;  ///< thousandths
  std::optional<std::int64_t> most_travel;     ///< tenths of a minute
  std::vector<DistanceRow> distances;
  double minute_worth = 0;  ///< Weighted: children
  double balance_worth = 0;

  /// Cost of a group beside the children; whole.
  [[nodiscard]] std::int64_t cost(const FormationGroup& group) const;
  [[nodiscard]] bool counts_children() const {
    return measure == FormationMeasure::Children || measure == FormationMeasure::Weighted;
  }
};

struct GroupSetValues {
  std::int64_t children = 0;  ///< thousandths
  std::int64_t travel = 0;    ///< tenths of a minute a week
  std::int64_t balance = 0;
};

struct FormationTask {
  const FormationFrame& frame;
  const FormationCover& cover;
};

[[nodiscard]] GroupSetValues values_of(const FormationTask& task, const GroupSet& groups);
/// The number that is minimised.
[[nodiscard]] std::int64_t goal_value(const FormationTask& task, const FormationGoal& goal,
                                      const GroupSet& groups);
/// Disjoint, every must taken, numbers, VBE, and the rows of the goal.
[[nodiscard]] bool keeps_rules(const FormationTask& task, const FormationGoal& goal,
                               const GroupSet& groups);
/// VBE of the total in steps; nothing without total.
[[nodiscard]] std::optional<std::int64_t> total_steps(const FormationRules& rules);
/// Pairs in one Verbund, a single Kita with itself.
[[nodiscard]] inline std::int64_t pairs_of(std::size_t size) {
  return size == 1 ? 1 : static_cast<std::int64_t>(size * (size - 1) / 2);
}

}  // namespace nahraum::analysis::detail
