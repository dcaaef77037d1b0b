#include "analysis/disclosure/system.h"

#include <algorithm>
#include <bit>

namespace nahraum::analysis::disclosure {

namespace {

/// Hiding a large count loses more than a small one, but far less than in proportion.
double loss_of(const Cell& cell) {
  if (cell.loss > 0) return cell.loss;
  return 4.0 + static_cast<double>(std::bit_width(static_cast<std::uint64_t>(cell.value)));
}

constexpr double kRateLoss = 1;  // a rate says less than the counts behind it

Interval common(const Interval& a, const Interval& b) {
  return {std::max(a.lower, b.lower), std::min(a.upper, b.upper)};
}

}  // namespace

System::System(const Problem& problem, const Rules& rules) {
  add_cells(problem, rules);
  add_relations(problem);
  add_rates(problem);
  index_columns();
}

std::uint32_t System::add(Variable variable) {
  variables_.push_back(variable);
  return static_cast<std::uint32_t>(variables_.size() - 1);
}

void System::add_row(const std::vector<Entry>& entries) {
  row_entries_.insert(row_entries_.end(), entries.begin(), entries.end());
  row_start_.push_back(row_entries_.size());
}

void System::add_cells(const Problem& problem, const Rules& rules) {
  for (std::size_t i = 0; i < problem.cells.size(); ++i) {
    const Cell& cell = problem.cells[i];
    Variable variable{cell.value, cell.known, {cell.value, cell.value}, -1, false};
    variable.natural.lower = std::max<std::int64_t>(variable.natural.lower, 0);
    if (cell.use == CellUse::Public) variable.natural = {cell.value, cell.value};
    if (cell.use == CellUse::Wanted) {
      const bool zero_is_said = !zero_may_hide(cell, rules);
      const bool may_hide = cell.value > 0 || !zero_is_said;
      if (zero_is_said && cell.value > 0)
        variable.natural.lower = std::max<std::int64_t>(variable.natural.lower, 1);
      const std::int64_t step = may_hide ? cell.step : 1;
      variable.said = common(variable.natural, rounding_interval(cell.value, step));
      variable.statement = static_cast<std::int32_t>(statements_.size());
      statements_.push_back({false, i, loss_of(cell), may_hide, {static_cast<std::uint32_t>(i)}});
    }
    add(variable);
  }
}

void System::add_relations(const Problem& problem) {
  for (const Relation& relation : problem.relations) {
    std::vector<Entry> entries;
    std::int64_t sum = 0;
    for (const Term& term : relation.terms) {
      entries.push_back({static_cast<std::uint32_t>(term.cell), term.factor});
      sum += term.factor * problem.cells[term.cell].value;
    }
    if (!(relation.range == Interval{0, 0}))
      entries.push_back({add({sum, relation.range, {}, -1, true}), -1});
    add_row(entries);
  }
}

/// numerator x factor + base x factor >= 0 as a row with its play as a variable of the statement.
void System::add_rate_side(const Rate& rate, std::int64_t numerator, std::int64_t base,
                           Statement& statement) {
  const std::int64_t play =
      numerator * variables_[rate.numerator].value + base * variables_[rate.base].value;
  // Half up: the lower side may be met exactly, the upper may not.
  const std::int64_t least = numerator > 0 ? 0 : 1;
  const auto variable = add({play,
                             {-kNoLimit, kNoLimit},
                             {least, kNoLimit},
                             static_cast<std::int32_t>(statements_.size()),
                             true});
  statement.variables.push_back(variable);
  std::vector<Entry> entries{{static_cast<std::uint32_t>(rate.numerator), numerator}};
  if (base != 0) entries.push_back({static_cast<std::uint32_t>(rate.base), base});
  entries.push_back({variable, -1});
  add_row(entries);
}

void System::add_rates(const Problem& problem) {
  for (std::size_t i = 0; i < problem.rates.size(); ++i) {
    const Rate& rate = problem.rates[i];
    Statement statement{true, i, rate.loss > 0 ? rate.loss : kRateLoss, true, {}};
    if (problem.cells[rate.base].value > 0) {
      const std::int64_t printed = rounded_rate(problem, rate);
      const std::int64_t scale = rate_scale(rate);
      add_rate_side(rate, 2 * scale, -(2 * printed - 1), statement);
      add_rate_side(rate, -2 * scale, 2 * printed + 1, statement);
    }
    statement.may_hide = !rate.told;
    statements_.push_back(std::move(statement));
  }
}

void System::index_columns() {
  column_start_.assign(variables_.size() + 1, 0);
  for (const Entry& entry : row_entries_) ++column_start_[entry.index + 1];
  for (std::size_t v = 0; v < variables_.size(); ++v) column_start_[v + 1] += column_start_[v];
  column_entries_.resize(row_entries_.size());
  std::vector<std::size_t> next(column_start_.begin(), column_start_.end() - 1);
  for (std::size_t r = 0; r < row_count(); ++r) {
    for (const Entry& entry : row(r))
      column_entries_[next[entry.index]++] = {static_cast<std::uint32_t>(r), entry.factor};
  }
}

}  // namespace nahraum::analysis::disclosure
