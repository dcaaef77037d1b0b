#pragma once
// What was noticed in the data: shown to the user, stored with the result, never dropped.
//
//   findings.add(Severity::Warning, "join.unmatched",
//                text("AGS {} hat keine Gemeinde.", "AGS {} has no Gemeinde.",
//                ags)).in_file("inkar.csv").at_row(7);
//
// Cost: a finding is a few strings. Of one code in one file at most `kKeptPerCode` are kept word by
// word; the rest are counted (a file of three million rows must not fill the memory with its own
// complaints). `total()` is exact.

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::geo {

enum class Severity { Info, Warning, Error };

struct Finding {
  Severity severity = Severity::Info;
  std::string code;  ///< stable and machine-readable: "csv.lost_leading_zero"
  Text message;
  std::string file;     ///< as named in the study
  std::string layer;    ///< layer or sheet, may be empty
  std::size_t row = 0;  ///< as a person counts in the file; 0 = the whole file

  Finding& in_file(std::string name) {
    file = std::move(name);
    return *this;
  }
  Finding& in_layer(std::string name) {
    layer = std::move(name);
    return *this;
  }
  Finding& at_row(std::size_t number) {
    row = number;
    return *this;
  }
};

/// One line of the summary: how often a code occurred in a file.
struct FindingCount {
  std::string file;
  std::string code;
  Severity severity = Severity::Info;
  std::size_t count = 0;
  Text example;
};

class Findings {
 public:
  static constexpr std::size_t kKeptPerCode = 500;

  /// All that is said until the next call is about this file.
  void set_file(std::string file) { file_ = std::move(file); }
  /// Returns a reference for naming the place; valid until the next call on this object.
  Finding& add(Severity severity, std::string code, Text message, std::size_t row = 0);
  /// Adds n occurrences that are only counted beyond the one sentence given.
  Finding& add_counted(Severity severity, std::string code, Text message, std::size_t n);
  void append(const Findings& other);
  /// The same with another name for a file: readers know the last part of a path, the study its
  /// whole. Entries of an archive ("a.zip/b.csv") keep their part behind it.
  void append_renamed(const Findings& other, const std::string& from, const std::string& to);

  [[nodiscard]] const std::vector<Finding>& kept() const { return kept_; }
  [[nodiscard]] std::size_t total() const;
  [[nodiscard]] std::size_t count(std::string_view code) const;
  [[nodiscard]] std::size_t count(Severity severity) const;
  /// Sentences kept of this severity: what a person is told ("7 warnings"), where `count` adds up
  /// the thousands of cells that a single sentence may stand for.
  [[nodiscard]] std::size_t sentences(Severity severity) const;
  /// Sorted by file, then code: stable for output.
  [[nodiscard]] std::vector<FindingCount> summary() const;
  [[nodiscard]] bool empty() const { return kept_.empty(); }

 private:
  struct Tally {
    Severity severity = Severity::Info;
    std::size_t count = 0;
    Text example;
  };
  std::string file_;
  std::vector<Finding> kept_;
  std::map<std::pair<std::string, std::string>, Tally> tallies_;  // (file, code)
  Finding overflow_;
};

/// "Hinweis", "Warnung", "Fehler".
[[nodiscard]] Text severity_name(Severity severity);
/// The finding as one line, place first.
[[nodiscard]] std::string sentence(const Finding& finding, Language language);

}  // namespace nahraum::geo
