#include "geo/io/csv_reader.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/csv_dialect.h"
#include "geo/io/csv_rows.h"
#include "geo/io/encoding.h"
#include "geo/io/table_layout.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;

std::string shown_name(const fs::path& path, const CsvOptions& options) {
  return options.name.empty() ? path.filename().string() : options.name;
}

[[noreturn]] void too_large(std::size_t limit, std::string_view name) {
  const Text size = number_text(static_cast<double>(limit >> 20));
  throw Error(ErrorKind::Input, Text{"Die Datei ist größer als " + size.de + " MB.",
                                     "The file is larger than " + size.en + " MB."})
      .in_file(std::string(name))
      .with_hint(text("Bitte die Tabelle auf das Untersuchungsgebiet kürzen.",
                      "Please cut the table down to the study area."));
}

std::string file_bytes(const fs::path& path, std::size_t limit, std::string_view name) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) {
    throw Error(ErrorKind::Input, text("Die Datei ist nicht da oder keine gewöhnliche Datei.",
                                       "The file is not there or no regular file."))
        .in_file(std::string(name))
        .with_hint(
            text("Bitte den Pfad in der Studie prüfen.", "Please check the path in the study."));
  }
  const auto size = fs::file_size(path, failed);
  if (!failed && size > limit) too_large(limit, name);
  std::string bytes(failed ? 0 : static_cast<std::size_t>(size), '\0');
  std::ifstream stream(path, std::ios::binary);
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (failed || !stream) {
    throw Error(ErrorKind::Input,
                text("Die Datei lässt sich nicht lesen.", "The file cannot be read."))
        .in_file(std::string(name))
        .with_hint(
            text("Bitte die Leserechte prüfen und die Datei in anderen Programmen schließen.",
                 "Please check the permissions and close the file in other programs."));
  }
  return bytes;
}

// '"' or a line break as separator would make no table; blanks are trimmed around quotes.
void check_separator(char separator, std::string_view name) {
  constexpr std::string_view kPossible = ";,\t|:!#&*/^~";
  if (separator == 0 || kPossible.find(separator) != std::string_view::npos) return;
  throw Error(ErrorKind::Input,
              text("Dieses Trennzeichen ist nicht möglich.", "This separator is not possible."))
      .in_file(std::string(name))
      .with_hint(text("Üblich sind ; , Tabulator und |.", "Usual are ; , tab and |."));
}

std::string printed(char separator) {
  return separator == '\t' ? "Tab" : std::string(1, separator);
}

// csv_rows knows rows, but not the file they are in.
CellRows rows_of(std::string& text, char separator, const CsvOptions& options, Findings& findings) {
  return csv_rows(text, separator, {.columns = options.max_columns, .cells = options.max_cells},
                  findings);
}

RawTable read_bytes(std::string bytes, const std::string& name, const CsvOptions& options,
                    Findings& findings) {
  findings.set_file(name);
  if (bytes.size() > options.max_bytes) too_large(options.max_bytes, name);
  check_separator(options.separator, name);
  refuse_binary(bytes, name);
  DecodedText decoded = decode_text(std::move(bytes), options.encoding, name, findings);
  refuse_binary(decoded.text, name);  // markup in UTF-16
  Separator separator = detect_separator(decoded.text);
  if (options.separator != 0) separator.character = options.separator;
  check_separator(separator.character, name);
  // Blanked out, not cut off: the lines below keep their numbers.
  std::fill_n(decoded.text.begin(), separator.data_start, ' ');
  if (separator.data_start > 0) decoded.text[separator.data_start - 1] = '\n';
  try {
    const CellRows rows = rows_of(decoded.text, separator.character, options, findings);
    RawTable table = lay_out_table(
        rows, {.file = name, .sheet = "", .header_row = options.header_row}, findings);
    table.encoding = decoded.encoding;
    table.separator = separator.character;
    findings.add(Severity::Info, "csv.separator",
                 text("Trennzeichen: {}.", "Separator: {}.", printed(separator.character)));
    return table;
  } catch (Error& error) {
    if (!error.file().empty()) throw;
    throw std::move(error).in_file(name);
  }
}

}  // namespace

RawTable read_csv(const fs::path& path, const CsvOptions& options, Findings& findings) {
  const std::string name = shown_name(path, options);
  return read_bytes(file_bytes(path, options.max_bytes, name), name, options, findings);
}

RawTable parse_csv(std::string_view bytes, std::string_view name, const CsvOptions& options,
                   Findings& findings) {
  return read_bytes(std::string(bytes), std::string(name), options, findings);
}

}  // namespace nahraum::geo
