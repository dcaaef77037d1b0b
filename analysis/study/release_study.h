#pragma once
// The way out of a run: every output is written from an OutgoingStudy, and only this file makes
// one.
//
//   const OutgoingStudy out = release_for_audience(run_study(study, {}, progress));
//   render::write_outputs(folder, out, {});
//
// [release] audience = "internal": the result as it is, stamped "nur für den Dienstgebrauch".
// audience = "public": confidential are the figures of sources with distribution = "internal"
// (indicators per Gemeinde, children attending a Kita). They pass the release gate
// (disclosure/gate.h); what stays hidden is flagged Secret in layers, tables and inputs alike, so
// maps, legends, tooltips and the clipboard have nothing else to show. Notes about internal files,
// their hashes and row counts are taken out. Census figures are public and are not hidden again.
//
// Results that mix them with others (index, ranking, firmness, partners) are left out whole
// (withhold.h). A new result that rests on an internal source must be named in one of the two.

#include <variant>

#include "analysis/disclosure/gate.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

class OutgoingStudy {
 public:
  [[nodiscard]] const StudyResult& result() const;
  /// What may be looked at once it is out: released, or for internal use.
  operator const StudyResult&() const { return result(); }  // NOLINT: outwards is always allowed
  [[nodiscard]] bool is_public() const;
  /// Figures hidden, over all internal sources; 0 for internal use.
  [[nodiscard]] std::size_t hidden() const { return hidden_; }

 private:
  friend OutgoingStudy release_for_audience(StudyResult result, const disclosure::Rules& rules);
  using Content =
      std::variant<disclosure::Released<StudyResult>, disclosure::InternalUse<StudyResult>>;
  OutgoingStudy(Content content, std::size_t hidden)
      : content_(std::move(content)), hidden_(hidden) {}
  Content content_;
  std::size_t hidden_ = 0;
};

/// Throws Error{Blocked} (exit code 4) when a figure cannot be protected. Deterministic.
[[nodiscard]] OutgoingStudy release_for_audience(StudyResult result,
                                                 const disclosure::Rules& rules = {});

/// The stamp of everything written for this audience.
[[nodiscard]] geo::Text release_stamp(const Study& study);

}  // namespace nahraum::analysis
