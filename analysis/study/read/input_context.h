#pragma once
// What the readers of one study share: where files lie, their reports, the ways between coordinate
// systems.

#include <filesystem>
#include <string>
#include <utility>

#include "analysis/study/read/inputs.h"
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

/// The file's name as readers know it: the last part of the path.
[[nodiscard]] std::string short_name(const Source& source);

/// Calls work(findings) and gives errors and Findings the file's name as the study has it: two
/// files of one name in two folders must be told apart.
template <typename Work>
auto read_named(InputContext& context, const Source& source, Work work)
    -> decltype(work(std::declval<geo::Findings&>())) {
  const std::string known_as = short_name(source);
  geo::Findings findings;
  findings.set_file(known_as);
  try {
    auto result = work(findings);
    context.inputs().findings.append_renamed(findings, known_as, source.file);
    return result;
  } catch (geo::Error& error) {
    if (!error.file().empty() && error.file() != known_as) throw;
    throw std::move(error).in_file(source.file);
  }
}

}  // namespace nahraum::analysis
