#include "analysis/disclosure/protector.h"

#include <algorithm>

namespace nahraum::analysis::disclosure {

namespace {

constexpr std::size_t kNear = 48;  // variables of a neighbourhood: most moves close within
constexpr std::size_t kAround = 160;
constexpr std::size_t kPlan = 208;
constexpr std::size_t kWide = 600;
constexpr std::size_t kWidest = 1500;

}  // namespace

Protector::Protector(Problem problem, const Rules& rules, const ProtectLimits& limits)
    : result_{.problem = with_complements(std::move(problem), rules),
              .rules = rules,
              .cells = {},
              .rates = {},
              .widths = {},
              .proofs = {},
              .unprotected = {}},
      system_((check(result_.problem), result_.problem), rules),
      state_(system_),
      search_(system_),
      limits_(limits) {}

Protection Protector::run() && {
  hide_secrets();
  for (std::size_t next = 0; next < queue_.size(); ++next) ensure(queue_[next]);
  prune();
  for (std::size_t cell = 0; cell < result_.proofs.size(); ++cell) {
    if (!needs_proof(result_, cell)) result_.proofs[cell] = nullptr;
  }
  result_.unprotected = unproven(result_);  // checked anew, whatever the search believed
  result_.work = search_.work();
  return std::move(result_);
}

void Protector::hide_secrets() {
  PrimarySecrets secrets = primary_secrets(result_.problem, result_.rules);
  result_.widths = std::move(secrets.widths);
  result_.proofs.resize(secrets.cells.size());
  for (const Reason reason : secrets.cells) result_.cells.push_back({reason, 0});
  for (const Reason reason : secrets.rates) result_.rates.push_back({reason, 0});
  for (std::size_t s = 0; s < system_.statements().size(); ++s) {
    if (decision(s).reason != Reason::None) state_.set(s, false);
  }
  // What can be printed first: its proofs cover many of the cells nobody prints.
  for (const bool printed : {true, false}) {
    for (std::size_t cell = 0; cell < result_.cells.size(); ++cell) {
      const bool wanted = result_.problem.cells[cell].use == CellUse::Wanted;
      if (result_.cells[cell].reason != Reason::None && wanted == printed) queue_.push_back(cell);
    }
  }
}

Decision& Protector::decision(std::size_t statement) {
  const Statement& s = system_.statements()[statement];
  return s.is_rate ? result_.rates[s.index] : result_.cells[s.index];
}

void Protector::ensure(std::size_t cell) {
  if (result_.proofs[cell] != nullptr || prove(cell, kNear) || prove(cell, kAround)) return;
  if (search_.work() < limits_.most_work) {
    if (hide_planned(cell, kPlan) && (prove(cell, kAround) || prove(cell, kPlan, true))) return;
    if (hide_planned(cell, kWide) && (prove(cell, kWide, true) || prove_wider(cell))) return;
  }
  hide_component(cell);
  if (!prove(cell, kAround)) static_cast<void>(prove_wider(cell));
}

bool Protector::prove_wider(std::size_t cell) { return prove(cell, kWide) || prove(cell, kWidest); }

/// Up as far as needed, then down for the rest.
bool Protector::prove(std::size_t cell, std::size_t reach, bool like_plan) {
  const std::int64_t width = result_.widths[cell];
  const auto variable = static_cast<std::uint32_t>(cell);
  Witness witness;
  if (auto up = search_.find(state_, {variable, 1, width, reach, like_plan}))
    witness.high = std::move(*up);
  const std::int64_t rest = width - change(witness.high, variable);
  if (rest > 0) {
    const std::int64_t below = system_.variable(cell).value - state_.bounds(cell).lower;
    if (below < rest) return false;
    if (auto down = search_.find(state_, {variable, -1, rest, reach, like_plan}))
      witness.low = std::move(*down);
  }
  if (proven_width(witness, variable) < width) return false;
  keep(std::move(witness));
  return true;
}

/// One witness often proves many cells.
void Protector::keep(Witness witness) {
  const auto shared = std::make_shared<const Witness>(std::move(witness));
  for (const Move* move : {&shared->high, &shared->low}) {
    for (const auto& [variable, by] : *move) {
      if (variable >= result_.proofs.size() || result_.proofs[variable] != nullptr) continue;
      if (proven_width(*shared, variable) >= result_.widths[variable])
        result_.proofs[variable] = shared;
    }
  }
}

bool Protector::hide_planned(std::size_t cell, std::size_t reach) {
  const std::optional<HidePlan> plan = cheapest_plan(cell, reach);
  if (!plan) return false;
  for (const std::size_t statement : plan->statements) hide(statement, Reason::Protects, cell);
  return true;
}

std::optional<HidePlan> Protector::cheapest_plan(std::size_t cell, std::size_t reach) {
  const auto variable = static_cast<std::uint32_t>(cell);
  std::optional<HidePlan> straight =
      search_.plan(state_, {variable, 1, result_.widths[cell], reach});
  std::optional<HidePlan> sliding = sliding_plan(cell, reach);
  if (!straight) return sliding;
  if (sliding && sliding->loss < straight->loss) return sliding;
  return straight;
}

/// Part of the width downwards: needs less of the others than all of it upwards.
std::optional<HidePlan> Protector::sliding_plan(std::size_t cell, std::size_t reach) {
  const auto variable = static_cast<std::uint32_t>(cell);
  const std::int64_t width = result_.widths[cell];
  const std::int64_t down =
      std::min(width, system_.variable(cell).value - state_.bounds(cell).lower);
  if (down < 2) return std::nullopt;
  std::optional<HidePlan> plan = search_.plan(state_, {variable, -1, down, reach});
  if (!plan || down == width) return plan;
  PublicState after = state_;
  for (const std::size_t statement : plan->statements) after.set(statement, false);
  const std::optional<HidePlan> rest = search_.plan(after, {variable, 1, width - down, reach});
  if (!rest) return std::nullopt;
  plan->statements.insert(plan->statements.end(), rest->statements.begin(), rest->statements.end());
  plan->loss += rest->loss;
  return plan;
}

void Protector::hide(std::size_t statement, Reason reason, std::size_t cell) {
  if (!state_.published(statement)) return;
  state_.set(statement, false);
  decision(statement) = {reason, cell};
  if (!system_.statements()[statement].is_rate)
    queue_.push_back(system_.statements()[statement].index);
}

/// The last resort: everything that could have to do with the cell.
void Protector::hide_component(std::size_t cell) {
  std::vector<std::uint8_t> seen(system_.size(), 0);
  std::vector<std::uint32_t> open{static_cast<std::uint32_t>(cell)};
  seen[cell] = 1;
  for (std::size_t next = 0; next < open.size(); ++next) {
    const std::uint32_t variable = open[next];
    if (state_.can_hide(variable))
      hide(static_cast<std::size_t>(system_.variable(variable).statement), Reason::NotProven, cell);
    for (const Entry& place : system_.column(variable)) {
      for (const Entry& entry : system_.row(place.index)) {
        if (seen[entry.index] != 0) continue;
        seen[entry.index] = 1;
        if (state_.free(entry.index) || state_.can_hide(entry.index)) open.push_back(entry.index);
      }
    }
  }
}

/// Takes back, dearest first, what later choices made unnecessary.
void Protector::prune() {
  std::vector<std::size_t> secondary;
  for (std::size_t s = 0; s < system_.statements().size(); ++s) {
    const Reason reason = decision(s).reason;
    if (!state_.published(s) && (reason == Reason::Protects || reason == Reason::NotProven))
      secondary.push_back(s);
  }
  std::stable_sort(secondary.begin(), secondary.end(), [this](std::size_t a, std::size_t b) {
    return system_.statements()[a].loss > system_.statements()[b].loss;
  });
  const std::size_t until = search_.work() + limits_.prune_work;
  for (const std::size_t s : secondary) {
    if (search_.work() >= until) return;
    if (take_back(s)) decision(s) = {};
  }
}

bool Protector::take_back(std::size_t statement) {
  const std::vector<std::size_t> relying = relying_on(statement);
  const auto before = result_.proofs;
  const Decision old = decision(statement);
  decision(statement) = {};
  state_.set(statement, true);
  for (const std::size_t cell : relying) result_.proofs[cell] = nullptr;
  for (const std::size_t cell : relying) {
    if (result_.proofs[cell] != nullptr || !needs_proof(result_, cell)) continue;
    if (prove(cell, kNear) || prove(cell, kAround)) continue;
    result_.proofs = before;
    decision(statement) = old;
    state_.set(statement, false);
    return false;
  }
  return true;
}

/// Cells whose proof needs the statement to be hidden.
std::vector<std::size_t> Protector::relying_on(std::size_t statement) const {
  const auto outside = [this](const Move& move, std::uint32_t variable) {
    const Variable& v = system_.variable(variable);
    return !v.said.contains(v.value + change(move, variable));
  };
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < result_.proofs.size(); ++cell) {
    const auto& proof = result_.proofs[cell];
    if (proof == nullptr) continue;
    for (const std::uint32_t variable : system_.statements()[statement].variables) {
      if (!outside(proof->high, variable) && !outside(proof->low, variable)) continue;
      cells.push_back(cell);
      break;
    }
  }
  return cells;
}

}  // namespace nahraum::analysis::disclosure
