#include <algorithm>
#include <array>
#include <cmath>

#include "geo/core/numbers.h"
#include "geo/io/atomic_file.h"
#include "geo/io/cell_text.h"
#include "geo/io/column_label.h"
#include "geo/io/recipe.h"
#include "geo/io/writers.h"

namespace nahraum::geo {

namespace {

// What a spreadsheet runs when a cell begins with it (OWASP "CSV Injection"), full-width forms too.
constexpr std::array<std::string_view, 8> kTriggers = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

bool is_number(std::string_view cell, const CsvWriteOptions& options) {
  const NumberFormat format{.decimal = options.german ? ',' : '.'};
  return parse_number(cell, format).has_value();
}

// Blanks before the sign do not stop every spreadsheet, and a tab or line break starts a new cell
// in some.
bool would_run(std::string_view cell, const CsvWriteOptions& options) {
  if (cell.empty()) return false;
  if (cell.front() == '\t' || cell.front() == '\r' || cell.front() == '\n') return true;
  const std::string_view start = trim_blanks(cell);
  const bool trigger = std::any_of(kTriggers.begin(), kTriggers.end(),
                                   [&](std::string_view sign) { return start.starts_with(sign); });
  return trigger && !is_number(cell, options);
}

double rounded(double value, int decimals) {
  const double step = std::pow(10.0, std::clamp(decimals, 0, 9));
  return std::round(value * step) / step + 0.0;  // never "-0"
}

class CsvWriter {
 public:
  CsvWriter(const Table& table, const CsvWriteOptions& options)
      : table_(table), options_(options), separator_(options.german ? ';' : ',') {}

  std::string run() {
    if (options_.german) out_ += "\xEF\xBB\xBF";
    find_flagged();
    write_header();
    for (std::size_t row = 0; row < table_.row_count(); ++row) write_row(row);
    return std::move(out_);
  }

 private:
  void find_flagged() {
    for (std::size_t c = 0; c < table_.column_count(); ++c) {
      const Column& column = table_.column(c);
      flagged_.push_back(column.type != ColumnType::Text &&
                         std::any_of(column.flags.begin(), column.flags.end(),
                                     [](ValueFlag flag) { return flag != ValueFlag::None; }));
    }
  }

  void write_header() {
    for (std::size_t c = 0; c < table_.column_count(); ++c) {
      const Column& column = table_.column(c);
      const std::string label =
          options_.titles ? column_label(column, options_.language) : column.name;
      separate(c);
      // Excel takes a file that begins with ID for a SYLK file.
      put_text(label, c == 0 && label.starts_with("ID"));
      if (!flagged_[c]) continue;
      out_ += separator_;
      const bool german = options_.language == Language::German;
      put_text(options_.titles ? label + (german ? " (Kennzeichen)" : " (flag)") : label + "_flag");
    }
    end_line();
  }

  void write_row(std::size_t row) {
    for (std::size_t c = 0; c < table_.column_count(); ++c) {
      const Column& column = table_.column(c);
      separate(c);
      if (column.type == ColumnType::Text) {
        // A row of one blank cell would be a blank line, which readers skip.
        const std::string& words = column.words(row, options_.language);
        put_text(words, table_.column_count() == 1 && words.empty());
        continue;
      }
      put_number(column, row);
      if (!flagged_[c]) continue;
      out_ += separator_;
      const ValueFlag flag = column.flags[row];
      if (flag == ValueFlag::None) continue;
      if (options_.titles)
        put_text(flag_name(flag).in(options_.language));
      else
        put_text(flag_code(flag));
    }
    end_line();
  }

  void separate(std::size_t column) {
    if (column > 0) out_ += separator_;
  }

  void end_line() { out_ += options_.german ? "\r\n" : "\n"; }

  void put_number(const Column& column, std::size_t row) {
    const FlaggedValue value = column.value(row);
    if (value.missing()) return;
    const std::size_t start = out_.size();
    out_ += plain_number(options_.rounded ? rounded(value.value, column.decimals) : value.value);
    if (options_.german)
      std::replace(out_.begin() + static_cast<std::ptrdiff_t>(start), out_.end(), '.', ',');
  }

  void put_text(std::string_view cell, bool quote = false) {
    const bool guard = would_run(cell, options_);
    const bool blank_edge = !cell.empty() && trim_blanks(cell).size() != cell.size();
    quote = quote || blank_edge || cell.find_first_of(";,\"\t\r\n") != std::string_view::npos;
    if (quote) out_ += '"';
    if (guard) out_ += '\'';
    for (const char c : cell) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    if (quote) out_ += '"';
  }

  const Table& table_;
  const CsvWriteOptions& options_;
  char separator_;
  std::vector<bool> flagged_;
  std::string out_;
};

}  // namespace

std::string csv_text(const Table& table, const CsvWriteOptions& options) {
  return CsvWriter(table, options).run();
}

void write_csv(const std::filesystem::path& path, const Table& table,
               const CsvWriteOptions& options) {
  write_file_atomically(path, csv_text(table, options));
}

}  // namespace nahraum::geo
