#pragma once
// Every way to group a handful of Kitas, each judged by the plain words of the rules.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/verbund/formation.h"

namespace nahraum::support {

struct EnumeratedFormation {
  std::int64_t children = 0;  ///< thousandths
  std::int64_t travel = 0;    ///< tenths of a minute
  std::int64_t balance = 0;
  std::vector<std::uint32_t> groups;  ///< sets of Kitas as bits
};

/// Calls `see` for every grouping that keeps the rules. At most 10 Kitas.
void enumerate_formations(const analysis::FormationProblem& problem,
                          const analysis::FormationRules& rules,
                          const std::function<void(const EnumeratedFormation&)>& see);

/// Share of pairs grouped differently; existing Verbuende as they are do not count.
[[nodiscard]] double enumerated_distance(const analysis::FormationProblem& problem,
                                         const EnumeratedFormation& a,
                                         const analysis::FormationProposal& b);

}  // namespace nahraum::support
