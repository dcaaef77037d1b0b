#pragma once
// Witnesses: whole numbers an outsider cannot rule out. Checked in integers, overflow included.

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "analysis/disclosure/system.h"

namespace nahraum::analysis::disclosure {

/// Changes of variables from the truth to another point that fits everything published; sorted by
/// variable, no zeros.
using Move = std::vector<std::pair<std::uint32_t, std::int64_t>>;

[[nodiscard]] std::int64_t change(const Move& move, std::uint32_t variable);

/// True when truth + move keeps every row and every bound. Exact. O(rows touched).
[[nodiscard]] bool fits(const System& system, const PublicState& state, const Move& move);

/// Two feasible points: truth + high and truth + low. Proves a width for every variable in which
/// they differ.
struct Witness {
  Move high;
  Move low;
};

/// Difference of the two points of the witness in a variable.
[[nodiscard]] std::int64_t proven_width(const Witness& witness, std::uint32_t variable);

}  // namespace nahraum::analysis::disclosure
