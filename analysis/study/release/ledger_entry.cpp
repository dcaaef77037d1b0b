#include <fstream>
#include <iterator>

#include "analysis/study/release/release_decision.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::text;

/// "" for a file that is not there.
std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

geo::Error not_written(const std::filesystem::path& file) {
  return geo::Error(geo::ErrorKind::Io,
                    text("Das Verzeichnis der Veröffentlichungen lässt sich nicht schreiben.",
                         "The ledger of releases cannot be written."))
      .in_file(file.filename().string());
}

}  // namespace

LedgerEntry::LedgerEntry(const OutgoingStudy& outgoing) {
  if (!outgoing.ledger()) return;
  ledger_ = ledger_file(outgoing.result().study);
  before_ = bytes_of(ledger_);
  const std::string after = disclosure::ledger_text(*outgoing.ledger());
  if (after == before_) return;
  file_.emplace(ledger_);
  std::ofstream out(file_->temporary(), std::ios::binary);
  out << after;
  out.close();
  if (!out) throw not_written(ledger_);
}

void LedgerEntry::commit() {
  if (!file_) return;
  if (bytes_of(ledger_) != before_)
    throw geo::Error(
        geo::ErrorKind::Io,
        text("Das Verzeichnis der Veröffentlichungen wurde während der Rechnung verändert; diese "
             "Veröffentlichung steht nicht darin.",
             "The ledger of releases was changed during the run; this release is not in it."))
        .in_file(ledger_.filename().string())
        .with_hint(text("Bitte die Ergebnisse nicht weitergeben und noch einmal rechnen.",
                        "Please do not pass the results on and run again."));
  file_->commit(
      [](const std::filesystem::path& file) { static_cast<void>(disclosure::read_ledger(file)); });
}

}  // namespace nahraum::analysis
