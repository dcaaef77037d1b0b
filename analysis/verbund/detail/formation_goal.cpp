#include "analysis/verbund/detail/formation_goal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nahraum::analysis::detail {

double DistanceRow::coefficient(const FormationFrame& frame, const FormationGroup& group) const {
  if (group.fresh == 0 && group.count == 1) return 0;  // as it is in every proposal
  std::int64_t common = 0;
  std::array<std::int32_t, 64> labels;
  std::size_t n = 0;
  for (const std::uint16_t u : group.members())
    for (const std::uint32_t k : frame.units()[u].kitas)
      if (n < labels.size()) labels[n++] = verbund[k];
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < a; ++b) common += labels[a] >= 0 && labels[a] == labels[b] ? 1 : 0;
  if (n == 1 && labels[0] >= 0) {  // the same Kita alone in both
    common = std::count(verbund.begin(), verbund.end(), labels[0]) == 1 ? 1 : 0;
  }
  return (2 - different) * static_cast<double>(common) -
         (1 - different) * static_cast<double>(pairs_of(n));
}

std::int64_t FormationGoal::cost(const FormationGroup& group) const {
  const std::int64_t balance = static_cast<std::int64_t>(group.size) * group.size;
  switch (measure) {
    case FormationMeasure::Travel:
      return group.travel;
    case FormationMeasure::Balance:
      return balance;
    case FormationMeasure::Weighted:
      return std::llround(kChildParts * (minute_worth * group.travel / 10.0 +
                                         balance_worth * static_cast<double>(balance)));
    default:
      return 0;
  }
}

GroupSetValues values_of(const FormationTask& task, const GroupSet& groups) {
  GroupSetValues values;
  std::vector<std::uint8_t> in(task.frame.units().size(), 0);
  for (const FormationGroup& group : groups) {
    for (const std::uint16_t u : group.members()) in[u] = 1;
    values.travel += group.travel;
    values.balance += static_cast<std::int64_t>(group.size) * group.size;
  }
  values.children = task.cover.value(in);
  return values;
}

std::int64_t goal_value(const FormationTask& task, const FormationGoal& goal,
                        const GroupSet& groups) {
  std::int64_t value = goal.counts_children() ? -values_of(task, groups).children : 0;
  for (const FormationGroup& group : groups) value += goal.cost(group);
  return value;
}

std::optional<std::int64_t> total_steps(const FormationRules& rules) {
  if (!rules.total_vbe) return std::nullopt;
  return static_cast<std::int64_t>(std::floor(*rules.total_vbe / rules.vbe_step + 1e-9));
}

bool keeps_rules(const FormationTask& task, const FormationGoal& goal, const GroupSet& groups) {
  const FormationRules& rules = task.frame.rules();
  std::vector<std::uint8_t> in(task.frame.units().size(), 0);
  std::int64_t least = 0, most = 0;
  std::size_t fresh = 0;
  for (const FormationGroup& group : groups) {
    for (const std::uint16_t u : group.members())
      if (std::exchange(in[u], std::uint8_t{1}) != 0) return false;
    least += group.least_vbe;
    most += group.most_vbe;
    fresh += group.fresh;
  }
  for (std::size_t u = 0; u < in.size(); ++u)
    if (task.frame.units()[u].must && in[u] == 0) return false;
  if (rules.verbuende &&
      (fresh > *rules.verbuende || (!rules.at_most_verbuende && fresh < *rules.verbuende)))
    return false;
  if (const auto total = total_steps(rules)) {
    if (least > *total || (rules.spend_total_vbe && most < *total)) return false;
  }
  const GroupSetValues values = values_of(task, groups);
  if (goal.least_children && values.children < *goal.least_children) return false;
  if (goal.most_travel && values.travel > *goal.most_travel) return false;
  return std::all_of(goal.distances.begin(), goal.distances.end(), [&](const DistanceRow& row) {
    double sum = 0;
    for (const FormationGroup& group : groups) sum += row.coefficient(task.frame, group);
    return sum <= row.most() + 1e-9;
  });
}

}  // namespace nahraum::analysis::detail
