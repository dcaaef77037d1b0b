#pragma once
// Branch and bound over the Lagrangian: best bound first, so the bound of the whole grows all the
// time.

#include <optional>

#include "analysis/locate/detail/median_ascent.h"
#include "analysis/locate/proposal.h"

namespace nahraum::analysis::detail {

struct SearchInput {
  MedianModel& model;  ///< loses the sites that are proven closed
  const SiteRules& rules;
  Pricing& pricing;
  std::optional<Candidate> first;  ///< keeps the rules
  Multipliers start{};             ///< to begin with; of another size: not used
};

struct SearchResult {
  std::optional<Candidate> best;
  double bound = 0;
  bool complete = false;  ///< false: stopped by limit or cancel
  std::size_t nodes = 0;
  Multipliers multipliers{};  ///< the best of the root
};

/// Complete with nothing found: no set keeps the rules and serves everybody.
[[nodiscard]] SearchResult search_median(const SearchInput& input, const SolveLimits& limits,
                                         geo::Progress& progress);

/// True once a limit is reached or cancel() was called.
[[nodiscard]] std::function<bool()> stop_when(const SolveLimits& limits,
                                              const geo::Progress& progress);

}  // namespace nahraum::analysis::detail
