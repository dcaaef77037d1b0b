#pragma once
// What the readers of one study share: where files lie, their reports, the ways between coordinate
// systems.

#include <filesystem>
#include <string>

#include "analysis/study/inputs.h"
#include "geo/core/error.h"
#include "geo/crs/crs.h"

namespace nahraum::analysis {

class InputContext {
 public:
  InputContext(const Study& study, geo::Progress& progress, StudyInputs& inputs);

  [[nodiscard]] const Study& study() const { return study_; }
  [[nodiscard]] StudyInputs& inputs() { return inputs_; }
  [[nodiscard]] geo::Progress& progress() { return progress_; }
  /// Findings of this file from now on.
  [[nodiscard]] geo::Findings& findings_of(const Source& source);

  /// The path behind a source; its size and hash go to the report at the first call. Throws
  /// Error{Input} for paths that leave the root.
  [[nodiscard]] std::filesystem::path open(const Source& source);
  [[nodiscard]] SourceReport& report(const Source& source);
  /// Points brought into the CRS of the study; the operation is kept for provenance.
  void to_study(geo::Crs from, std::vector<geo::Point>& points);

 private:
  const Study& study_;
  geo::Progress& progress_;
  StudyInputs& inputs_;
};

/// Errors of a reader with the file as the study names it, when the reader did not say.
template <typename Work>
auto naming_file(const Source& source, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (geo::Error& error) {
    if (!error.file().empty()) throw;
    throw std::move(error).in_file(source.file);
  }
}

}  // namespace nahraum::analysis
