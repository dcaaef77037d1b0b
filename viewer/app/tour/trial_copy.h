#pragma once
// The sample for a tour: a copy in a folder that goes with the window, so that nothing tried there
// is kept and the sample that came with the program stays as it is.

#include <QTemporaryDir>
#include <filesystem>

namespace nahraum::app {

class TrialCopy {
 public:
  /// Throws geo::Error when there is no sample or no room for a copy.
  TrialCopy();
  [[nodiscard]] const std::filesystem::path& study() const { return study_; }

 private:
  QTemporaryDir folder_;
  std::filesystem::path study_;
};

/// A study file of a TrialCopy: not remembered, and no place for papers.
[[nodiscard]] bool is_trial_copy(const std::filesystem::path& study);

}  // namespace nahraum::app
