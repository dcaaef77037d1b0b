#pragma once
// Secondary suppression: hides as little as it finds necessary until every hidden cell keeps an
// interval of width k or more, and proves it.
//
//   const Protection p = protect(problem, {.k = 5});
//   if (!p.unprotected.empty()) ...            // the release must be blocked
//   why_hidden(p, cell).de                     // "geheim, weil 3 unter 5 (k) liegt"
//
// The proof for a cell is a Witness: two points in whole numbers that fit everything published and
// differ by the width in this cell. It is checked in integer arithmetic at the end, for every
// hidden cell, whatever found it. A cell that cannot be proven within the work limit has more
// hidden around it, in the worst case everything connected with it; never is a cell left unproven
// in silence.

#include <memory>
#include <vector>

#include "analysis/disclosure/moves.h"

namespace nahraum::analysis::disclosure {

struct Decision {
  Reason reason = Reason::None;  ///< None: published (a Never cell: no secret)
  std::size_t protects = 0;      ///< Protects, NotProven: the cell this one is hidden for
};

struct Protection {
  Problem problem;  ///< as protected: the cells given first, then complements
  Rules rules;
  std::vector<Decision> cells;
  std::vector<Decision> rates;
  std::vector<std::int64_t> widths;                    ///< a cell: the interval it needs
  std::vector<std::shared_ptr<const Witness>> proofs;  ///< a cell: null where none is needed
  std::vector<std::size_t> unprotected;  ///< cells nothing this release hides can protect
  std::size_t work = 0;                  ///< pivots
};

struct ProtectLimits {
  std::size_t most_work = 3'000'000;  ///< pivots until hidden in whole components
  std::size_t prune_work = 60'000;    ///< pivots to take back what turned out unnecessary
};

/// Deterministic. Throws Error{Internal} when the problem contradicts itself (check()),
/// Error{Input} for rules below the floor. Cost: a few small linear programs a secret cell.
[[nodiscard]] Protection protect(const Problem& problem, const Rules& rules,
                                 const ProtectLimits& limits = {});

/// True when the cell needs a proof: a secret, or a wanted cell that is hidden.
[[nodiscard]] bool needs_proof(const Protection& protection, std::size_t cell);
/// What is hidden, for the state an outsider sees.
[[nodiscard]] PublicState public_state(const System& system, const Protection& protection);
/// Checks every proof anew in integers, from nothing but problem and decisions: the cells whose
/// proof is missing or wrong (empty: the release is safe).
[[nodiscard]] std::vector<std::size_t> unproven(const Protection& protection);

/// For internal use only, because the reason and often the figure itself are in it: why a cell is
/// hidden. "Geheim, weil 3 unter 5 (k) liegt"; "sekundär gesperrt, damit „Adorf, u3“ nicht aus
/// anderen Zahlen zurückgerechnet werden kann".
[[nodiscard]] geo::Text why_hidden(const Protection& protection, std::size_t cell);
[[nodiscard]] geo::Text why_rate_hidden(const Protection& protection, std::size_t rate);

}  // namespace nahraum::analysis::disclosure
