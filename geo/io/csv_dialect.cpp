#include "geo/io/csv_dialect.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "geo/core/error.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_rows.h"

namespace nahraum::geo {

namespace {

struct Signature {
  std::string_view start;
  Text name;
};

const std::array<Signature, 6>& signatures() {
  static const std::array<Signature, 6> kAll = {{
      {"PK\x03\x04", {"eine ZIP-Datei oder Excel-Arbeitsmappe", "a ZIP file or Excel workbook"}},
      {"SQLite format 3",
       {"eine Datenbank (GeoPackage, SQLite)", "a database (GeoPackage, SQLite)"}},
      {"%PDF", {"ein PDF", "a PDF"}},
      {"\x1F\x8B", {"eine gepackte Datei (gzip)", "a compressed file (gzip)"}},
      {"\xD0\xCF\x11\xE0", {"eine alte Excel-Datei (xls)", "an old Excel file (xls)"}},
      {"fgb\x03", {"eine FlatGeobuf-Datei", "a FlatGeobuf file"}},
  }};
  return kAll;
}

// "<a", "</", "<!", "<?": markup. "< 3" may open a cell.
bool is_markup(std::string_view text) {
  if (text.size() < 2 || text.front() != '<') return false;
  const char next = text[1];
  return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '!' ||
         next == '?' || next == '/';
}

bool is_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::string_view rest = trim_blanks(text.substr(1, 200));
  return rest.starts_with("\"") || rest.starts_with("{") || rest.starts_with("[");
}

[[noreturn]] void refuse(const Text& name, std::string_view file) {
  throw Error(ErrorKind::Input, Text{"Die Datei ist keine Texttabelle, sondern " + name.de + ".",
                                     "The file is no table of text but " + name.en + "."})
      .in_file(std::string(file))
      .with_hint(
          text("Bitte die Tabelle als CSV speichern oder der Datei die richtige Endung geben.",
               "Please save the table as CSV or give the file its right ending."));
}

constexpr std::size_t kSampleBytes = 256 * 1024;
constexpr std::size_t kSampleRecords = 1'000;

struct Steadiness {
  std::size_t records = 0;
  std::size_t first = 0;  ///< the record where the steady part begins
};

// Records with the commonest number of cells (two or more), less those in between that differ: a
// decimal comma splits the rows as steadily as a separator, but not the heading above them.
Steadiness steadiness(std::string_view sample, bool cut, char separator) {
  CsvScanner scanner(sample, separator);
  std::vector<CsvField> fields;
  std::vector<std::size_t> widths;
  while (widths.size() < kSampleRecords && scanner.next(fields) && !fields.back().unclosed)
    widths.push_back(fields.size());
  if (cut && !widths.empty() && widths.size() < kSampleRecords) widths.pop_back();  // lost its end
  std::map<std::size_t, std::size_t> records_by_width;
  for (const std::size_t width : widths) {
    if (width >= 2) ++records_by_width[width];
  }
  Steadiness best;
  for (const auto& [width, records] : records_by_width) {
    const auto first = std::find(widths.begin(), widths.end(), width);
    const auto last = std::find(widths.rbegin(), widths.rend(), width).base();
    const auto between = static_cast<std::size_t>(last - first) - records;
    const std::size_t steady = records - std::min(records, between);
    if (steady > best.records) best = {steady, static_cast<std::size_t>(first - widths.begin())};
  }
  return best;
}

}  // namespace

void refuse_binary(std::string_view bytes, std::string_view file) {
  for (const Signature& signature : signatures()) {
    if (bytes.starts_with(signature.start)) refuse(signature.name, file);
  }
  const std::string_view start = trim_blanks(bytes.substr(0, 1024));
  if (is_markup(start)) refuse({"XML oder HTML", "XML or HTML"}, file);
  if (is_json(start)) refuse({"JSON", "JSON"}, file);
}

Separator detect_separator(std::string_view text) {
  Separator result;
  const std::size_t line_end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view first = trim_blanks(text.substr(0, line_end));
  const std::string_view bare = text.substr(0, line_end);
  const bool named = title_key(first.substr(0, 4)) == "sep=";
  if (named && (first.size() == 5 || bare.ends_with("=\t"))) {
    const bool pair = text.substr(line_end).starts_with("\r\n");
    return {bare.ends_with("\t") ? '\t' : first[4], true,
            std::min(line_end + (pair ? 2 : 1), text.size())};
  }
  const bool cut = text.size() > kSampleBytes;
  const std::string_view sample = text.substr(0, kSampleBytes);
  Steadiness best;
  for (const char candidate : {';', '\t', '|', ','}) {
    const Steadiness found = steadiness(sample, cut, candidate);
    // A decimal comma splits rows as steadily as a separator. Where another sign splits at least
    // half as many and the heading too, one damaged row must not make the comma win.
    const bool decimal_comma =
        candidate == ',' && 2 * best.records >= found.records && best.first < found.first;
    if (found.records > best.records && !decimal_comma) {
      best = found;
      result.character = candidate;
    }
  }
  return result;
}

}  // namespace nahraum::geo
