#include "geo/io/xlsx_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <deque>
#include <utility>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_rows.h"
#include "geo/io/cell_text.h"
#include "geo/io/encoding.h"
#include "geo/io/guard.h"
#include "geo/io/table_layout.h"
#include "geo/io/xlsx_parent.h"
#include "geo/io/xlsx_wire.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
  return text.size() >= at + count &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                     text.begin() + static_cast<std::ptrdiff_t>(at + count),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// OGR gives dates as 2024/12/31 and 2024/12/31 12:00:00.
std::optional<std::string> german_date(std::string_view cell) {
  const bool date = (cell.size() == 10 || (cell.size() == 19 && cell[10] == ' ')) &&
                    digits_at(cell, 0, 4) && cell[4] == '/' && digits_at(cell, 5, 2) &&
                    cell[7] == '/' && digits_at(cell, 8, 2);
  if (!date) return std::nullopt;
  std::string result =
      fmt::format("{}.{}.{}", cell.substr(8, 2), cell.substr(5, 2), cell.substr(0, 4));
  if (cell.size() == 19 && cell.substr(10) != " 00:00:00") result += cell.substr(10, 6);
  return result;
}

// Excel stores 0.1 as 0.10000000000000001.
std::optional<std::string> shortest_number(std::string_view cell) {
  if (cell.size() < 17 || cell.find('.') == std::string_view::npos ||
      cell.find_first_not_of("-.0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::optional<double> value = parse_plain_number(cell);
  if (!value) return std::nullopt;
  return plain_number(*value);
}

struct SheetCells {
  std::string name;
  CellRows rows;
};

struct Answer {
  std::vector<std::string> names;
  std::vector<SheetCells> sheets;
  std::deque<std::string> rewritten;  // owns cells that are not as OGR wrote them
  bool whole = false;
};

std::string_view tidy(std::string_view cell, Answer& answer) {
  std::optional<std::string> better = german_date(cell);
  if (!better) better = shortest_number(cell);
  return better ? answer.rewritten.emplace_back(std::move(*better)) : cell;
}

bool take_row(std::string_view payload, Answer& answer) {
  if (answer.sheets.empty()) return false;
  wire::Reader reader(payload);
  const auto number = reader.number();
  if (!number) return false;
  CellRows& rows = answer.sheets.back().rows;
  while (!reader.at_end()) {
    const auto cell = reader.bytes();
    if (!cell || utf8_error(*cell) != std::string_view::npos) return false;
    rows.cells.push_back(tidy(*cell, answer));
  }
  rows.end_row(*number);
  return true;
}

// nullopt when the child has not kept to the form: it read hostile bytes and is not believed.
std::optional<Answer> understand(std::string_view bytes) {
  Answer answer;
  wire::Reader reader(bytes);
  while (!reader.at_end()) {
    const auto kind = reader.kind();
    const auto payload = reader.bytes();
    if (!kind || !payload || answer.whole) return std::nullopt;
    if (*kind == 'N')
      answer.names.emplace_back(*payload);
    else if (*kind == 'S')
      answer.sheets.push_back({std::string(*payload), {}});
    else if (*kind == 'E')
      answer.whole = true;
    else if (*kind != 'R' || !take_row(*payload, answer))
      return std::nullopt;
  }
  if (!answer.whole) return std::nullopt;
  return answer;
}

std::size_t filled_cells(std::span<const std::string_view> cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](auto cell) { return !is_blank(cell); }));
}

// A heading of two columns or more and a row below it; a cover sheet has neither.
bool holds_table(const CellRows& rows, const XlsxOptions& options) {
  std::optional<std::size_t> header;
  if (options.header_row) {
    const auto found = std::find(rows.numbers.begin(), rows.numbers.end(), *options.header_row);
    if (found != rows.numbers.end())
      header = static_cast<std::size_t>(found - rows.numbers.begin());
  } else {
    header = find_header(rows);
  }
  return header && filled_cells(rows.row(*header)) >= 2 && *header + 1 < rows.size();
}

class XlsxReader {
 public:
  XlsxReader(const fs::path& path, const XlsxOptions& options, Findings& findings)
      : path_(path),
        options_(options),
        findings_(findings),
        name_(options.name.empty() ? path.filename().string() : options.name) {}

  XlsxSheet run() {
    findings_.set_file(name_);
    check_file();
    const ChildAnswer said = ask_child(path_, options_);
    if (said.end != ChildEnd::Whole) throw failure(said.end);
    const std::optional<Answer> answer = understand(said.bytes);
    if (!answer) throw failure(ChildEnd::Unreadable);
    const SheetCells& sheet = choose(*answer);
    RawTable table = lay_out_table(
        sheet.rows, {.file = name_, .sheet = sheet.name, .header_row = options_.header_row},
        findings_);
    table.encoding = "UTF-8";
    table.number_cells_decimal = '.';
    return {std::move(table), answer->names};
  }

 private:
  [[nodiscard]] Error error(Text message) const {
    return Error(ErrorKind::Input, std::move(message)).in_file(name_);
  }

  void check_file() const {
    std::string ending = path_.extension().string();
    for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (ending != ".xlsx" && ending != ".xlsm") {
      throw error(text("Die Datei ist keine Excel-Arbeitsmappe (.xlsx).",
                       "The file is no Excel workbook (.xlsx)."))
          .with_hint(text("Bitte in Excel oder LibreOffice als .xlsx speichern.",
                          "Please save it as .xlsx in Excel or LibreOffice."));
    }
    try {
      check_archive(path_);
    } catch (Error& refused) {
      throw std::move(refused).in_file(name_);
    }
  }

  [[nodiscard]] Error failure(ChildEnd end) const {
    switch (end) {
      case ChildEnd::TooSlow:
        return error(text("Die Arbeitsmappe ließ sich nicht in {} Sekunden lesen.",
                          "The workbook could not be read in {} seconds.", options_.max_seconds))
            .with_hint(smaller());
      case ChildEnd::TooMuch:
      case ChildEnd::Killed:
        return error(
                   text("Die Arbeitsmappe braucht mehr Speicher, als für eine Tabelle erlaubt ist, "
                        "oder ist absichtlich falsch gebaut.",
                        "The workbook needs more memory than a table may, or is built wrongly on "
                        "purpose."))
            .with_hint(smaller());
      case ChildEnd::TooWide:
        return error(text("Ein Blatt der Arbeitsmappe reicht über mehr als 2.000 Spalten.",
                          "A sheet of the workbook has more than 2,000 columns."))
            .with_hint(smaller());
      case ChildEnd::RowGap:
        return error(text("In der Arbeitsmappe steht eine einzelne Zelle weit unter der Tabelle.",
                          "In the workbook a single cell stands far below the table."))
            .with_hint(
                text("Bitte in Excel mit Strg+Ende aufsuchen, die leeren Zeilen bis dorthin "
                     "löschen und neu speichern.",
                     "Please go there in Excel with Ctrl+End, delete the blank rows up to it "
                     "and save again."));
      case ChildEnd::NoChild:
        return Error(ErrorKind::Internal,
                     text("Das Hilfsprogramm nahraum-xlsx fehlt oder lässt sich nicht starten.",
                          "The helper program nahraum-xlsx is missing or cannot be started."))
            .in_file(name_)
            .with_hint(text("Bitte Nahraum neu installieren oder die Tabelle als CSV speichern.",
                            "Please install Nahraum again or save the table as CSV."));
      default:
        break;
    }
    return error(text("Die Arbeitsmappe ist beschädigt oder kein Excel-Format.",
                      "The workbook is damaged or no Excel format."))
        .with_hint(text("Bitte in Excel oder LibreOffice öffnen und neu als .xlsx speichern.",
                        "Please open it in Excel or LibreOffice and save it again as .xlsx."));
  }

  static Text smaller() {
    return text("Bitte nur das benötigte Blatt in eine neue Datei speichern, am besten als CSV.",
                "Please save only the sheet you need to a new file, best as CSV.");
  }

  [[nodiscard]] const SheetCells& choose(const Answer& answer) {
    std::string list;
    for (const std::string& name : answer.names)
      list += (list.empty() ? "" : ", ") + quoted_cell(name);
    if (!options_.sheet.empty()) {
      if (!answer.sheets.empty()) return answer.sheets.front();
      throw error(text("Das Blatt „{}“ gibt es nicht. Vorhanden sind: {}.",
                       "There is no sheet \"{}\". Present are: {}.", options_.sheet, list))
          .with_hint(text("Bitte den Namen des Blatts in der Studie berichtigen.",
                          "Please correct the name of the sheet in the study."));
    }
    const auto found =
        std::find_if(answer.sheets.begin(), answer.sheets.end(),
                     [&](const SheetCells& sheet) { return holds_table(sheet.rows, options_); });
    if (found == answer.sheets.end()) {
      throw error(text("Auf keinem Blatt ist eine Tabelle mit Kopfzeile zu erkennen.",
                       "On no sheet a table with a heading can be found."))
          .with_hint(text("Bitte Blatt und Kopfzeile in der Studie angeben (sheet, header_row). "
                          "Blätter: {}.",
                          "Please give sheet and heading in the study (sheet, header_row). Sheets: "
                          "{}.",
                          list));
    }
    if (answer.names.size() > 1) {
      findings_
          .add(Severity::Info, "xlsx.sheet",
               text("Gelesen wird das Blatt „{}“; vorhanden sind: {}.",
                    "The sheet \"{}\" is read; present are: {}.", found->name, list))
          .in_layer(found->name);
    }
    return *found;
  }

  const fs::path& path_;
  const XlsxOptions& options_;
  Findings& findings_;
  std::string name_;
};

}  // namespace

RawTable read_xlsx(const fs::path& path, const XlsxOptions& options, Findings& findings) {
  return read_xlsx_sheet(path, options, findings).table;
}

XlsxSheet read_xlsx_sheet(const fs::path& path, const XlsxOptions& options, Findings& findings) {
  return XlsxReader(path, options, findings).run();
}

}  // namespace nahraum::geo
