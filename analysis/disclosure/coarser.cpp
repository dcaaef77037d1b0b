#include "analysis/disclosure/coarser.h"

#include <algorithm>
#include <set>

namespace nahraum::analysis::disclosure {

namespace {

struct Group {
  std::vector<std::uint32_t> units;
  std::set<std::uint32_t> neighbours;  ///< units
  std::int64_t population = 0;
  bool known_population = true;
  bool secret = false;
};

class Grouping {
 public:
  Grouping(const AreaTables& tables, const std::vector<std::vector<std::uint32_t>>& neighbours,
           const Rules& rules)
      : tables_(tables), rules_(rules) {
    for (std::uint32_t unit = 0; unit < tables.units; ++unit) {
      const auto& population = tables.areas[unit].population;
      groups_.push_back({{unit},
                         {neighbours[unit].begin(), neighbours[unit].end()},
                         population.value_or(0),
                         population.has_value(),
                         false});
      groups_.back().secret = has_secret(groups_.back());
      group_of_.push_back(unit);
    }
  }

  std::vector<std::vector<std::uint32_t>> run() && {
    while (const auto smallest = smallest_secret()) {
      const auto other = smallest_neighbour(*smallest);
      if (other)
        join(*smallest, *other);
      else
        groups_[*smallest].secret = false;  // alone: nothing more to be done here
    }
    std::vector<std::vector<std::uint32_t>> result;
    for (Group& group : groups_) {
      if (group.units.empty()) continue;
      std::sort(group.units.begin(), group.units.end());
      result.push_back(std::move(group.units));
    }
    std::sort(result.begin(), result.end());
    return result;
  }

 private:
  /// The rules for a figure by itself, on the union.
  [[nodiscard]] bool has_secret(const Group& group) const {
    Problem problem;
    for (const Measure& measure : tables_.measures) {
      Cell cell{.label = measure.label, .use = measure.use};
      for (const std::uint32_t unit : group.units) cell.value += measure.by_unit[unit];
      cell.sensitive_attribute = measure.sensitive_attribute;
      cell.base = measure.base;
      if (group.known_population) cell.area_population = group.population;
      problem.add(std::move(cell));
    }
    for (const MeasureRate& rate : tables_.rates) {
      if (problem.cells[rate.base].value > 0)  // no data at all: joining would not help
        problem.rates.push_back({rate.label, rate.numerator, rate.base, rate.per, rate.decimals});
    }
    const PrimarySecrets secrets = primary_secrets(with_complements(problem, rules_), rules_);
    const auto any = [](const std::vector<Reason>& reasons) {
      return std::any_of(reasons.begin(), reasons.end(),
                         [](Reason reason) { return reason != Reason::None; });
    };
    return any(secrets.cells) || any(secrets.rates);
  }

  [[nodiscard]] bool smaller(std::size_t a, std::size_t b) const {
    return groups_[a].population < groups_[b].population;
  }

  [[nodiscard]] std::optional<std::size_t> smallest_secret() const {
    std::optional<std::size_t> best;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].secret && (!best || smaller(g, *best))) best = g;
    }
    return best;
  }

  [[nodiscard]] std::optional<std::size_t> smallest_neighbour(std::size_t group) const {
    std::optional<std::size_t> best;
    for (const std::uint32_t unit : groups_[group].neighbours) {
      const std::size_t other = group_of_[unit];
      if (other != group &&
          (!best || smaller(other, *best) || (!smaller(*best, other) && other < *best)))
        best = other;
    }
    return best;
  }

  void join(std::size_t group, std::size_t other) {
    Group& into = groups_[group];
    Group& from = groups_[other];
    for (const std::uint32_t unit : from.units) group_of_[unit] = group;
    into.units.insert(into.units.end(), from.units.begin(), from.units.end());
    into.neighbours.insert(from.neighbours.begin(), from.neighbours.end());
    into.population += from.population;
    into.known_population = into.known_population && from.known_population;
    from = {};
    into.secret = has_secret(into);
  }

  const AreaTables& tables_;
  const Rules& rules_;
  std::vector<Group> groups_{};
  std::vector<std::size_t> group_of_{};
};

}  // namespace

std::vector<std::vector<std::uint32_t>> coarser_groups(
    const AreaTables& tables, const std::vector<std::vector<std::uint32_t>>& neighbours,
    const Rules& rules) {
  return Grouping(tables, neighbours, rules).run();
}

}  // namespace nahraum::analysis::disclosure
