#pragma once
// Primary rules: which figures are secrets by themselves (domain.md 2.1.4).

#include <vector>

#include "analysis/disclosure/problem.h"
#include "geo/core/text.h"

namespace nahraum::analysis::disclosure {

/// Counts below this are protected whatever a study asks for.
inline constexpr std::int64_t kLeastK = 3;

/// What happens to a true zero that is no secret by another rule.
enum class ZeroRule {
  MayHide,  ///< published, but may be hidden to protect another cell (outsiders: x >= 0)
  Publish,  ///< always published; outsiders then know that a hidden cell is not zero (x >= 1)
  Protect   ///< as secret as a small count
};

struct Rules {
  std::int64_t k = 5;  ///< counts 1 .. k-1 are secrets; never below 3
  ZeroRule zeros = ZeroRule::MayHide;
  std::int64_t least_population = 300;    ///< of an area; 0 = no such rule
  std::int64_t least_rate_base = 30;      ///< rates on fewer are not published
  std::int64_t least_rate_numerator = 0;  ///< nor those with fewer above the line or in the rest;
                                          ///< 0 = as k
  int dominance_percent = 85;  ///< largest contributor above this share; 0 = no such rule
  int p_percent = 10;          ///< second knows the largest to within p %; 0 = no such rule
  std::int64_t rounding = 1;   ///< publish multiples of this (5 = rounding to 5); 1 = exact
};

enum class Reason {
  None,         ///< published
  SmallCount,   ///< 1 .. k-1
  Zero,         ///< zero, by ZeroRule::Protect
  NobodyOrAll,  ///< 0 % or 100 % of a sensitive attribute
  Dominance,
  SmallArea,      ///< fewer residents than the least population
  SmallRateBase,  ///< rates: base too small to say anything
  SmallRatePart,  ///< rates: numerator or complement below the least
  SecretPart,     ///< rates: numerator, complement or base is a secret
  Protects,       ///< hidden so that another cell cannot be worked out
  NotProven       ///< hidden because the proof for another cell was not found within the limit
};

/// One sentence part for people: "Fallzahl unter 5".
[[nodiscard]] geo::Text reason_text(Reason reason, const Rules& rules);

struct PrimarySecrets {
  std::vector<Reason> cells;  ///< None where the cell is no secret
  std::vector<std::int64_t>
      widths;  ///< interval every cell needs when hidden: k, more by dominance
  std::vector<Reason> rates;
};

/// Throws Error{Input} for rules below the floor (k < 3, rounding < 1). Public cells are no
/// secrets.
[[nodiscard]] PrimarySecrets primary_secrets(const Problem& problem, const Rules& rules);

/// False where outsiders know that a hidden cell cannot be zero, because its zero would be printed.
[[nodiscard]] bool zero_may_hide(const Cell& cell, const Rules& rules);

/// The problem with a cell (CellUse::Never) for every complement base - part, so that a part is
/// known to be no more than its base and a small complement is protected like any other cell, and
/// with the steps of `rules.rounding` on wanted cells.
[[nodiscard]] Problem with_complements(Problem problem, const Rules& rules);

}  // namespace nahraum::analysis::disclosure
