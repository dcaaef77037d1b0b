#include "geo/io/detail/census_table.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::geo::census {

namespace {

/// Foreign bytes in a sentence: short, and printable whatever they were.
std::string shown(std::string_view field) {
  std::string result(field.substr(0, 60));
  for (char& c : result) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e) c = '?';
  }
  return result;
}

/// A sentence about n things, with the number as people write it.
Text counted(std::string_view german, std::string_view english, std::size_t n,
             const std::string& name = "") {
  const Text number = number_text(static_cast<double>(n));
  return {fmt::format(fmt::runtime(german), fmt::arg("n", number.de), fmt::arg("name", name)),
          fmt::format(fmt::runtime(english), fmt::arg("n", number.en), fmt::arg("name", name))};
}

bool equals(std::string_view field, double expected) {
  field = trimmed(field);
  double number = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  return error == std::errc() && end == field.data() + field.size() && number == expected;
}

}  // namespace

Selection::Selection(const std::vector<std::string>& wanted) {
  for (const std::string& name : wanted) {
    wishes_.push_back({name, lower_case(trimmed(name)), false});
  }
}

bool Selection::take(const std::string& name) {
  constexpr std::size_t kNamesToTell = 60;
  if (present_.size() < kNamesToTell &&
      std::find(present_.begin(), present_.end(), name) == present_.end()) {
    present_.push_back(name);
  }
  const std::string lower = lower_case(name);
  bool wanted = wishes_.empty();
  for (Wish& wish : wishes_) {
    if (wish.lower != lower) continue;
    wish.found = true;
    wanted = true;
  }
  return wanted;
}

void Selection::check_all_found(const std::string& file) const {
  for (const Wish& wish : wishes_) {
    if (wish.found) continue;
    throw Error(ErrorKind::Input, text("Das Merkmal „{}“ gibt es hier nicht. Vorhanden sind: {}.",
                                       "There is no attribute \"{}\" here. Present are: {}.",
                                       wish.name, fmt::join(present_, ", ")))
        .in_file(file)
        .with_hint({"Bitte den Namen in der Studie berichtigen oder die passende Datei angeben.",
                    "Please correct the name in the study or name the right file."});
  }
}

RowReader::RowReader(const GridTable& table, LineStream& lines, Job& job)
    : table_(table), lines_(lines), job_(job) {
  if (table.header.rows && table.header.rows->label) label_ = *table.header.rows->label;
}

bool RowReader::next() {
  constexpr std::size_t kRowsPerStep = 8192;
  for (std::string_view line; lines_.next(line);) {
    if (lines_.number() % kRowsPerStep == 0 && job_.options.progress != nullptr) {
      job_.options.progress->step(job_.bytes_before + lines_.bytes(), job_.bytes_total);
    }
    if (trimmed(line).empty()) continue;
    ++job_.report.rows;
    if (split(line)) return true;
    reject("census.row_width",
           text("Die Zeile hat {} Felder, die Kopfzeile hat {}. Die Zeile wird nicht verwendet.",
                "The row has {} fields, the header has {}. The row is not used.", fields_.size(),
                table_.header.columns));
  }
  return false;
}

bool RowReader::split(std::string_view line) {
  split_fields(line, table_.header.separator, fields_);
  const std::size_t expected = table_.header.columns;
  surplus_ = 0;
  if (fields_.size() == expected + 1 && fields_.back().empty()) fields_.pop_back();
  if (fields_.size() > expected && label_ < expected) {
    surplus_ = fields_.size() - expected;
    ++texts_with_separator_;
    return true;
  }
  return fields_.size() == expected;
}

std::optional<Cell> RowReader::cell() {
  const std::string_view name = trimmed(field(table_.header.id));
  const std::optional<Cell> cell = parse_cell(name);
  if (!cell) {
    reject("census.bad_id", text("„{}“ ist keine Gitterzelle. Die Zeile wird nicht verwendet.",
                                 "\"{}\" is no grid cell. The row is not used.", shown(name)));
    return std::nullopt;
  }
  if (cell->size != table_.cell_size) {
    reject("census.cell_size",
           text("Die Zelle {} passt nicht zur Gitterweite {} m. Die Zeile wird nicht verwendet.",
                "The cell {} does not fit the cell size of {} m. The row is not used.", shown(name),
                table_.cell_size));
    return std::nullopt;
  }
  if (job_.options.area && !job_.options.area->contains(cell->centre())) {
    ++outside_;
    return std::nullopt;
  }
  check_centre(*cell);
  return cell;
}

void RowReader::check_centre(const Cell& cell) {
  const Header& header = table_.header;
  const Point centre = cell.centre();
  const bool x_fits = !header.x || equals(field(*header.x), centre.x);
  const bool y_fits = !header.y || equals(field(*header.y), centre.y);
  if (!x_fits || !y_fits) ++wrong_centres_;
}

void RowReader::reject_at(std::string code, Text why, std::size_t row) {
  ++job_.report.rejected;
  job_.findings.add(Severity::Error, std::move(code), std::move(why), row).in_layer(table_.name);
}

void RowReader::tell_bad_value(const std::string& attribute, std::string_view field) {
  job_.findings
      .add(Severity::Warning, "census.bad_value",
           text("„{}“ in der Spalte „{}“ ist kein Wert. Er gilt als fehlend.",
                "\"{}\" in the column \"{}\" is no value. It counts as missing.", shown(field),
                attribute),
           row())
      .in_layer(table_.name);
}

void RowReader::finish() {
  const auto tell = [&](Severity severity, const char* code, std::string_view german,
                        std::string_view english, std::size_t n) {
    if (n == 0) return;
    job_.findings.add_counted(severity, code, counted(german, english, n), n).in_layer(table_.name);
  };
  job_.report.outside += outside_;
  tell(Severity::Info, "census.outside",
       "{n} Zeilen liegen außerhalb des Untersuchungsgebiets und werden nicht verwendet.",
       "{n} rows lie outside the study area and are not used.", outside_);
  tell(Severity::Warning, "census.centre",
       "In {n} Zeilen passen x_mp und y_mp nicht zur Gitterzelle. Es gilt der Name der Zelle.",
       "In {n} rows x_mp and y_mp do not fit the grid cell. The name of the cell counts.",
       wrong_centres_);
  tell(Severity::Info, "census.text_with_separator",
       "In {n} Zeilen enthält Auspraegung_Text das Trennzeichen. Die Spalten dahinter sind von "
       "rechts gezählt.",
       "In {n} rows Auspraegung_Text contains the separator. The columns behind it are counted "
       "from the right.",
       texts_with_separator_);
}

void tell_flags(const CensusAttribute& attribute, const GridTable& table, Findings& findings) {
  struct Words {
    ValueFlag flag;
    Severity severity;
    const char* code;
    const char* german;
    const char* english;
  };
  constexpr std::array<Words, 4> kWords{{
      {ValueFlag::SecretOrZero, Severity::Info, "census.secret_or_zero",
       "{name}: In {n} Zellen steht „–“ (null oder geheim). Gerechnet wird mit 0.",
       "{name}: {n} cells hold \"–\" (zero or secret). They count as 0."},
      {ValueFlag::SecretOrEmpty, Severity::Info, "census.secret_or_empty",
       "{name}: In {n} Zellen ist der Wert unbewohnt oder geheim und fehlt.",
       "{name}: {n} cells are empty or secret; their value is missing."},
      {ValueFlag::Limited, Severity::Info, "census.limited",
       "{name}: In {n} Zellen ist der Aussagewert eingeschränkt.",
       "{name}: {n} cells have a value of limited reliability."},
      {ValueFlag::Missing, Severity::Warning, "census.missing",
       "{name}: In {n} Zellen fehlt der Wert.", "{name}: {n} cells have no value."},
  }};
  constexpr auto kFlags = static_cast<std::size_t>(ValueFlag::Missing) + 1;
  std::array<std::size_t, kFlags> counts{};
  for (const ValueFlag flag : attribute.flags) ++counts[static_cast<std::size_t>(flag)];
  // The rare symbols of DIN 55301 are all missing values.
  for (const ValueFlag flag :
       {ValueFlag::Secret, ValueFlag::Later, ValueFlag::NotApplicable, ValueFlag::Unreliable}) {
    counts[static_cast<std::size_t>(ValueFlag::Missing)] += counts[static_cast<std::size_t>(flag)];
  }
  for (const Words& words : kWords) {
    const std::size_t n = counts[static_cast<std::size_t>(words.flag)];
    if (n == 0) continue;
    findings
        .add_counted(words.severity, words.code,
                     counted(words.german, words.english, n, attribute.name), n)
        .in_layer(table.name);
  }
}

}  // namespace nahraum::geo::census
