#include "analysis/verbund/detail/formation_master.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nahraum::analysis::detail {

namespace {

/// Its entries come with the columns.
LpRow empty_row(double lower, double upper) {
  LpRow row;
  row.lower = lower;
  row.upper = upper;
  return row;
}

/// Calls `hit` once for each class of cells that the group reaches.
template <typename Hit>
void for_shared(const FormationCover& cover, const FormationGroup& group, const Hit& hit) {
  const std::span<const std::uint16_t> units = group.members();
  if (units.size() == 1) {
    for (const std::uint32_t c : cover.classes[units[0]]) hit(c);
    return;
  }
  thread_local std::vector<std::uint32_t> seen;
  thread_local std::uint32_t now = 0;
  if (seen.size() < cover.shared.size()) seen.resize(cover.shared.size(), 0);
  if (++now == 0) std::fill(seen.begin(), seen.end(), 0U), now = 1;
  for (const std::uint16_t u : units)
    for (const std::uint32_t c : cover.classes[u])
      if (std::exchange(seen[c], now) != now) hit(c);
}

/// Calls `hit` for each triple of which the group has at least two units.
template <typename Hit>
void for_triples(const std::vector<std::vector<std::uint32_t>>& with, const FormationGroup& group,
                 const Hit& hit) {
  if (with.empty()) return;
  const std::span<const std::uint16_t> units = group.members();
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    for (const std::uint32_t t : with[units[i]]) {
      const auto in = [&](std::uint16_t u) {
        return std::binary_search(with[u].begin(), with[u].end(), t);
      };
      // Counted once: by the first of its units in the group, when a second one follows.
      if (std::any_of(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(i), in)) continue;
      if (std::any_of(units.begin() + static_cast<std::ptrdiff_t>(i) + 1, units.end(), in)) hit(t);
    }
  }
}

}  // namespace

double reduced_cost(const FormationTask& task, const FormationGoal& goal, const GroupPrices& prices,
                    const FormationGroup& group) {
  double value = prices.with_cost ? static_cast<double>(goal.cost(group)) : 0;
  for (const std::uint16_t u : group.members()) value -= prices.unit[u];
  value -= prices.fresh * group.fresh + prices.least_vbe * group.least_vbe +
           prices.most_vbe * group.most_vbe + prices.travel * group.travel;
  for (std::size_t i = 0; i < goal.distances.size(); ++i) {
    if (prices.distance[i] == 0) continue;
    value -= prices.distance[i] * goal.distances[i].coefficient(task.frame, group);
  }
  if (!prices.shared.empty())
    for_shared(task.cover, group, [&](std::uint32_t c) { value += prices.shared[c]; });
  for_triples(prices.triples_with, group, [&](std::uint32_t t) { value -= prices.triple[t]; });
  return value;
}

FormationMaster::FormationMaster(const FormationTask& task, const FormationGoal& goal,
                                 std::function<bool()> stop)
    : task_(&task), goal_(&goal), stop_(std::move(stop)) {
  const FormationCover& cover = task.cover;
  const double worth = goal.counts_children() ? -1 : 0;
  for (std::size_t u = 0; u < cover.alone.size(); ++u) {
    base_.push_back({.lower = task.frame.units()[u].must ? 1.0 : 0.0,
                     .upper = 1,
                     .cost = worth * static_cast<double>(cover.alone[u])});
  }
  for (const CoverClass& group : cover.shared)
    base_.push_back({.lower = 0, .upper = 1, .cost = worth * static_cast<double>(group.weight)});
  constant_ = worth * static_cast<double>(cover.certain);
  make_rows();
  lp_ = std::make_unique<ClpMaster>(base_, stop_);
  lp_->add_rows(rows_);
}

void FormationMaster::make_rows() {
  const auto units = static_cast<std::uint32_t>(task_->frame.units().size());
  for (std::uint32_t u = 0; u < units; ++u)
    rows_.push_back({.lower = 0, .upper = 0, .columns = {u}, .values = {-1}});
  add_numbers();
  first_shared_ = static_cast<std::uint32_t>(rows_.size());
  for (std::uint32_t c = 0; c < task_->cover.shared.size(); ++c) {
    rows_.push_back(empty_row(-kNoLimit, 0));
    rows_.back().columns = {units + c};
    rows_.back().values = {1};
  }
  add_settled();
}

void FormationMaster::add_numbers() {
  const FormationRules& rules = task_->frame.rules();
  const auto next = [&] { return static_cast<std::uint32_t>(rows_.size()); };
  if (rules.verbuende) {
    const auto number = static_cast<double>(*rules.verbuende);
    fresh_row_ = next();
    rows_.push_back(empty_row(rules.at_most_verbuende ? -kNoLimit : number, number));
  }
  if (const auto total = total_steps(rules)) {
    least_row_ = next();
    rows_.push_back(empty_row(-kNoLimit, static_cast<double>(*total)));
    if (rules.spend_total_vbe) {
      most_row_ = next();
      rows_.push_back(empty_row(static_cast<double>(*total), kNoLimit));
    }
  }
}

void FormationMaster::add_settled() {
  const auto next = [&] { return static_cast<std::uint32_t>(rows_.size()); };
  const FormationCover& cover = task_->cover;
  if (goal_->least_children) {
    LpRow row = empty_row(static_cast<double>(*goal_->least_children - cover.certain), kNoLimit);
    const auto add = [&](std::size_t column, std::int64_t weight) {
      if (weight == 0) return;
      row.columns.push_back(static_cast<std::uint32_t>(column));
      row.values.push_back(static_cast<double>(weight));
    };
    for (std::size_t u = 0; u < cover.alone.size(); ++u) add(u, cover.alone[u]);
    for (std::size_t c = 0; c < cover.shared.size(); ++c)
      add(cover.alone.size() + c, cover.shared[c].weight);
    rows_.push_back(std::move(row));
  }
  if (goal_->most_travel) {
    travel_row_ = next();
    rows_.push_back(empty_row(-kNoLimit, static_cast<double>(*goal_->most_travel)));
  }
  first_distance_ = next();
  for (const DistanceRow& distance : goal_->distances)
    rows_.push_back(empty_row(-kNoLimit, distance.most()));
  first_triple_ = next();
  triples_with_.resize(task_->frame.units().size());
}

/// A slack in [0, 1] lifts a row with nothing in it to its side.
void FormationMaster::make_elastic() {
  std::vector<LpColumn> columns = base_;
  std::vector<LpRow> rows = rows_;
  for (LpColumn& column : columns) column.cost = 0;
  const auto slack = [&](LpRow& row, double value) {
    row.columns.push_back(static_cast<std::uint32_t>(columns.size()));
    row.values.push_back(value);
    columns.push_back({.lower = 0, .upper = 1, .cost = 1});
  };
  for (std::size_t u = 0; u < task_->frame.units().size(); ++u) slack(rows[u], 1);
  for (std::size_t i = task_->frame.units().size(); i < rows.size(); ++i) {
    if (rows[i].lower > 0) slack(rows[i], rows[i].lower);
    if (rows[i].upper < 0) slack(rows[i], rows[i].upper);
  }
  slacks_ = columns.size() - base_.size();
  elastic_ = std::make_unique<ClpMaster>(std::move(columns), stop_);
  for (std::size_t t = 0; t < triples_.size(); ++t) rows.push_back(empty_row(-kNoLimit, 1));
  elastic_->add_rows(rows);
  std::vector<LpNewColumn> groups;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    groups.push_back(column_of(groups_[g]));
    groups.back().column = {bounds_[g].first, bounds_[g].second, 0};
  }
  elastic_->add_columns(groups);
}

LpState FormationMaster::solve() {
  const LpState state = lp_->solve();
  if (state == LpState::Solved || stop_()) return state;
  if (!elastic_) make_elastic();
  elastic_->solve();
  constexpr double kSure = 1e-7;
  if (elastic_->safe_bound() > kSure) return LpState::Infeasible;
  return LpState::Unsure;  // there may be a point, and yet it was not found
}

LpNewColumn FormationMaster::column_of(const FormationGroup& group) const {
  LpNewColumn column{
      .column = {.lower = 0, .upper = 1, .cost = static_cast<double>(goal_->cost(group))},
      .rows = {},
      .values = {}};
  const auto put = [&](std::uint32_t row, double value) {
    if (row == kNoRow || value == 0) return;
    column.rows.push_back(row);
    column.values.push_back(value);
  };
  for (const std::uint16_t u : group.members()) put(u, 1);
  put(fresh_row_, group.fresh);
  put(least_row_, group.least_vbe);
  put(most_row_, group.most_vbe);
  put(travel_row_, group.travel);
  for_shared(task_->cover, group, [&](std::uint32_t c) { put(first_shared_ + c, -1); });
  for (std::size_t i = 0; i < goal_->distances.size(); ++i) {
    put(first_distance_ + static_cast<std::uint32_t>(i),
        goal_->distances[i].coefficient(task_->frame, group));
  }
  for_triples(triples_with_, group, [&](std::uint32_t t) { put(first_triple_ + t, 1); });
  return column;
}

void FormationMaster::add(std::span<const FormationGroup> groups) {
  std::vector<LpNewColumn> columns;
  for (const FormationGroup& group : groups) {
    if (!at_.emplace(group.units, groups_.size()).second) continue;
    groups_.push_back(group);
    bounds_.emplace_back(0, 1);
    columns.push_back(column_of(group));
  }
  lp_->add_columns(columns);
  if (!elastic_) return;
  for (LpNewColumn& column : columns) column.column.cost = 0;
  elastic_->add_columns(columns);
}

void FormationMaster::add_triples(std::span<const UnitTriple> triples) {
  for (const UnitTriple& triple : triples) {
    for (const std::uint16_t u : triple)
      triples_with_[u].push_back(static_cast<std::uint32_t>(triples_.size()));
    triples_.push_back(triple);
  }
  std::vector<LpRow> rows(triples.size(), empty_row(-kNoLimit, 1));
  const auto first = static_cast<std::uint32_t>(triples_.size() - triples.size());
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    for_triples(triples_with_, groups_[g], [&](std::uint32_t t) {
      if (t < first) return;
      rows[t - first].columns.push_back(static_cast<std::uint32_t>(base_.size() + g));
      rows[t - first].values.push_back(1);
    });
  }
  lp_->add_rows(rows);
  if (!elastic_) return;
  for (LpRow& row : rows)
    for (std::uint32_t& column : row.columns) column += static_cast<std::uint32_t>(slacks_);
  elastic_->add_rows(rows);
}

std::vector<UnitTriple> FormationMaster::broken_triples(std::size_t most) const {
  constexpr double kWorthwhile = 1.02;
  const std::size_t n = task_->frame.units().size();
  const std::span<const double> x = group_point();
  std::vector<double> pair(n * n, 0);
  std::map<UnitTriple, double> all_three;
  std::vector<std::vector<std::uint16_t>> beside(n);
  for (std::size_t g = 0; g < x.size(); ++g) {
    if (x[g] < 1e-6) continue;
    const std::span<const std::uint16_t> u = groups_[g].members();
    for (std::size_t a = 0; a < u.size(); ++a) {
      for (std::size_t b = a + 1; b < u.size(); ++b) {
        if (pair[u[a] * n + u[b]] == 0) beside[u[a]].push_back(u[b]), beside[u[b]].push_back(u[a]);
        pair[u[a] * n + u[b]] += x[g];
        pair[u[b] * n + u[a]] = pair[u[a] * n + u[b]];
        for (std::size_t c = b + 1; c < u.size(); ++c) all_three[{u[a], u[b], u[c]}] += x[g];
      }
    }
  }
  std::map<UnitTriple, double> broken;
  for (std::uint16_t a = 0; a < n; ++a) {  // two of its three pairs meet in some unit
    for (const std::uint16_t b : beside[a]) {
      for (const std::uint16_t c : beside[a]) {
        if (b >= c) continue;
        UnitTriple triple{a, b, c};
        std::sort(triple.begin(), triple.end());
        double sum = pair[a * n + b] + pair[a * n + c] + pair[b * n + c];
        if (sum <= kWorthwhile) continue;
        if (const auto found = all_three.find(triple); found != all_three.end())
          sum -= 2 * found->second;
        if (sum > kWorthwhile) broken.emplace(triple, sum);
      }
    }
  }
  std::vector<std::pair<double, UnitTriple>> order;
  for (const auto& [triple, sum] : broken) order.emplace_back(-sum, triple);
  std::sort(order.begin(), order.end());
  std::vector<UnitTriple> worst;
  std::vector<std::size_t> used(n, 0);
  for (const auto& [sum, triple] : order) {
    if (worst.size() == most) break;
    if (used[triple[0]] + used[triple[1]] + used[triple[2]] > 12) continue;
    for (const std::uint16_t u : triple) ++used[u];
    worst.push_back(triple);
  }
  return worst;
}

void FormationMaster::set_unit(std::size_t unit, double lower, double upper) {
  base_[unit].lower = lower;
  base_[unit].upper = upper;
  lp_->set_bounds(static_cast<std::uint32_t>(unit), lower, upper);
  if (elastic_) elastic_->set_bounds(static_cast<std::uint32_t>(unit), lower, upper);
}

void FormationMaster::set_group(std::size_t group, double lower, double upper) {
  bounds_[group] = {lower, upper};
  lp_->set_bounds(static_cast<std::uint32_t>(base_.size() + group), lower, upper);
  if (!elastic_) return;
  elastic_->set_bounds(static_cast<std::uint32_t>(base_.size() + slacks_ + group), lower, upper);
}

GroupPrices FormationMaster::prices(bool with_cost) const {
  const std::span<const double> all = with_cost ? lp_->prices() : elastic_->prices();
  const std::size_t units = task_->frame.units().size();
  GroupPrices prices;
  prices.with_cost = with_cost;
  prices.unit.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(units));
  const FormationRules& rules = task_->frame.rules();
  double size = 0;
  for (const double price : prices.unit) size = std::max(size, std::abs(price));
  size *= FormationRules::kMostSize;
  // A price whose side has no limit is left out of the bound, and so it is here (clp_master.cpp).
  const auto take = [&](std::uint32_t row, double& price, double sign, double largest) {
    if (row == kNoRow) return;
    price = all[row];
    if (price * sign < 0) price = 0;
    size += std::abs(price) * largest;
  };
  const double vbe = rules.most_vbe_per_kita * 64 / rules.vbe_step;
  take(fresh_row_, prices.fresh, rules.at_most_verbuende ? -1 : 0, 1);
  take(least_row_, prices.least_vbe, -1, vbe);
  take(most_row_, prices.most_vbe, 1, vbe);
  take(travel_row_, prices.travel, -1, 1e5);
  for (std::size_t i = 0; i < goal_->distances.size(); ++i) {
    double price = 0;
    take(first_distance_ + static_cast<std::uint32_t>(i), price, -1, 100);
    prices.distance.push_back(price);
  }
  bool any = false;
  for (std::size_t c = 0; c < task_->cover.shared.size(); ++c) {
    prices.shared.push_back(std::min(0.0, all[first_shared_ + c]));
    any |= prices.shared[c] != 0;
    size -= prices.shared[c];
  }
  if (!any) prices.shared.clear();
  if (!triples_.empty()) {
    prices.triples_with.resize(units);
    for (std::uint32_t t = 0; t < triples_.size(); ++t) {
      prices.triple.push_back(std::min(0.0, all[first_triple_ + t]));
      if (prices.triple[t] == 0) continue;
      size += std::abs(prices.triple[t]);
      for (const std::uint16_t u : triples_[t]) prices.triples_with[u].push_back(t);
    }
  }
  prices.error = 1e-14 * (size + (with_cost ? 1e6 : 0));
  return prices;
}

std::span<const double> FormationMaster::unit_point() const {
  return lp_->point().first(task_->frame.units().size());
}
std::span<const double> FormationMaster::group_point() const {
  return lp_->point().subspan(base_.size(), groups_.size());
}
}  // namespace nahraum::analysis::detail
