// Workbooks through libxlsxwriter. Numbers stay numbers and get their DIN 55301 sign by number
// format, so that a person sees "(12)" and a formula reads 12; only missing values are text.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <xlsxwriter.h>

#include "geo/core/error.h"
#include "geo/io/atomic_file.h"
#include "geo/io/c_locale.h"
#include "geo/io/cell_text.h"
#include "geo/io/column_label.h"
#include "geo/io/disk_trouble.h"
#include "geo/io/writers.h"
#include "geo/io/xlsx_check.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;

constexpr time_t kCreated = 1767225600;  // 2026-01-01T00:00:00Z, as in every artefact
constexpr std::size_t kMostRows = 1'048'575;
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kLongestText = 32'767;
constexpr std::size_t kLongestSheetName = 31;
constexpr std::size_t kRowsForWidth = 2'000;

/// A missing value is "k. A.", in English "n/a"; the other signs are the same in both.
FlagSign sign_of(ValueFlag flag, Language language) {
  if (flag == ValueFlag::Missing && language == Language::English) return {"n/a", "", ""};
  return flag_sign(flag);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (starts && count-- == 0) break;
  }
  return std::string(text.substr(0, at));
}

// Excel allows neither []:*?/\ nor an apostrophe at an end, nor two names that differ in case only.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
  std::string name;
  for (const char c : wanted) {
    const bool bad = std::string_view("[]:*?/\\").find(c) != std::string_view::npos;
    name += bad || static_cast<unsigned char>(c) < 0x20 ? '-' : c;
  }
  while (name.starts_with("'")) name.erase(0, 1);
  while (name.ends_with("'")) name.pop_back();
  if (is_blank(name)) name = "Tabelle";
  std::string unique = first_characters(name, kLongestSheetName);
  for (int n = 2; !taken.insert(title_key(unique)).second; ++n) {
    const std::string suffix = fmt::format(" ({})", n);
    unique = first_characters(name, kLongestSheetName - suffix.size()) + suffix;
  }
  return unique;
}

[[noreturn]] void refuse(const fs::path& path, Text message, Text hint) {
  throw Error(ErrorKind::Io, std::move(message))
      .in_file(path.filename().string())
      .with_hint(std::move(hint));
}

class WorkbookWriter {
 public:
  WorkbookWriter(const Workbook& workbook, const fs::path& target)
      : source_(workbook), target_(target) {}

  /// Rows written to each sheet, heading included.
  std::vector<std::size_t> write_to(const fs::path& temporary) {
    std::string name = temporary.string();
    lxw_workbook_options options{};
    options.use_zip64 = LXW_FALSE;
    book_ = workbook_new_opt(name.c_str(), &options);
    if (book_ == nullptr) fail(LXW_ERROR_MEMORY_MALLOC_FAILED);
    std::vector<std::size_t> rows;
    try {
      set_properties();
      for (const Sheet& sheet : source_.sheets) rows.push_back(add_table(sheet));
      rows.push_back(add_notes());
    } catch (...) {
      lxw_workbook_free(book_);
      throw;
    }
    check(workbook_close(book_));
    return rows;
  }

 private:
  // ---- words of the library ----

  void check(lxw_error code) const {
    if (code != LXW_NO_ERROR) fail(code);
  }

  [[noreturn]] void fail(lxw_error code) const {
    const bool disk = code == LXW_ERROR_CREATING_XLSX_FILE || code == LXW_ERROR_CREATING_TMPFILE ||
                      code == LXW_ERROR_READING_TMPFILE || code == LXW_ERROR_ZIP_FILE_OPERATION ||
                      code == LXW_ERROR_ZIP_FILE_ADD || code == LXW_ERROR_ZIP_CLOSE;
    if (disk)
      refuse(target_,
             {"Die Arbeitsmappe lässt sich nicht schreiben.", "The workbook cannot be written."},
             {"Bitte den freien Platz und das Schreibrecht prüfen.",
              "Please check the free space and the permission to write."});
    refuse(target_,
           text("Die Arbeitsmappe lässt sich nicht schreiben ({}).",
                "The workbook cannot be written ({}).", lxw_strerror(code)),
           {});
  }

  void set_properties() const {
    lxw_doc_properties properties{};
    std::string title = first_characters(source_.title, 255);
    std::string program = "Nahraum";
    properties.title = title.data();
    properties.author = program.data();
    properties.created = kCreated;
    check(workbook_set_properties(book_, &properties));
  }

  // ---- formats: one for each look that occurs ----

  struct Look {
    std::string number;
    bool right = false;
    auto operator<=>(const Look&) const = default;
  };

  lxw_format* format_for(const Look& look) {
    lxw_format*& format = formats_[look];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (!look.number.empty()) format_set_num_format(format, look.number.c_str());
    if (look.right) format_set_align(format, LXW_ALIGN_RIGHT);
    if (look.number.empty() && !look.right) format_set_text_wrap(format);
    return format;
  }

  lxw_format* heading_format() {
    if (heading_ != nullptr) return heading_;
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_text_wrap(heading_);
    format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
    format_set_bg_color(heading_, 0xE7EDF3);
    format_set_bottom(heading_, LXW_BORDER_THIN);
    return heading_;
  }

  // "2.024" would be a strange year.
  static bool holds_years(const Column& column) {
    return column.type == ColumnType::Integer && column.unit.empty() && column.size() > 0 &&
           std::all_of(column.numbers.begin(), column.numbers.end(), [](double value) {
             return std::isnan(value) || (value >= 1900 && value < 2100);
           });
  }

  static std::string number_format(const Column& column, bool years, ValueFlag flag,
                                   Language language) {
    std::string format = years ? "0" : "#,##0";
    if (column.type == ColumnType::Number && column.decimals > 0)
      format += "." + std::string(static_cast<std::size_t>(column.decimals), '0');
    const FlagSign sign = sign_of(flag, language);
    const auto quoted = [](std::string_view words) {
      return words.empty() ? std::string() : "\"" + std::string(words) + "\"";
    };
    if (!sign.cell.empty()) return quoted(sign.cell);
    return quoted(sign.before) + format + quoted(sign.after);
  }

  // ---- sheets ----

  lxw_worksheet* add_sheet(std::string_view wanted) {
    const std::string name = sheet_name(wanted, names_);
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) fail(LXW_ERROR_MEMORY_MALLOC_FAILED);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    return sheet;
  }

  std::size_t add_table(const Sheet& sheet) {
    const Table& table = sheet.table;
    if (table.row_count() > kMostRows || table.column_count() > kMostColumns) {
      refuse(target_,
             text("Das Blatt „{}“ hätte mehr Zeilen oder Spalten, als eine Arbeitsmappe fasst.",
                  "The sheet \"{}\" would have more rows or columns than a workbook holds.",
                  sheet.name),
             {"Bitte stattdessen die CSV-Datei verwenden.", "Please use the CSV file instead."});
    }
    lxw_worksheet* out = add_sheet(sheet.name);
    const auto columns = static_cast<lxw_col_t>(table.column_count());
    for (lxw_col_t c = 0; c < columns; ++c) add_column(out, table.column(c), c);
    worksheet_freeze_panes(out, 1, columns > 1 ? 1 : 0);
    worksheet_repeat_rows(out, 0, 0);
    if (columns > 0) {
      check(worksheet_autofilter(out, 0, 0, static_cast<lxw_row_t>(table.row_count()),
                                 static_cast<lxw_col_t>(columns - 1)));
    }
    return table.row_count() + 1;
  }

  void add_column(lxw_worksheet* out, const Column& column, lxw_col_t c) {
    const std::string label = column_label(column, source_.language);
    put_text(out, 0, c, label, heading_format());
    std::size_t width = std::min<std::size_t>(characters(label), 24);
    const bool years = holds_years(column);
    for (std::size_t row = 0; row < column.size(); ++row) {
      const auto r = static_cast<lxw_row_t>(row + 1);
      if (column.type == ColumnType::Text) {
        const std::string& words = column.words(row, source_.language);
        put_text(out, r, c, words, format_for({}));
        if (row < kRowsForWidth) width = std::max(width, characters(words));
      } else {
        put_number(out, r, c, column, row, years);
      }
    }
    const double shown = static_cast<double>(std::clamp<std::size_t>(width, 8, 48)) + 3;
    check(worksheet_set_column(out, c, c, shown, nullptr));
  }

  void put_number(lxw_worksheet* out, lxw_row_t r, lxw_col_t c, const Column& column,
                  std::size_t row, bool years) {
    const FlaggedValue value = column.value(row);
    if (value.flag != ValueFlag::None) used_.insert(value.flag);
    if (value.missing() || !std::isfinite(value.value)) {
      const FlagSign sign =
          sign_of(value.missing() ? value.flag : ValueFlag::Missing, source_.language);
      put_text(out, r, c, sign.cell, format_for({"", true}));
      return;
    }
    lxw_format* format =
        format_for({number_format(column, years, value.flag, source_.language), true});
    check(worksheet_write_number(out, r, c, value.value, format));
  }

  // Never worksheet_write_formula or _url: a text stays a text (CWE-1236).
  void put_text(lxw_worksheet* out, lxw_row_t r, lxw_col_t c, std::string_view words,
                lxw_format* format) {
    // A blank cell keeps its row in the file, and so the count of rows true.
    if (words.empty()) {
      check(worksheet_write_blank(out, r, c, format));
      return;
    }
    if (characters(words) > kLongestText) {
      refuse(target_,
             text("Ein Text ist länger als die 32.767 Zeichen einer Zelle: {}",
                  "A text is longer than the 32,767 characters of a cell: {}", quoted_cell(words)),
             {"Bitte stattdessen die CSV-Datei verwenden.", "Please use the CSV file instead."});
    }
    check(worksheet_write_string(out, r, c, std::string(words).c_str(), format));
  }

  // ---- notes ----

  std::size_t add_notes() {
    const bool german = source_.language == Language::German;
    lxw_worksheet* out = add_sheet(german ? "Hinweise" : "Notes");
    check(worksheet_set_column(out, 0, 0, 110, nullptr));
    lxw_row_t rows = 0;
    const auto line = [&](std::string_view words, lxw_format* format) {
      put_text(out, rows++, 0, words, format);
    };
    line(source_.title, heading_format());
    for (const std::string& note : source_.notes) line(note, format_for({}));
    if (used_.empty()) return rows;
    line("", format_for({}));
    line(german ? "Zeichenerklärung (DIN 55301)" : "Signs (DIN 55301)", heading_format());
    for (const ValueFlag flag : used_) line(legend_line(flag), format_for({}));
    return rows;
  }

  [[nodiscard]] std::string legend_line(ValueFlag flag) const {
    const FlagSign sign = sign_of(flag, source_.language);
    std::string shown(sign.cell);
    if (flag == ValueFlag::RoundedZero) shown = "0";
    if (shown.empty()) shown = std::string(sign.before) + "12" + std::string(sign.after);
    return shown + "   " + flag_name(flag).in(source_.language);
  }

  const Workbook& source_;
  const fs::path& target_;
  lxw_workbook* book_ = nullptr;
  std::set<std::string> names_;
  std::set<ValueFlag> used_;
  std::map<Look, lxw_format*> formats_;
  lxw_format* heading_ = nullptr;
};

}  // namespace

void write_xlsx(const fs::path& path, const Workbook& workbook) {
  const CLocale point;
  AtomicFile file(path);
  try {
    const std::vector<std::size_t> rows = WorkbookWriter(workbook, path).write_to(file.temporary());
    file.commit([&](const fs::path& written) { check_workbook(written, rows, path); });
  } catch (const Error&) {
    refuse_full_disk(file.temporary(), path);
    throw;
  }
}

}  // namespace nahraum::geo
