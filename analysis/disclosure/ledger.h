#pragma once
// What has been published before: a release is protected together with all earlier ones, so that a
// shifted catchment does not reveal by difference what each release alone keeps.
//
//   const Ledger ledger = read_ledger("veroeffentlichungen.json");     // empty when absent
//   const LedgerView view = with_ledger(tables, unit_keys, ledger);    // adds areas and facts
//   const AreaProblem areas = area_problem(view.tables, rules);
//   const Protection p = protect(areas.problem, rules);
//   write_ledger(path, with_release(ledger, {"2026-01", "2026-01-31"}, unit_keys, view, p));
//
// The file holds nothing but what was printed: labels, the units of each area, intervals of counts,
// printed rates. Each entry carries the hash of its own content and of the entry before, so a
// changed or missing entry is noticed.

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/disclosure/areas.h"
#include "analysis/disclosure/protect.h"

namespace nahraum::analysis::disclosure {

struct LedgerFact {
  std::string area;                ///< label then
  std::vector<std::string> units;  ///< keys, ascending
  std::string measure;
  Interval said;  ///< upper = kNoLimit: hidden, but known to be at least `lower`
};

struct LedgerRate {
  std::string area;
  std::vector<std::string> units;
  std::string numerator;  ///< measures
  std::string base;
  std::int64_t per = 100;
  int decimals = 1;
  std::int64_t printed = 0;  ///< in units of the last decimal
};

struct LedgerRelease {
  std::string name;  ///< unique
  std::string date;
  std::vector<LedgerFact> facts;
  std::vector<LedgerRate> rates;
  std::string sha256;  ///< of the content and the hash before
};

struct Ledger {
  std::vector<LedgerRelease> releases;
};

struct ReleaseName {
  std::string name;
  std::string date;
};

/// Tables of a release with the areas and facts of earlier ones.
struct LedgerView {
  AreaTables tables;
  std::size_t own_areas = 0;  ///< the first areas are the caller's
  /// Facts about measures or units this release has nothing to do with (other figures, other
  /// Gebietsstand): they are not compared.
  std::size_t not_comparable = 0;
};

/// Throws Error{Input} when an earlier figure of the same label contradicts the data: a new state
/// of the data needs a label (reference date) of its own. `unit_keys` is unique, one a unit.
[[nodiscard]] LedgerView with_ledger(AreaTables tables, const std::vector<std::string>& unit_keys,
                                     const Ledger& ledger);

/// The releases before the one of this name, or all: what a release is to be audited with, the
/// second time as the first.
[[nodiscard]] Ledger before_release(Ledger ledger, const std::string& name);

/// Adds what a protected view says; a release may hold several (Gemeinden, Kitas).
void add_said(const LedgerView& view, const std::vector<std::string>& unit_keys,
              const Protection& protection, LedgerRelease& release);

/// The ledger with one more release; as it was when the very same release is in it. Throws
/// Error{Input} for a name that is there with other content.
[[nodiscard]] Ledger with_entry(Ledger ledger, LedgerRelease release);
/// The same for a release of one view.
[[nodiscard]] Ledger with_release(Ledger ledger, const ReleaseName& name,
                                  const std::vector<std::string>& unit_keys, const LedgerView& view,
                                  const Protection& protection);

/// Absent file: empty ledger. Throws Error{Input} for a file that is no ledger or was changed.
[[nodiscard]] Ledger read_ledger(const std::filesystem::path& file);
/// The bytes of the file.
[[nodiscard]] std::string ledger_text(const Ledger& ledger);
/// Whole or not at all; throws Error{Io}.
void write_ledger(const std::filesystem::path& file, const Ledger& ledger);

}  // namespace nahraum::analysis::disclosure
