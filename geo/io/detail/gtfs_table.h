#pragma once
// One file of a GTFS feed as a stream of rows; columns by name, in any order.
//
//   GtfsTable table(std::move(source), "feed.zip/stops.txt", columns, findings);
//   while (table.next()) use(table.cell(kStopId));

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/io/byte_source.h"
#include "geo/io/csv_rows.h"
#include "geo/io/line_stream.h"
#include "geo/network/calendar.h"

namespace nahraum::geo::gtfs {

struct Column {
  std::string_view name;
  bool needed = false;
};

class GtfsTable {
 public:
  /// Throws Error{Input} when a needed column is missing. `columns` must outlive the table.
  GtfsTable(std::unique_ptr<ByteSource> source, std::string file, std::span<const Column> columns,
            Findings& findings);

  [[nodiscard]] bool next(Progress& progress);
  /// Without blanks around it; empty when the file has no such column. Valid until next().
  [[nodiscard]] std::string_view cell(std::size_t column) const { return cells_[column]; }
  /// As clean UTF-8 without control characters.
  [[nodiscard]] std::string text(std::size_t column);
  [[nodiscard]] bool has(std::size_t column) const { return places_[column] != kAbsent; }
  [[nodiscard]] std::size_t row() const { return row_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// A Finding about this row.
  void note(Severity severity, const char* code, Text message);
  /// Small non-negative number; empty = otherwise; what cannot be read is a Finding.
  [[nodiscard]] unsigned small_number(std::size_t column, unsigned otherwise, unsigned largest);

 private:
  static constexpr std::size_t kAbsent = SIZE_MAX;
  bool next_record();
  bool next_fields();
  void read_header(std::span<const Column> columns);
  void take_cells();

  std::unique_ptr<ByteSource> source_;
  std::string file_;
  std::span<const Column> columns_;
  Findings& findings_;
  LineStream lines_;
  std::string record_;
  std::optional<CsvScanner> scanner_;
  std::vector<CsvField> fields_;
  std::vector<std::size_t> places_;
  std::vector<std::string_view> cells_;
  std::vector<std::string> undoubled_;
  std::size_t header_size_ = 0;
  std::size_t row_ = 0;
  std::size_t rows_given_ = 0;
  bool told_encoding_ = false;
};

/// Clean UTF-8 without control characters, whatever the bytes are; `damaged` when something was
/// replaced.
[[nodiscard]] std::string clean_text(std::string_view bytes, bool& damaged);

/// "8:05:00", "08:05:00", "25:10:00" up to 99 hours; nothing for anything else.
[[nodiscard]] std::optional<DaySeconds> parse_time(std::string_view text);

}  // namespace nahraum::geo::gtfs
