#pragma once
// A new study on the disk: the chosen files in its folder, the study file written by the writer of
// `nahraum init`. What was made is taken away again unless it is kept, so that a study somebody
// gave up leaves nothing behind; what was there before is never touched.
//
//   NewStudy study(choices, "Dokumente/wartburgkreis");
//   const geo::Findings findings = check_new_study(study.file(), progress);
//   study.keep();

#include <filesystem>
#include <vector>

#include "analysis/study/intake/study_choices.h"
#include "geo/core/findings.h"
#include "geo/core/progress.h"

namespace nahraum::analysis {

class NewStudy {
 public:
  /// Files in the folder (or below) are used where they lie, others are copied into it. Throws
  /// Error{Usage} when the folder holds a studie.toml already, Error{Io} when it cannot be written,
  /// Error{Input} when a chosen file is gone. Nothing is left behind then. Cost: copying.
  NewStudy(const StudyChoices& choices, std::filesystem::path folder, geo::Progress& progress);
  ~NewStudy();
  NewStudy(const NewStudy&) = delete;
  NewStudy& operator=(const NewStudy&) = delete;

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  void keep() { made_.clear(); }

 private:
  void make_folder();
  void write(const StudyChoices& choices, geo::Progress& progress);
  /// Path relative to the folder.
  std::filesystem::path bring(const std::filesystem::path& file);
  void copy(const std::filesystem::path& from, const std::filesystem::path& to);
  void take_away();

  std::filesystem::path folder_;
  std::filesystem::path file_;
  std::vector<std::filesystem::path> made_;  ///< in the order they were made
};

/// What `nahraum check` says about it: every mistake of the study file and every Finding of its
/// sources; an input that cannot be read at all is one Finding of severity Error.
[[nodiscard]] geo::Findings check_new_study(const std::filesystem::path& study,
                                            geo::Progress& progress);

/// A copy of a study's folder with everything in it, for a study that lies where nobody may write.
/// Returns the study file of the copy. Errors as NewStudy.
[[nodiscard]] std::filesystem::path copy_study(const std::filesystem::path& study,
                                               const std::filesystem::path& folder);
/// May files be made in the study's folder?
[[nodiscard]] bool is_writable(const std::filesystem::path& folder);

}  // namespace nahraum::analysis
