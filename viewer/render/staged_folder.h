#pragma once
// A set of files that is whole or absent: made in a folder beside the target, renamed into place
// when all of it is there, so a failure leaves the previous results as they were (design.md
// section 3).
//
//   const StagedFolder stage("ergebnis");
//   geo::write_csv(stage.file("luecken.csv"), table, {});
//   stage.commit();

#include <filesystem>
#include <string>
#include <vector>

namespace nahraum::render {

class StagedFolder {
 public:
  /// Throws Error{Io} when it cannot be made.
  explicit StagedFolder(const std::filesystem::path& target);
  /// Made in `folder`, on the same disk; for sets that join other files in a target whose parent
  /// need not be writable.
  StagedFolder(const std::filesystem::path& target, const std::filesystem::path& folder);
  ~StagedFolder();
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;

  /// Path of a file of the set; folders in its name are made.
  [[nodiscard]] std::filesystem::path file(const std::string& name) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// Renames every file into the target; files of the target that are not of the set stay. Throws
  /// Error{Io}: what was replaced by then is put back.
  void commit() const;

 private:
  std::filesystem::path target_;
  std::filesystem::path folder_;
};

/// Names of all files below, with slashes, sorted.
[[nodiscard]] std::vector<std::string> files_below(const std::filesystem::path& folder);
/// The provenance of a result with the hash of every file staged so far, as herkunft.json.
void write_provenance(const StagedFolder& stage, const std::string& provenance_json);

}  // namespace nahraum::render
