#pragma once
// Text -> cells by RFC 4180, with the liberties offices take: blanks around a quoted field are
// dropped, text after a closing quote leaves the whole field as written (and says so), line breaks
// may be CR LF, LF or CR.
//
//   CsvScanner scanner(text, ';');
//   std::vector<CsvField> fields;
//   while (scanner.next(fields)) ...

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/io/cell_rows.h"

namespace nahraum::geo {

struct CsvField {
  std::string_view text;        ///< inside the quotes
  bool doubled_quotes = false;  ///< `""` inside stands for one quote
  bool stray_text = false;      ///< text followed the closing quote
  bool unclosed = false;
};

/// One record after the other, without copying; cost O(text).
class CsvScanner {
 public:
  CsvScanner(std::string_view text, char separator, std::size_t max_fields = 2'000)
      : text_(text), separator_(separator), max_fields_(max_fields) {}

  /// False at the end. Fields beyond max_fields + 1 are skipped: the caller sees there are too
  /// many.
  bool next(std::vector<CsvField>& fields);
  /// Line on which the last record began, first = 1.
  [[nodiscard]] std::size_t line() const { return record_line_; }

 private:
  CsvField field();
  CsvField quoted(std::size_t opening);
  CsvField unquoted();
  [[nodiscard]] bool at_field_end() const;
  void skip_line_break();

  std::string_view text_;
  char separator_;
  std::size_t max_fields_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t record_line_ = 0;
};

struct CsvLimits {
  std::size_t columns = 2'000;
  std::size_t cells = 30'000'000;
};
/// All records of `text`, as views into it; doubled quotes are undone in place. Rows of blank cells
/// stay. Throws Error{Input} with the row for an unclosed quote and for too many cells.
[[nodiscard]] CellRows csv_rows(std::string& text, char separator, const CsvLimits& limits,
                                Findings& findings);

}  // namespace nahraum::geo
