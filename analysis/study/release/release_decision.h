#pragma once
// What the release gate says about a study, together with all earlier releases of its ledger.
//
//   const ReleaseDecision decision = decide_release(result, ledger_of(result.study));
//   decision.units->gate.cell(area, measure).reason
//
// For public releases, and for `explain`, which says internally what a release would show.

#include <optional>

#include "analysis/disclosure/gate.h"
#include "analysis/disclosure/ledger.h"
#include "analysis/study/release/release_figures.h"

namespace nahraum::analysis {

template <typename Figures>
struct Decided {
  Figures figures;
  disclosure::GateResult gate;  ///< the areas and measures of `figures` come first
};

struct ReleaseDecision {
  disclosure::Rules rules;
  std::optional<Decided<UnitFigures>> units;  ///< nothing: no internal indicator
  std::optional<Decided<KitaFigures>> kitas;  ///< nothing: the list is open
  disclosure::LedgerRelease said;             ///< what the ledger is to remember
  std::size_t earlier = 0;                    ///< releases checked together with this one
  std::size_t not_comparable = 0;             ///< of their statements: about other figures
};

/// [release] ledger of the study; empty where it names none or the file is not there yet. Throws
/// Error{Input} for a file that is no ledger or was changed.
[[nodiscard]] disclosure::Ledger ledger_of(const Study& study);
/// Its path; empty where the study names none.
[[nodiscard]] std::filesystem::path ledger_file(const Study& study);

/// Releases from the one of the same name on are left out, so a second run decides as the first.
/// Throws Error{Blocked} when a figure cannot be protected, Error{Input} when data under an old
/// label have changed.
[[nodiscard]] ReleaseDecision decide_release(const StudyResult& result,
                                             const disclosure::Ledger& ledger);

}  // namespace nahraum::analysis
