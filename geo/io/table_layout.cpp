#include "geo/io/table_layout.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/core/error.h"
#include "geo/io/cell_text.h"

namespace nahraum::geo {

namespace {

using Cells = std::span<const std::string_view>;

constexpr std::size_t kHeaderWithin = 200;  // no office writes longer introductions

struct RowShape {
  std::size_t used = 0;    // cells up to the last that is not blank
  std::size_t filled = 0;  // cells that are not blank
};

RowShape shape_of(Cells cells) {
  RowShape shape;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (is_blank(cells[i])) continue;
    shape.used = i + 1;
    ++shape.filled;
  }
  return shape;
}

std::vector<RowShape> shapes_of(const CellRows& rows) {
  std::vector<RowShape> shapes;
  shapes.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) shapes.push_back(shape_of(rows.row(r)));
  return shapes;
}

// The width at which most cells stand; titles and notes are many short rows in a small table.
std::size_t usual_width(const std::vector<RowShape>& shapes) {
  std::vector<std::size_t> rows_by_width;
  for (const RowShape& shape : shapes) {
    if (shape.used == 0) continue;
    if (shape.used >= rows_by_width.size()) rows_by_width.resize(shape.used + 1);
    ++rows_by_width[shape.used];
  }
  std::size_t best = 0;
  for (std::size_t width = 0; width < rows_by_width.size(); ++width) {
    if (rows_by_width[width] * width >= rows_by_width[best] * best && rows_by_width[width] > 0)
      best = width;
  }
  return best;
}

bool all_digits(std::string_view cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789") == std::string_view::npos;
}

// Words; beside them years, dates and small numbers rising by one (single years of age).
bool reads_like_heading(Cells cells) {
  std::size_t words = 0;
  int previous = -1;
  for (const std::string_view raw : cells) {
    const std::string_view cell = trim_blanks(raw);
    if (cell.empty() || looks_like_date(cell)) continue;
    if (!looks_numeric(cell)) {
      ++words;
      continue;
    }
    if (!all_digits(cell) || cell.size() > 2) return false;
    const int number = cell.size() == 1 ? cell[0] - '0' : (cell[0] - '0') * 10 + (cell[1] - '0');
    if (previous >= 0 && number != previous + 1) return false;
    if (previous < 0 && number > 1) return false;
    previous = number;
  }
  return words > 0;
}

std::optional<std::size_t> find_header(const CellRows& rows, const std::vector<RowShape>& shapes) {
  const std::size_t width = usual_width(shapes);
  for (std::size_t r = 0, seen = 0; r < rows.size() && seen < kHeaderWithin; ++r) {
    if (shapes[r].used == 0) continue;
    ++seen;
    const bool wide = shapes[r].used >= width;
    const bool full = shapes[r].filled * 3 >= shapes[r].used * 2;
    if (wide && full && reads_like_heading(rows.row(r))) return r;
  }
  return std::nullopt;
}

bool reads_like_note(std::string_view cell) {
  constexpr std::array<std::string_view, 22> kStarts = {
      "quelle",       "stand",     "hinweis", "anmerkung",   "datenquelle", "datenstand",
      "datenlizenz",  "copyright", "(c)",     "©",           "*",           "zeichenerkl",
      "legende",      "fussnote",  "source",  "note",        "erstellt",    "lizenz",
      "gebietsstand", "__",        "--",      "abweichungen"};
  const std::string key = title_key(cell);
  if (std::any_of(kStarts.begin(), kStarts.end(),
                  [&](std::string_view start) { return key.starts_with(start); })) {
    return true;
  }
  const std::size_t after_digits = key.find_first_not_of("0123456789");
  const bool footnote =
      after_digits != std::string::npos && after_digits > 0 && key[after_digits] == ')';
  return footnote || key.find(": ") != std::string::npos || key.size() > 80;
}

std::string joined(Cells cells) {
  std::string line;
  for (const std::string_view cell : cells) {
    if (is_blank(cell)) continue;
    if (!line.empty()) line += " ";
    line += fold_blanks(cell);
  }
  return line;
}

class Layout {
 public:
  Layout(const CellRows& rows, const LayoutOptions& options, Findings& findings)
      : rows_(rows), options_(options), findings_(findings), shapes_(shapes_of(rows)) {}

  RawTable run() {
    table_.file = options_.file;
    table_.sheet = options_.sheet;
    const std::size_t header = header_row();
    width_ = shapes_[header].used;
    take_preamble(header);
    take_header(header);
    const std::size_t end = footer_start(header + 1);
    take_data(header + 1, end);
    take_footer(end);
    return std::move(table_);
  }

 private:
  Finding& add(Severity severity, std::string code, Text message, std::size_t row = 0) {
    return findings_.add(severity, std::move(code), std::move(message), row)
        .in_layer(options_.sheet);
  }

  [[nodiscard]] Error error(Text message) const {
    return Error(ErrorKind::Input, std::move(message))
        .in_file(options_.file)
        .in_layer(options_.sheet);
  }

  [[nodiscard]] std::size_t header_row() const {
    if (options_.header_row) return declared_header(*options_.header_row);
    if (const auto found = find_header(rows_, shapes_)) return *found;
    const bool empty = std::all_of(shapes_.begin(), shapes_.end(),
                                   [](const RowShape& shape) { return shape.used == 0; });
    if (empty) throw error(text("Die Tabelle ist leer.", "The table is empty."));
    throw error(text("Es ist keine Kopfzeile mit Spaltennamen zu erkennen.",
                     "No heading with column names can be found."))
        .with_hint(text("Bitte Spaltennamen ergänzen oder die Nummer der Kopfzeile in der Studie "
                        "angeben (header_row).",
                        "Please add column names or give the number of the heading in the study "
                        "(header_row)."));
  }

  [[nodiscard]] std::size_t declared_header(std::size_t number) const {
    const auto found = std::find(rows_.numbers.begin(), rows_.numbers.end(), number);
    const auto row = static_cast<std::size_t>(found - rows_.numbers.begin());
    if (found != rows_.numbers.end() && shapes_[row].used > 0) return row;
    throw error(text("Die angegebene Kopfzeile {} ist leer oder nicht vorhanden.",
                     "The heading row {} is blank or does not exist.", number))
        .with_hint(text("Bitte die Nummer der Kopfzeile in der Studie prüfen (header_row).",
                        "Please check the number of the heading in the study (header_row)."));
  }

  void take_preamble(std::size_t header) {
    for (std::size_t r = 0; r < header; ++r) {
      if (shapes_[r].used > 0) table_.preamble.push_back(joined(rows_.row(r)));
    }
    if (table_.preamble.empty()) return;
    add(Severity::Info, "table.preamble",
        text("{} Zeilen über der Kopfzeile gelten als Titel: {}",
             "{} rows above the heading are taken for titles: {}", table_.preamble.size(),
             quoted_cell(table_.preamble.front())),
        rows_.numbers[header]);
  }

  void take_header(std::size_t header) {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < width_; ++i) {
      const std::string written = fold_blanks(rows_.row(header)[i]);
      const std::string base = written.empty() ? fmt::format("Spalte {}", i + 1) : written;
      std::string name = base;
      for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{} ({})", base, n);
      if (written.empty()) {
        add(Severity::Warning, "table.blank_heading",
            text("Spalte {} hat keine Überschrift; sie heißt hier „{}“.",
                 "Column {} has no heading; it is called \"{}\" here.", i + 1, name),
            rows_.numbers[header]);
      } else if (name != base) {
        add(Severity::Warning, "table.duplicate_heading",
            text("Die Überschrift „{}“ kommt mehrmals vor; Spalte {} heißt hier „{}“.",
                 "The heading \"{}\" occurs more than once; column {} is called \"{}\" here.", base,
                 i + 1, name),
            rows_.numbers[header]);
      }
      table_.header.push_back(std::move(name));
    }
  }

  [[nodiscard]] bool is_full(std::size_t r) const {
    const std::size_t needed = width_ >= 5 ? 3 : std::min<std::size_t>(width_, 2);
    const bool cut_short = rows_.row(r).size() < width_ && shapes_[r].filled * 2 <= width_;
    return shapes_[r].filled >= needed && !cut_short;
  }

  // A row in the tail of the table opens the notes when it is cut short, stands behind a blank row
  // or reads like a note. A row of a name and missing values is still data.
  [[nodiscard]] bool opens_notes(std::size_t r) const {
    const bool short_row = rows_.row(r).size() < width_;
    const bool after_blank = r > 0 && shapes_[r - 1].used == 0;
    if (short_row || after_blank) return true;
    const Cells cells = rows_.row(r);
    const auto first = std::find_if_not(cells.begin(), cells.end(), is_blank);
    return reads_like_note(*first);
  }

  [[nodiscard]] std::size_t footer_start(std::size_t begin) const {
    if (width_ < 2) return rows_.size();
    std::size_t tail = rows_.size();
    while (tail > begin && !is_full(tail - 1)) --tail;
    for (std::size_t r = tail; r < rows_.size(); ++r) {
      if (shapes_[r].used > 0 && opens_notes(r)) return r;
    }
    return rows_.size();
  }

  void take_data(std::size_t begin, std::size_t end) {
    table_.rows.reserve(end - begin);
    table_.row_numbers.reserve(end - begin);
    std::size_t blank = 0;
    std::size_t pending = 0;  // blank rows are worth a word only between rows
    for (std::size_t r = begin; r < end; ++r) {
      if (shapes_[r].used == 0) {
        ++pending;
        continue;
      }
      blank += std::exchange(pending, 0);
      take_row(r);
    }
    if (blank > 0) {
      findings_
          .add_counted(
              Severity::Info, "table.blank_rows",
              text("{} leere Zeilen wurden übersprungen.", "{} blank rows were skipped.", blank),
              blank)
          .in_layer(options_.sheet);
    }
    if (table_.rows.empty()) {
      add(Severity::Warning, "table.no_rows",
          text("Unter der Kopfzeile stehen keine Daten.", "There are no data below the heading."));
    }
  }

  void take_row(std::size_t r) {
    const Cells cells = rows_.row(r);
    if (shapes_[r].used > width_) {
      throw error(text("Die Zeile hat {} Zellen, die Kopfzeile nur {}.",
                       "The row has {} cells, the heading only {}.", shapes_[r].used, width_))
          .at_row(rows_.numbers[r])
          .with_hint(text("Bitte prüfen, ob ein Trennzeichen im Text steht oder eine Überschrift "
                          "fehlt.",
                          "Please check for a separator within text or a missing heading."));
    }
    if (cells.size() < width_) {
      add(Severity::Warning, "table.short_row",
          text("Die Zeile hat nur {} von {} Zellen; die übrigen gelten als leer.",
               "The row has only {} of {} cells; the others are taken for blank.", cells.size(),
               width_),
          rows_.numbers[r]);
    }
    std::vector<std::string>& row = table_.rows.emplace_back(width_);
    for (std::size_t i = 0; i < std::min(width_, cells.size()); ++i) row[i] = cells[i];
    table_.row_numbers.push_back(rows_.numbers[r]);
  }

  void take_footer(std::size_t begin) {
    for (std::size_t r = begin; r < rows_.size(); ++r) {
      if (shapes_[r].used > 0) table_.footer.push_back(joined(rows_.row(r)));
    }
    if (table_.footer.empty()) return;
    add(Severity::Info, "table.footer",
        text("{} Zeilen unter der Tabelle gelten als Anmerkungen: {}",
             "{} rows below the table are taken for notes: {}", table_.footer.size(),
             quoted_cell(table_.footer.front())),
        rows_.numbers[begin]);
  }

  const CellRows& rows_;
  const LayoutOptions& options_;
  Findings& findings_;
  std::vector<RowShape> shapes_;
  std::size_t width_ = 0;
  RawTable table_;
};

}  // namespace

RawTable lay_out_table(const CellRows& rows, const LayoutOptions& options, Findings& findings) {
  return Layout(rows, options, findings).run();
}

std::optional<std::size_t> find_header(const CellRows& rows) {
  return find_header(rows, shapes_of(rows));
}

}  // namespace nahraum::geo
