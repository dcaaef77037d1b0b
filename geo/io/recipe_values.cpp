#include "geo/io/recipe_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "geo/io/cell_text.h"
#include "geo/io/recipe.h"

namespace nahraum::geo {

std::size_t ColumnCells::row_number(std::size_t i) const {
  return rows[i] < raw.row_numbers.size() ? raw.row_numbers[rows[i]] : 0;
}

void ColumnCells::say(Severity severity, std::string code, Text message, std::size_t row) const {
  findings.add(severity, std::move(code), std::move(message), row).in_layer(raw.sheet);
}

namespace {

using Views = std::vector<std::string_view>;

void push(Column& column, FlaggedValue value) {
  column.numbers.push_back(value.value);
  column.flags.push_back(value.flag);
}

Views views_of(const ColumnCells& cells) {
  Views views;
  views.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) views.emplace_back(cells.cell(i));
  return views;
}

// ---- how the column writes its numbers ----

bool anywhere(const Views& views, std::string_view signs) {
  return std::any_of(views.begin(), views.end(), [&](std::string_view cell) {
    return cell.size() > 1 && cell.find_first_of(signs) != std::string_view::npos;
  });
}

Text described(const NumberFormat& format, const Views& views) {
  Text said;
  if (anywhere(views, std::string_view(&format.decimal, 1)))
    said = format.decimal == ',' ? Text{"Dezimalkomma", "decimal comma"}
                                 : Text{"Dezimalpunkt", "decimal point"};
  if (format.thousands == 0) return said;
  const Text mark = format.thousands == ' '   ? Text{"Leerzeichen", "blank"}
                    : format.thousands == '.' ? Text{"Punkt", "point"}
                                              : Text{"Komma", "comma"};
  said.de += (said.de.empty() ? "" : ", ") + mark.de + " für Tausender";
  said.en += (said.en.empty() ? "" : ", ") + mark.en + " for thousands";
  return said;
}

void report_format(const ColumnCells& cells, const NumberFormat& format, const Views& views) {
  const Text said = described(format, views);
  if (said.de.empty()) return;
  cells.say(Severity::Info, "recipe.number_format",
            Text{fmt::format("Spalte „{}“: {}.", cells.title(), said.de),
                 fmt::format("Column \"{}\": {}.", cells.title(), said.en)});
  if (!format.ambiguous) return;
  const auto example = std::find_if(views.begin(), views.end(), [](std::string_view cell) {
    return cell.size() > 1 && cell.find_first_of(".,") != std::string_view::npos;
  });
  const std::string shown = quoted_cell(example == views.end() ? "" : *example);
  cells.say(
      Severity::Warning, "recipe.ambiguous_number",
      Text{
          fmt::format("Spalte „{}“: „{}“ ließe sich auch anders lesen; es gilt: {}. Sonst bitte im "
                      "Rezept das Dezimalzeichen angeben.",
                      cells.title(), shown, said.de),
          fmt::format("Column \"{}\": \"{}\" could be read in another way; taken is: {}. Otherwise "
                      "please give the decimal sign in the recipe.",
                      cells.title(), shown, said.en)});
}

NumberFormat number_format(const ColumnCells& cells, bool whole, char decimal) {
  const Views views = views_of(cells);
  const NumberPrior otherwise =
      cells.raw.number_cells_decimal == '.' ? NumberPrior::Point : NumberPrior::German;
  NumberFormat format = detect_number_format(views, whole ? NumberPrior::Whole : otherwise);
  if (decimal != 0 && format.decimal != decimal) {
    format.decimal = decimal;
    if (format.thousands != ' ') format.thousands = decimal == ',' ? '.' : ',';
  }
  if (decimal != 0) format.ambiguous = false;
  report_format(cells, format, views);
  return format;
}

int decimals_of(std::string_view cell, const NumberFormat& format) {
  constexpr std::size_t kMostShown = 6;
  const std::size_t sign = cell.rfind(format.decimal);
  if (sign == std::string_view::npos) return 0;
  const std::string_view rest = cell.substr(sign + 1);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return static_cast<int>(std::min(digits, kMostShown));
}

// ---- what is said about single cells ----

void say_no_number(const ColumnCells& cells, bool whole, std::size_t i) {
  const std::string shown = quoted_cell(cells.cell(i));
  cells.say(Severity::Warning, whole ? "recipe.not_integer" : "recipe.not_a_number",
            whole ? text("Spalte „{}“: „{}“ ist keine ganze Zahl; der Wert gilt als fehlend.",
                         "Column \"{}\": \"{}\" is no whole number; the value counts as missing.",
                         cells.title(), shown)
                  : text("Spalte „{}“: „{}“ ist keine Zahl; der Wert gilt als fehlend.",
                         "Column \"{}\": \"{}\" is no number; the value counts as missing.",
                         cells.title(), shown),
            cells.row_number(i));
}

void say_rounded(const ColumnCells& cells, std::size_t i) {
  cells.say(Severity::Warning, "recipe.rounded_number",
            text("Spalte „{}“: „{}“ hat vermutlich Ziffern verloren.",
                 "Column \"{}\": \"{}\" has probably lost digits.", cells.title(),
                 quoted_cell(cells.cell(i))),
            cells.row_number(i));
}

void report_flags(const ColumnCells& cells, const std::map<ValueFlag, std::size_t>& flags) {
  if (flags.empty()) return;
  Text list;
  for (const auto& [flag, count] : flags) {
    list.de += fmt::format("{}{} × {}", list.de.empty() ? "" : ", ", count, flag_name(flag).de);
    list.en += fmt::format("{}{} × {}", list.en.empty() ? "" : ", ", count, flag_name(flag).en);
  }
  cells.say(Severity::Info, "recipe.symbols",
            Text{fmt::format("Spalte „{}“: {}.", cells.title(), list.de),
                 fmt::format("Column \"{}\": {}.", cells.title(), list.en)});
}

// ---- yes and no ----

std::optional<bool> yes_or_no(std::string_view word) {
  constexpr std::array<std::string_view, 10> kYes = {"ja",   "j", "yes", "y", "wahr",
                                                     "true", "1", "x",   "✓", "✔"};
  constexpr std::array<std::string_view, 8> kNo = {"nein",  "n", "no", "falsch",
                                                   "false", "0", "-",  "–"};
  if (std::find(kYes.begin(), kYes.end(), word) != kYes.end()) return true;
  if (std::find(kNo.begin(), kNo.end(), word) != kNo.end()) return false;
  return std::nullopt;
}

bool only_crosses(const ColumnCells& cells) {
  bool any = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string word = title_key(cells.cell(i));
    if (!word.empty() && word != "x") return false;
    any = any || !word.empty();
  }
  return any;
}

}  // namespace

bool looks_rounded(std::string_view cell) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t e = cell.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 2 >= cell.size() || cell[e + 1] != '+')
    return false;
  return cell.substr(e + 2).find_first_not_of(kDigits) == std::string_view::npos &&
         cell.substr(0, e).find_first_not_of("0123456789.,") == std::string_view::npos;
}

void fill_numbers(const ColumnCells& cells, bool whole, char decimal, Column& column) {
  column.type = whole ? ColumnType::Integer : ColumnType::Number;
  const NumberFormat format = number_format(cells, whole, decimal);
  std::map<ValueFlag, std::size_t> flags;
  column.numbers.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::optional<FlaggedValue> value = parse_number(cells.cell(i), format);
    const bool broken =
        value && whole && !value->missing() && value->value != std::trunc(value->value);
    if (!value || broken) {
      say_no_number(cells, whole, i);
      push(column, {});
      continue;
    }
    if (value->flag != ValueFlag::None) ++flags[value->flag];
    if (looks_rounded(trim_blanks(cells.cell(i)))) say_rounded(cells, i);
    if (!whole) column.decimals = std::max(column.decimals, decimals_of(cells.cell(i), format));
    push(column, *value);
  }
  report_flags(cells, flags);
}

void fill_yes_no(const ColumnCells& cells, Column& column) {
  column.type = ColumnType::Integer;
  const bool crosses = only_crosses(cells);
  if (crosses) {
    cells.say(Severity::Info, "recipe.crosses",
              text("Spalte „{}“: x heißt ja, leer heißt nein.",
                   "Column \"{}\": x is yes, blank is no.", cells.title()));
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string word = title_key(cells.cell(i));
    const std::optional<bool> known =
        word.empty() && crosses ? std::optional(false) : yes_or_no(word);
    push(column, known ? FlaggedValue{*known ? 1.0 : 0.0, ValueFlag::None} : FlaggedValue{});
    if (known || word.empty()) continue;
    cells.say(Severity::Warning, "recipe.not_yes_or_no",
              text("Spalte „{}“: „{}“ ist weder ja noch nein; der Wert gilt als fehlend.",
                   "Column \"{}\": \"{}\" is neither yes nor no; the value counts as missing.",
                   cells.title(), quoted_cell(cells.cell(i))),
              cells.row_number(i));
  }
}

}  // namespace nahraum::geo
