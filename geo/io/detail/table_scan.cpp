#include "geo/io/detail/table_scan.h"

#include <algorithm>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/csv_dialect.h"
#include "geo/io/detail/whole_file.h"
#include "geo/io/encoding.h"

namespace nahraum::geo::detail {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{4} << 30;

std::string decoded(const std::filesystem::path& path, Findings& findings) {
  std::string bytes = whole_file(path, kMaxBytes);
  const std::string file = path.filename().string();
  refuse_binary(bytes, file);
  return decode_text(std::move(bytes), "", file, findings).text;
}

CsvScanner scanner_of(std::string_view text) {
  const Separator separator = detect_separator(text);
  return {text.substr(separator.data_start), separator.character};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

TableScan::TableScan(const std::filesystem::path& path, Findings& findings)
    : file_(path.filename().string()), text_(decoded(path, findings)), scanner_(scanner_of(text_)) {
  if (!next()) fail({"Die Tabelle ist leer.", "The table is empty."});
  for (const CsvField& field : fields_) header_.emplace_back(trimmed(field.text));
}

std::size_t TableScan::find(std::string_view name) const {
  const std::string wanted = lower(name);
  const auto found = std::find_if(header_.begin(), header_.end(), [&](const std::string& column) {
    return lower(column) == wanted;
  });
  return static_cast<std::size_t>(found - header_.begin());
}

std::size_t TableScan::need(std::string_view name) const {
  const std::size_t column = find(name);
  if (column < header_.size()) return column;
  std::string present;
  for (const std::string& title : header_) present += (present.empty() ? "" : ", ") + title;
  throw Error(ErrorKind::Input, text("Die Spalte „{}“ fehlt. Vorhanden sind: {}.",
                                     "Column \"{}\" is missing. Present are: {}.", name, present))
      .in_file(file_)
      .at_row(1);
}

bool TableScan::next() {
  while (scanner_.next(fields_)) {
    const bool blank = std::all_of(fields_.begin(), fields_.end(), [](const CsvField& field) {
      return trimmed(field.text).empty();
    });
    if (blank) continue;
    if (fields_.back().unclosed) {
      fail({"Ein Anführungszeichen ist nicht geschlossen.", "A quotation mark is not closed."});
    }
    if (!header_.empty() && fields_.size() > header_.size()) {
      fail({"Die Zeile hat mehr Zellen als die Kopfzeile.",
            "The row has more cells than the header."});
    }
    return true;
  }
  return false;
}

std::string_view TableScan::cell(std::size_t column) const {
  return column < fields_.size() ? trimmed(fields_[column].text) : std::string_view();
}

double TableScan::number(std::size_t column) const {
  const std::string_view text = cell(column);
  const std::optional<double> value = parse_plain_number(text);
  if (!value) {
    fail(geo::text("„{}“ in der Spalte „{}“ ist keine Zahl mit Dezimalpunkt.",
                   "\"{}\" in column \"{}\" is no number with a decimal point.", text,
                   header_[column]));
  }
  return *value;
}

void TableScan::fail(Text message) const {
  throw Error(ErrorKind::Input, std::move(message)).in_file(file_).at_row(row());
}

}  // namespace nahraum::geo::detail
