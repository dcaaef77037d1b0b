#pragma once
// Reads one section of a study: values as written, defaults from the table of parameters, and the
// line of each for later checks. Lenient: what validate_document() complains about is read as the
// default, so that all mistakes of a file can be found in one go.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/study/keys/document.h"
#include "analysis/study/study.h"

namespace nahraum::analysis {

/// Lines by path: "mode.1.limits_min", "mode.1", "mode". A path that is not in the file gives the
/// line of what it would stand in.
class StudyLines {
 public:
  void set(const std::string& path, std::size_t line) { lines_[path] = line; }
  [[nodiscard]] std::size_t of(std::string path) const;

 private:
  std::map<std::string, std::size_t> lines_;
};

class SectionReader {
 public:
  /// `table` may be null: all defaults. `path` is "mode.1" for the second [[mode]].
  SectionReader(const DocumentNode* table, std::string section, std::string path,
                StudyLines& lines);

  [[nodiscard]] std::string text(const char* key) const;
  [[nodiscard]] geo::Text title(const char* key) const;
  [[nodiscard]] double number(const char* key) const;
  [[nodiscard]] bool truth(const char* key) const;
  /// Is it in the file itself?
  [[nodiscard]] bool has(const char* key) const;
  [[nodiscard]] std::vector<std::string> texts(const char* key) const;
  [[nodiscard]] std::vector<geo::Minutes> minutes(const char* key) const;
  [[nodiscard]] ModeLimit mode_limit(const char* key) const;
  [[nodiscard]] std::vector<ModeLimit> mode_limits(const char* key) const;
  [[nodiscard]] std::map<std::string, std::string> columns(const char* key) const;

 private:
  [[nodiscard]] DocumentNode node(const char* key) const;
  const DocumentNode* table_;
  std::string section_;
};

}  // namespace nahraum::analysis
