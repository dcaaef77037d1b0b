#pragma once
// What an answer proves, in one sentence a committee member understands.
//
//   proof_text(best, {.words = SitingWords::Children, .sites = 3});
//   // "Bewiesen: Kein anderer Satz von 3 Kitas erreicht mehr Kinder."

#include <cstdint>

#include "analysis/locate/proposal.h"

namespace nahraum::analysis {

/// What the objective counts.
enum class SitingWords : std::uint8_t { Children, NeedChildren, Equity, Travel };

struct ProofQuestion {
  SitingWords words = SitingWords::Children;
  std::size_t sites = 0;    ///< chosen ones
  bool budget = false;      ///< a budget, not a number, limits the set
  bool at_most = false;     ///< fewer would have been allowed
  bool more_rules = false;  ///< anything beyond the number: "der die Regeln einhält"
};

[[nodiscard]] geo::Text proof_text(const Proposal& proposal, const ProofQuestion& question);

/// The objective as people read it: "1.234", "56,7 %", "12.345 Minuten".
[[nodiscard]] geo::Text objective_text(double objective, SitingWords words);
[[nodiscard]] geo::Text objective_name(SitingWords words);
/// Factor and decimals for tables: equity in percent.
[[nodiscard]] double objective_factor(SitingWords words);
[[nodiscard]] int objective_decimals(SitingWords words);

}  // namespace nahraum::analysis
