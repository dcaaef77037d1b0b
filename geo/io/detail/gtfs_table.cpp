#include "geo/io/detail/gtfs_table.h"

#include <algorithm>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/encoding.h"

namespace nahraum::geo::gtfs {

namespace {

constexpr std::size_t kLongestRecord = 1u << 20u;
constexpr std::size_t kRowsBetweenSteps = 8192;
constexpr std::size_t kMostColumns = 200;

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string undouble(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result.push_back(text[i]);
    if (text[i] == '"') ++i;  // the scanner has seen its twin
  }
  return result;
}

bool odd_quotes(std::string_view text) {
  return std::count(text.begin(), text.end(), '"') % 2 != 0;
}

std::string header_name(std::string_view cell) {
  std::string name(trim_blanks(cell));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

}  // namespace

GtfsTable::GtfsTable(std::unique_ptr<ByteSource> source, std::string file,
                     std::span<const Column> columns, Findings& findings)
    : source_(std::move(source)),
      file_(std::move(file)),
      columns_(columns),
      findings_(findings),
      lines_(*source_, file_) {
  read_header(columns);
}

// A record is one line, or several when a quote stays open.
bool GtfsTable::next_record() {
  std::string_view line;
  do {
    if (!lines_.next(line)) return false;
  } while (trimmed(line).empty());
  row_ = lines_.number();
  if (row_ == 1 && line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
  record_.assign(line);
  bool open = odd_quotes(line);
  while (open) {
    if (record_.size() > kLongestRecord || !lines_.next(line)) {
      throw Error(ErrorKind::Input,
                  nahraum::geo::text("Ein Anführungszeichen wird nicht wieder geschlossen.",
                                     "A quotation mark is never closed."))
          .in_file(file_)
          .at_row(row_);
    }
    open = !odd_quotes(line);
    record_.append("\n").append(line);
  }
  scanner_.emplace(record_, ',', kMostColumns);
  return true;
}

// A carriage return alone ends a row too; so one record may hold several.
bool GtfsTable::next_fields() {
  for (;;) {
    if (scanner_ && scanner_->next(fields_)) return true;
    if (!next_record()) return false;
  }
}

void GtfsTable::read_header(std::span<const Column> columns) {
  std::vector<std::string> names;
  if (next_fields()) {
    for (const CsvField& field : fields_) names.push_back(header_name(field.text));
  }
  header_size_ = names.size();
  for (const Column& column : columns) {
    const auto found = std::find(names.begin(), names.end(), column.name);
    if (found == names.end() && column.needed) {
      throw Error(ErrorKind::Input,
                  nahraum::geo::text("Die Spalte „{}“ fehlt.", "The column \"{}\" is missing.",
                                     column.name))
          .in_file(file_)
          .at_row(1)
          .with_hint(
              nahraum::geo::text("Bitte den Fahrplan beim Verkehrsverbund neu anfordern.",
                                 "Please ask the transport association for the timetable again."));
    }
    places_.push_back(found == names.end() ? kAbsent
                                           : static_cast<std::size_t>(found - names.begin()));
  }
  cells_.resize(columns.size());
  undoubled_.resize(columns.size());
}

bool GtfsTable::next(Progress& progress) {
  if (rows_given_++ % kRowsBetweenSteps == 0) {
    progress.step(lines_.bytes(), std::max<std::uint64_t>(source_->size(), 1));
  }
  if (!next_fields()) return false;
  take_cells();
  return true;
}

void GtfsTable::take_cells() {
  if (fields_.size() != header_size_) {
    note(Severity::Warning, "gtfs.row_width",
         nahraum::geo::text(
             "Die Zeile hat {} Zellen statt {}; fehlende gelten als leer, überzählige zählen "
             "nicht.",
             "The row has {} cells instead of {}; missing ones count as empty, further ones not "
             "at all.",
             fields_.size(), header_size_));
  }
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    cells_[c] = {};
    if (places_[c] >= fields_.size()) continue;
    const CsvField& field = fields_[places_[c]];
    if (field.doubled_quotes) undoubled_[c] = undouble(field.text);
    cells_[c] = trimmed(field.doubled_quotes ? std::string_view(undoubled_[c]) : field.text);
  }
}

std::string GtfsTable::text(std::size_t column) {
  bool damaged = false;
  std::string result = clean_text(cells_[column], damaged);
  if (damaged && !told_encoding_) {
    told_encoding_ = true;
    note(
        Severity::Warning, "gtfs.encoding",
        nahraum::geo::text("Die Datei ist kein reines UTF-8; Namen wurden als Windows-1252 gelesen "
                           "und können falsche Umlaute haben.",
                           "The file is not pure UTF-8; names were read as Windows-1252 and may "
                           "have wrong umlauts."));
  }
  return result;
}

void GtfsTable::note(Severity severity, const char* code, Text message) {
  findings_.set_file(file_);
  findings_.add(severity, code, std::move(message), row_);
}

unsigned GtfsTable::small_number(std::size_t column, unsigned otherwise, unsigned largest) {
  const std::string_view value = cells_[column];
  if (value.empty()) return otherwise;
  const auto number = parse_integer(value);
  if (number && *number >= 0 && *number <= static_cast<long long>(largest)) {
    return static_cast<unsigned>(*number);
  }
  note(Severity::Warning, "gtfs.bad_value",
       nahraum::geo::text("„{}“ ist kein gültiger Wert für {}; genommen wurde {}.",
                          "\"{}\" is no valid value of {}; {} was taken.",
                          quoted_cell(text(column)), columns_[column].name, otherwise));
  return otherwise;
}

std::string clean_text(std::string_view bytes, bool& damaged) {
  std::string result(bytes);
  for (char& c : result) {
    const bool control = (c >= 0 && c < ' ') || c == '\x7f';
    if (!control) continue;
    damaged = damaged || c == '\0';
    c = ' ';
  }
  if (utf8_error(result) == std::string_view::npos) return result;
  damaged = true;
  Findings ignored;  // one sentence a file is enough
  return decode_text(std::move(result), "Windows-1252", "", ignored).text;
}

std::optional<DaySeconds> parse_time(std::string_view text) {
  const std::size_t size = text.size();
  if ((size != 7 && size != 8) || text[size - 3] != ':' || text[size - 6] != ':') {
    return std::nullopt;
  }
  const auto number = [&](std::size_t begin, std::size_t end) {
    int value = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int hours = number(0, size - 6);
  const int minutes = number(size - 5, size - 3);
  const int seconds = number(size - 2, size);
  if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return std::nullopt;
  return hours * 3600 + minutes * 60 + seconds;
}

}  // namespace nahraum::geo::gtfs
