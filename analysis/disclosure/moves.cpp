#include "analysis/disclosure/moves.h"

#include <algorithm>

namespace nahraum::analysis::disclosure {

namespace {

/// Exact, false on overflow.
bool row_holds(const System& system, const Move& move, std::size_t row) {
  std::int64_t sum = 0;
  for (const Entry& entry : system.row(row)) {
    const std::int64_t by = change(move, entry.index);
    std::int64_t product = 0;
    if (__builtin_mul_overflow(by, entry.factor, &product) ||
        __builtin_add_overflow(sum, product, &sum))
      return false;
  }
  return sum == 0;
}

}  // namespace

std::int64_t change(const Move& move, std::uint32_t variable) {
  const auto found = std::lower_bound(
      move.begin(), move.end(), variable,
      [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
  return found != move.end() && found->first == variable ? found->second : 0;
}

bool fits(const System& system, const PublicState& state, const Move& move) {
  std::vector<std::uint32_t> rows;
  for (const auto& [variable, by] : move) {
    std::int64_t reached = 0;
    if (__builtin_add_overflow(system.variable(variable).value, by, &reached)) return false;
    if (!state.bounds(variable).contains(reached)) return false;
    for (const Entry& entry : system.column(variable)) rows.push_back(entry.index);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return std::all_of(rows.begin(), rows.end(),
                     [&](std::uint32_t row) { return row_holds(system, move, row); });
}

std::int64_t proven_width(const Witness& witness, std::uint32_t variable) {
  const std::int64_t width = change(witness.high, variable) - change(witness.low, variable);
  return width < 0 ? -width : width;
}

}  // namespace nahraum::analysis::disclosure
