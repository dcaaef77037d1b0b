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

#include <optional>
#include <variant>

#include "analysis/disclosure/gate.h"
#include "analysis/disclosure/ledger.h"
#include "analysis/study/result.h"
#include "geo/io/atomic_file.h"

namespace nahraum::analysis {

class OutgoingStudy {
 public:
  [[nodiscard]] const StudyResult& result() const;
  /// What may be looked at once it is out: released, or for internal use.
  operator const StudyResult&() const { return result(); }  // NOLINT: outwards is always allowed
  [[nodiscard]] bool is_public() const;
  /// Figures hidden, over all internal sources; 0 for internal use.
  [[nodiscard]] std::size_t hidden() const { return hidden_; }
  /// [release] ledger with this release in it; nothing where the study names none.
  [[nodiscard]] const std::optional<disclosure::Ledger>& ledger() const { return ledger_; }

 private:
  friend OutgoingStudy release_for_audience(StudyResult result);
  using Content =
      std::variant<disclosure::Released<StudyResult>, disclosure::InternalUse<StudyResult>>;
  OutgoingStudy(Content content, std::size_t hidden, std::optional<disclosure::Ledger> ledger)
      : content_(std::move(content)), hidden_(hidden), ledger_(std::move(ledger)) {}
  Content content_;
  std::size_t hidden_ = 0;
  std::optional<disclosure::Ledger> ledger_;
};

/// By the rules of [release], together with the earlier releases of its ledger. Throws
/// Error{Blocked} (exit code 4) when a figure cannot be protected, Error{Input} when the ledger has
/// a release of this name with other content. Deterministic; writes nothing.
[[nodiscard]] OutgoingStudy release_for_audience(StudyResult result);

/// The ledger with this release, to be entered when the outputs are there:
///
///   LedgerEntry entry(outgoing);              // written beside the ledger, space and rights are
///   known render::write_outputs(folder, outgoing, {}); entry.commit(); // renamed into place
///
/// Nothing happens for a study without ledger, and when the release is in it already. Throws
/// Error{Io}; commit() also when another run has changed the ledger in between.
class LedgerEntry {
 public:
  explicit LedgerEntry(const OutgoingStudy& outgoing);
  void commit();

 private:
  std::optional<geo::AtomicFile> file_;
  std::filesystem::path ledger_;
  std::string before_;  ///< bytes
};

/// The stamp of everything written for this audience.
[[nodiscard]] geo::Text release_stamp(const Study& study);

}  // namespace nahraum::analysis
