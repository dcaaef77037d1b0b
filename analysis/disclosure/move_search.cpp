#include "analysis/disclosure/move_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/disclosure/simplex.h"

namespace nahraum::analysis::disclosure {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMoveGain = 1e7;  // moving the cell outweighs every price
constexpr double kMovePrice = 1;   // short moves before long ones
constexpr double kHidePrice = 50;  // a unit beyond what is said, for each unit of loss
constexpr double kWhole = 1e-6;
constexpr int kMostBranches = 60;
/// A count moves at most by itself and this many amounts: an outsider knows the order of magnitude,
/// so a witness of thousands where there are tens would prove nothing worth having.
constexpr std::int64_t kPlausible = 4;

double room(std::int64_t from, std::int64_t to) {
  const std::int64_t distance = to - from;
  return distance > kLargestCount * 1000 ? kInfinity : static_cast<double>(distance);
}

}  // namespace

/// One direction of one variable, within what is said or (for a price) beyond.
struct MoveSearch::Column {
  std::uint32_t variable = 0;
  int sign = 1;
  bool hides = false;
  bool whole = true;
};

struct MoveSearch::Local {
  LinearProgram program;
  std::vector<Column> columns;
};

MoveSearch::MoveSearch(const System& system)
    : system_(&system),
      inside_(system.size(), 0),
      row_count_(system.row_count(), 0),
      row_index_(system.row_count(), -1) {}

bool MoveSearch::movable(const PublicState& state, std::uint32_t variable, bool hiding) const {
  return state.free(variable) || (hiding && state.can_hide(variable));
}

/// Its slack has no limits, so the row binds nothing.
bool MoveSearch::open_row(const PublicState& state, std::uint32_t row, bool hiding) const {
  const std::uint32_t last = system_->row(row).back().index;
  if (!system_->variable(last).slack) return false;
  const Interval& bounds = state.bounds(last);
  return !hiding && bounds.lower <= -kNoLimit && bounds.upper >= kNoLimit;
}

void MoveSearch::take(std::uint32_t variable) {
  inside_[variable] = 1;
  variables_.push_back(variable);
}

/// Breadth first through the relations.
void MoveSearch::gather(const PublicState& state, const MoveQuestion& question, bool hiding) {
  for (const std::uint32_t v : variables_) inside_[v] = 0;
  for (const std::uint32_t r : rows_) {
    row_index_[r] = -1;
    row_count_[r] = 0;
  }
  variables_.clear();
  rows_.clear();
  saw_all_ = true;
  take(question.variable);
  for (std::size_t next = 0; next < variables_.size(); ++next) {
    for (const Entry& place : system_->column(variables_[next])) {
      if (row_index_[place.index] >= 0 || open_row(state, place.index, hiding)) continue;
      row_index_[place.index] = static_cast<std::int32_t>(rows_.size());
      rows_.push_back(place.index);
      for (const Entry& entry : system_->row(place.index)) {
        if (inside_[entry.index] != 0 || !movable(state, entry.index, hiding)) continue;
        if (variables_.size() < question.reach)
          take(entry.index);
        else
          saw_all_ = false;
      }
    }
  }
  for (const std::uint32_t v : variables_) {
    if (question.like_plan && !state.free(v)) inside_[v] = 0;
  }
  peel();
}

/// A variable alone in a row cannot move; taking it out may leave others alone.
void MoveSearch::peel() {
  for (const std::uint32_t r : rows_) {
    row_count_[r] = 0;
    for (const Entry& entry : system_->row(r)) row_count_[r] += inside_[entry.index];
  }
  std::vector<std::uint32_t> single;
  for (const std::uint32_t r : rows_) {
    if (row_count_[r] == 1) single.push_back(r);
  }
  while (!single.empty()) {
    const std::uint32_t r = single.back();
    single.pop_back();
    for (const Entry& entry : system_->row(r)) {
      if (inside_[entry.index] != 0) drop(entry.index, single);
    }
  }
}

void MoveSearch::drop(std::uint32_t variable, std::vector<std::uint32_t>& single) {
  inside_[variable] = 0;
  for (const Entry& place : system_->column(variable)) {
    if (row_index_[place.index] >= 0 && --row_count_[place.index] == 1)
      single.push_back(place.index);
  }
}

void MoveSearch::add_columns(const PublicState& state, const MoveQuestion& question, bool hiding,
                             std::uint32_t variable, Local& local) const {
  const Variable& v = system_->variable(variable);
  const Interval& now = state.bounds(variable);
  const bool asked = variable == question.variable;
  const bool priced = hiding && state.can_hide(variable);
  double loss = priced ? system_->statements()[static_cast<std::size_t>(v.statement)].loss : 0;
  if (v.slack && !system_->column(variable).empty()) {
    const auto row = system_->row(system_->column(variable).front().index);
    loss /= std::abs(static_cast<double>(row.front().factor));
  }
  const double price = v.slack ? 0 : kMovePrice;
  for (const int sign : {1, -1}) {
    if (asked && sign != question.sign) continue;
    const double said = sign > 0 ? room(v.value, now.upper) : room(now.lower, v.value);
    const double natural =
        sign > 0 ? room(v.value, v.natural.upper) : room(v.natural.lower, v.value);
    const double plausible = static_cast<double>(v.value + kPlausible * question.amount);
    const double most = asked     ? static_cast<double>(question.amount)
                        : v.slack ? kInfinity
                                  : plausible;
    const auto add = [&](double cap, double cost, bool hides) {
      if (cap <= 0) return;
      local.columns.push_back({variable, sign, hides, !v.slack});
      local.program.upper.push_back(cap);
      local.program.objective.push_back((asked ? kMoveGain : 0) - cost);
    };
    add(std::min(said, most), price, false);
    if (priced && std::min(natural, most) > said)
      add(std::min(natural, most) - std::min(said, most), price + kHidePrice * loss, true);
  }
}

MoveSearch::Local MoveSearch::local_program(const PublicState& state, const MoveQuestion& question,
                                            bool hiding) {
  Local local;
  for (const std::uint32_t variable : variables_) {
    if (inside_[variable] != 0) add_columns(state, question, hiding, variable, local);
  }
  std::size_t rows = 0;
  for (const std::uint32_t r : rows_)
    row_index_[r] = row_count_[r] > 1 ? static_cast<std::int32_t>(rows++) : 0;
  LinearProgram& program = local.program;
  program.rows = rows;
  program.columns = local.columns.size();
  program.lower.assign(program.columns, 0);
  program.matrix.assign(program.rows * program.columns, 0);
  for (std::size_t j = 0; j < program.columns; ++j) {
    const Column& column = local.columns[j];
    for (const Entry& place : system_->column(column.variable)) {
      if (row_index_[place.index] < 0 || row_count_[place.index] <= 1) continue;
      const double scale = std::abs(static_cast<double>(system_->row(place.index).front().factor));
      program.matrix[static_cast<std::size_t>(row_index_[place.index]) * program.columns + j] =
          column.sign * static_cast<double>(place.factor) / scale;
    }
  }
  if (hiding) return local;
  for (const std::uint32_t r : rows_) {
    if (row_count_[r] == 2) limit_by_slack(state, r, local);
  }
  return local;
}

/// factor x change of the only count in the row must stay in the slack's limits: a whole limit for
/// the count, which spares branching.
void MoveSearch::limit_by_slack(const PublicState& state, std::uint32_t row, Local& local) const {
  const Entry& slack = system_->row(row).back();
  if (!system_->variable(slack.index).slack || inside_[slack.index] == 0) return;
  const Interval& bounds = state.bounds(slack.index);
  const std::int64_t value = system_->variable(slack.index).value;
  for (const Entry& entry : system_->row(row)) {
    if (entry.index == slack.index || inside_[entry.index] == 0) continue;
    for (std::size_t j = 0; j < local.columns.size(); ++j) {
      if (local.columns[j].variable != entry.index) continue;
      const bool grows = (entry.factor > 0) == (local.columns[j].sign > 0);
      const std::int64_t space = grows ? bounds.upper - value : value - bounds.lower;
      const std::int64_t steps = space / (entry.factor > 0 ? entry.factor : -entry.factor);
      local.program.upper[j] = std::min(local.program.upper[j], static_cast<double>(steps));
    }
  }
}

std::optional<Move> MoveSearch::find(const PublicState& state, const MoveQuestion& question) {
  gather(state, question, question.like_plan);
  if (inside_[question.variable] == 0) return std::nullopt;
  Local local = local_program(state, question, false);
  return whole_move(state, question, local);
}

/// Depth first over bounds of columns that came out broken, the nearer whole number first.
std::optional<Move> MoveSearch::whole_move(const PublicState& state, const MoveQuestion& question,
                                           Local& local) {
  std::optional<Move> best;
  std::int64_t best_amount = 0;
  std::vector<LinearProgram> open;
  open.push_back(std::move(local.program));
  for (int branch = 0; branch < kMostBranches && !open.empty(); ++branch) {
    const LinearProgram program = std::move(open.back());
    open.pop_back();
    const LinearAnswer answer = maximise(program);
    work_ += answer.pivots + 1;
    if (!answer.found) continue;
    std::size_t broken = local.columns.size();
    double most = kWhole;
    double amount = 0;
    for (std::size_t j = 0; j < local.columns.size(); ++j) {
      if (local.columns[j].variable == question.variable) amount += answer.x[j];
      const double off = std::abs(answer.x[j] - std::round(answer.x[j]));
      if (local.columns[j].whole && off > most) {
        most = off;
        broken = j;
      }
    }
    if (amount + kWhole < static_cast<double>(best_amount + 1)) continue;
    if (broken == local.columns.size()) {
      const std::optional<Move> move = rounded(state, local, answer.x);
      const std::int64_t moved =
          move ? std::abs(change(*move, question.variable)) : std::int64_t{0};
      if (moved > best_amount) {
        best = move;
        best_amount = moved;
      }
      if (best_amount >= question.amount) break;
      continue;
    }
    LinearProgram low = program;
    LinearProgram high = program;
    low.upper[broken] = std::floor(answer.x[broken]);
    high.lower[broken] = std::ceil(answer.x[broken]);
    const bool up_first = answer.x[broken] - low.upper[broken] >= 0.5;
    open.push_back(up_first ? std::move(low) : std::move(high));
    open.push_back(up_first ? std::move(high) : std::move(low));
  }
  return best;
}

std::optional<Move> MoveSearch::rounded(const PublicState& state, const Local& local,
                                        const std::vector<double>& x) const {
  Move move;
  for (std::size_t j = 0; j < local.columns.size(); ++j) {
    const Column& column = local.columns[j];
    if (!column.whole || std::abs(x[j]) > 1e15) continue;
    const auto by = static_cast<std::int64_t>(std::llround(x[j])) * column.sign;
    if (by != 0) move.emplace_back(column.variable, by);
  }
  std::sort(move.begin(), move.end());
  Move joined;
  for (const auto& [variable, by] : move) {
    if (!joined.empty() && joined.back().first == variable)
      joined.back().second += by;
    else
      joined.emplace_back(variable, by);
  }
  std::erase_if(joined, [](const auto& entry) { return entry.second == 0; });
  close_slacks(joined);
  if (!fits(*system_, state, joined)) return std::nullopt;
  return joined;
}

/// A slack is what its row adds up to.
void MoveSearch::close_slacks(Move& move) const {
  std::vector<std::uint32_t> rows;
  for (const auto& [variable, by] : move) {
    for (const Entry& place : system_->column(variable)) {
      const std::uint32_t last = system_->row(place.index).back().index;
      if (system_->variable(last).slack) rows.push_back(place.index);
    }
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  Move slacks;
  for (const std::uint32_t row : rows) {
    const std::uint32_t slack = system_->row(row).back().index;
    std::int64_t sum = 0;
    for (const Entry& entry : system_->row(row)) {
      std::int64_t part = 0;
      if (entry.index == slack) continue;
      if (__builtin_mul_overflow(entry.factor, change(move, entry.index), &part) ||
          __builtin_add_overflow(sum, part, &sum))
        return;  // fits() then says no
    }
    if (sum != 0) slacks.emplace_back(slack, sum);
  }
  move.insert(move.end(), slacks.begin(), slacks.end());
  std::sort(move.begin(), move.end());
}

std::optional<HidePlan> MoveSearch::plan(const PublicState& state, const MoveQuestion& question) {
  gather(state, question, true);
  if (inside_[question.variable] == 0) return std::nullopt;
  const Local local = local_program(state, question, true);
  const LinearAnswer answer = maximise(local.program);
  work_ += answer.pivots + 1;
  if (!answer.found) return std::nullopt;
  double amount = 0;
  HidePlan plan;
  for (std::size_t j = 0; j < local.columns.size(); ++j) {
    const Column& column = local.columns[j];
    if (column.variable == question.variable) amount += answer.x[j];
    if (column.hides && answer.x[j] > kWhole)
      plan.statements.push_back(
          static_cast<std::size_t>(system_->variable(column.variable).statement));
  }
  if (amount + kWhole < static_cast<double>(question.amount)) return std::nullopt;
  std::sort(plan.statements.begin(), plan.statements.end());
  plan.statements.erase(std::unique(plan.statements.begin(), plan.statements.end()),
                        plan.statements.end());
  for (const std::size_t statement : plan.statements)
    plan.loss += system_->statements()[statement].loss;
  return plan;
}

}  // namespace nahraum::analysis::disclosure
