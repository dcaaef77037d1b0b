#pragma once
// A large table with a header in its first line, read row by row without a copy of its cells.
//
//   TableScan table(path, {"id", "lon", "lat"}, findings);
//   while (table.next()) use(table.cell(0), table.number(1, 0, 180));
//
// UTF-8 or Windows-1252, comma, semicolon or tab. Throws Error{Input} with file and row.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/text.h"
#include "geo/io/csv_rows.h"

namespace nahraum::geo::detail {

class TableScan {
 public:
  TableScan(const std::filesystem::path& path, Findings& findings);
  TableScan(const TableScan&) = delete;
  TableScan& operator=(const TableScan&) = delete;

  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  /// Column of that name, any case; header().size() when there is none.
  [[nodiscard]] std::size_t find(std::string_view name) const;
  /// The same; Error{Input} naming those present when there is none.
  [[nodiscard]] std::size_t need(std::string_view name) const;

  /// Blank rows are skipped.
  [[nodiscard]] bool next();
  /// "" behind the end of a short row.
  [[nodiscard]] std::string_view cell(std::size_t column) const;
  [[nodiscard]] double number(std::size_t column) const;
  [[nodiscard]] std::size_t row() const { return scanner_.line(); }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[noreturn]] void fail(Text message) const;

 private:
  std::string file_;
  std::string text_;
  CsvScanner scanner_;
  std::vector<std::string> header_;
  std::vector<CsvField> fields_;
};

}  // namespace nahraum::geo::detail
