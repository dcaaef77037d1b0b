#pragma once
// The values a public release shows: as they are, rounded, of a joined area, or secret.

#include <string>
#include <vector>

#include "analysis/study/release/release_decision.h"

namespace nahraum::analysis {

/// Of one internal indicator in one unit. `value` is the printed figure; counts behind it are
/// secret where the gate hid them, and the value is then a rate of few decimals.
[[nodiscard]] AreaValue released_value(const StudyResult& result, const ReleaseDecision& decision,
                                       std::size_t indicator, std::size_t unit);
/// Children attending a Kita.
[[nodiscard]] geo::FlaggedValue released_attending(const StudyResult& result,
                                                   const ReleaseDecision& decision,
                                                   std::size_t kita);

/// How many figures there are and how many of them are hidden. No reasons: that a hidden figure is
/// a small count would narrow it to 1 .. k-1.
struct HiddenCount {
  geo::Text figure;
  std::string key;
  std::size_t values = 0;
  std::size_t hidden = 0;   ///< nothing is shown
  std::size_t rounded = 0;  ///< a rate of few decimals is shown, its counts are hidden
  bool checked = true;      ///< false: withheld whole
};
[[nodiscard]] std::vector<HiddenCount> hidden_counts(const StudyResult& result,
                                                     const ReleaseDecision& decision);

/// Findings "release.*" of a public release: the rules, what is hidden, which areas were joined.
void add_release_findings(const StudyResult& result, const ReleaseDecision& decision,
                          geo::Findings& findings);
/// The same for the provenance: one JSON object.
[[nodiscard]] std::string release_json_text(const StudyResult& result,
                                            const ReleaseDecision& decision);
/// "Fallzahlen unter 5, Raten auf weniger als 30 Personen, …": the rules in one sentence.
[[nodiscard]] geo::Text rules_text(const ReleaseSpec& spec);

}  // namespace nahraum::analysis
