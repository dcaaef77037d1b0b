#include "geo/io/recipe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"

namespace nahraum::geo {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "1,6051E+11": what is left of a long number when a spreadsheet has shown it in a narrow column.
bool looks_rounded(std::string_view cell) {
  const std::size_t e = cell.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 2 >= cell.size() || cell[e + 1] != '+')
    return false;
  const std::string_view mantissa = cell.substr(0, e);
  return all_digits(cell.substr(e + 2)) &&
         mantissa.find_first_not_of("0123456789.,") == std::string_view::npos;
}

class RecipeReader {
 public:
  RecipeReader(const RawTable& raw, const Recipe& recipe, Findings& findings)
      : raw_(raw), recipe_(recipe), findings_(findings) {}

  Table run() {
    findings_.set_file(raw_.file);
    find_columns();
    choose_rows();
    TableBuilder builder;
    for (std::size_t i = 0; i < recipe_.fields.size(); ++i) {
      if (places_[i]) builder.add(column(recipe_.fields[i], *places_[i]));
    }
    std::vector<std::size_t> numbers;
    numbers.reserve(rows_.size());
    for (const std::size_t r : rows_) numbers.push_back(row_number(r));
    builder.source_rows(std::move(numbers));
    return std::move(builder).build();
  }

 private:
  // ---- which column is meant ----

  void find_columns() {
    for (const std::string& title : raw_.header) titles_.push_back(title_key(title));
    for (const FieldSpec& field : recipe_.fields) {
      places_.push_back(place_of(field));
      const bool needed = field.required || field.name == recipe_.key_field;
      if (!places_.back() && needed) throw missing_column(field);
    }
  }

  [[nodiscard]] std::optional<std::size_t> place_of(const FieldSpec& field) const {
    const std::string wanted = fold_blanks(field.column.empty() ? field.name : field.column);
    if (wanted.starts_with("#") && all_digits(std::string_view(wanted).substr(1))) {
      const auto number = parse_integer(std::string_view(wanted).substr(1));
      const auto columns = static_cast<long long>(raw_.header.size());
      if (!number || *number < 1 || *number > columns) return std::nullopt;
      return static_cast<std::size_t>(*number - 1);
    }
    const auto exact = std::find(raw_.header.begin(), raw_.header.end(), wanted);
    if (exact != raw_.header.end()) return static_cast<std::size_t>(exact - raw_.header.begin());
    const auto alike = std::find(titles_.begin(), titles_.end(), title_key(wanted));
    if (alike == titles_.end()) return std::nullopt;
    if (std::find(alike + 1, titles_.end(), *alike) != titles_.end()) {
      throw error(
          text("Zu „{}“ passen mehrere Spalten.", "More than one column fits \"{}\".", wanted))
          .with_hint(text("Bitte im Rezept die Nummer der Spalte angeben, z. B. #3.",
                          "Please give the number of the column in the recipe, e.g. #3."));
    }
    return static_cast<std::size_t>(alike - titles_.begin());
  }

  [[nodiscard]] Error missing_column(const FieldSpec& field) const {
    std::string present;
    for (const std::string& title : raw_.header)
      present += (present.empty() ? "" : ", ") + quoted_cell(title);
    return error(text("Die Spalte „{}“ fehlt. Vorhanden sind: {}.",
                      "The column \"{}\" is missing. Present are: {}.", field.column, present))
        .with_hint(text("Bitte im Rezept der Studie zuordnen (Feld {}).",
                        "Please map it in the recipe of the study (field {}).", field.name));
  }

  [[nodiscard]] Error error(Text message) const {
    return Error(ErrorKind::Input, std::move(message)).in_file(raw_.file).in_layer(raw_.sheet);
  }

  // ---- which rows count ----

  void choose_rows() {
    const auto key =
        std::find_if(recipe_.fields.begin(), recipe_.fields.end(),
                     [&](const FieldSpec& field) { return field.name == recipe_.key_field; });
    if (recipe_.key_field.empty() || key == recipe_.fields.end()) {
      for (std::size_t r = 0; r < raw_.rows.size(); ++r) rows_.push_back(r);
      return;
    }
    const std::size_t place = *places_[static_cast<std::size_t>(key - recipe_.fields.begin())];
    std::unordered_map<std::string, std::size_t> first_row;
    for (std::size_t r = 0; r < raw_.rows.size(); ++r) {
      const std::string cleaned = clean_key(*key, raw_.rows[r][place], r).key;
      if (cleaned.empty()) {
        leave_out(r);
        continue;
      }
      const auto [known, is_new] = first_row.emplace(cleaned, r);
      if (!is_new) throw duplicate(*key, cleaned, known->second, r);
      rows_.push_back(r);
    }
  }

  void leave_out(std::size_t r) {
    std::string content;
    for (const std::string& cell : raw_.rows[r]) {
      if (!is_blank(cell)) content += (content.empty() ? "" : " ") + cell;
    }
    add(Severity::Warning, "recipe.blank_key",
        text("Die Zeile hat keinen Schlüssel und bleibt weg: {}",
             "The row has no key and is left out: {}", quoted_cell(content)),
        row_number(r));
  }

  [[nodiscard]] Error duplicate(const FieldSpec& key, const std::string& value, std::size_t first,
                                std::size_t second) const {
    return error(text("Der Schlüssel „{}“ (Spalte „{}“) steht in Zeile {} und noch einmal in Zeile "
                      "{}.",
                      "The key \"{}\" (column \"{}\") is in row {} and again in row {}.",
                      quoted_cell(value), key.column, row_number(first), row_number(second)))
        .at_row(row_number(second))
        .with_hint(text("Bitte eine der beiden Zeilen löschen oder den Schlüssel berichtigen.",
                        "Please delete one of the two rows or correct the key."));
  }

  // ---- columns ----

  Column column(const FieldSpec& field, std::size_t place) {
    Column result;
    result.name = field.name;
    result.title = field.title == Text{} ? same_text(raw_.header[place]) : field.title;
    result.unit = field.unit;
    result.flags.reserve(rows_.size());
    switch (field.kind) {
      case FieldKind::Key:
        fill_keys(field, place, result);
        break;
      case FieldKind::Text:
        fill_texts(place, result);
        break;
      case FieldKind::Number:
      case FieldKind::Integer:
        fill_numbers(field, place, result);
        break;
      case FieldKind::YesNo:
        fill_yes_no(place, result);
        break;
    }
    return result;
  }

  static void push_text(Column& column, std::string value) {
    column.flags.push_back(value.empty() ? ValueFlag::Missing : ValueFlag::None);
    column.texts.push_back(std::move(value));
  }

  static void push_number(Column& column, FlaggedValue value) {
    column.numbers.push_back(value.value);
    column.flags.push_back(value.flag);
  }

  void fill_texts(std::size_t place, Column& column) const {
    for (const std::size_t r : rows_)
      push_text(column, std::string(trim_blanks(raw_.rows[r][place])));
  }

  // ---- keys ----

  struct CleanKey {
    std::string key;
    bool padded = false;
    bool tail = false;  // ".0" of a number was taken off
  };

  [[nodiscard]] CleanKey clean_key(const FieldSpec& field, std::string_view cell,
                                   std::size_t r) const {
    CleanKey result{std::string(trim_blanks(cell))};
    if (looks_rounded(result.key)) {
      throw error(text("Der Schlüssel „{}“ ist eine gerundete Zahl; die Ziffern sind verloren.",
                       "The key \"{}\" is a rounded number; its digits are lost.",
                       quoted_cell(result.key)))
          .at_row(row_number(r))
          .with_hint(
              text("Bitte in der Tabellenkalkulation die Spalte als Text formatieren und die "
                   "Datei neu exportieren.",
                   "Please format the column as text in the spreadsheet and export it again."));
    }
    if (field.key_length <= 0) return result;
    for (const std::string_view tail : {".0", ",0"}) {
      if (!result.key.ends_with(tail) || !all_digits(result.key.substr(0, result.key.size() - 2)))
        continue;
      result.key.resize(result.key.size() - 2);
      result.tail = true;
    }
    const auto length = static_cast<std::size_t>(field.key_length);
    if (all_digits(result.key) && result.key.size() < length) {
      result.key.insert(0, length - result.key.size(), '0');
      result.padded = true;
    }
    return result;
  }

  void fill_keys(const FieldSpec& field, std::size_t place, Column& column) {
    for (const std::size_t r : rows_) {
      const std::string& cell = raw_.rows[r][place];
      CleanKey cleaned = clean_key(field, cell, r);
      if (cleaned.padded) {
        add(Severity::Warning, "recipe.lost_leading_zero",
            text("Spalte „{}“: „{}“ hat führende Nullen verloren und gilt als „{}“.",
                 "Column \"{}\": \"{}\" has lost leading zeros and is taken for \"{}\".",
                 raw_.header[place], quoted_cell(cell), cleaned.key),
            row_number(r));
      } else if (cleaned.tail) {
        add(Severity::Warning, "recipe.key_tail",
            text("Spalte „{}“: „{}“ gilt als „{}“.", "Column \"{}\": \"{}\" is taken for \"{}\".",
                 raw_.header[place], quoted_cell(cell), cleaned.key),
            row_number(r));
      }
      check_length(field, place, cleaned.key, r);
      push_text(column, std::move(cleaned.key));
    }
  }

  void check_length(const FieldSpec& field, std::size_t place, const std::string& key,
                    std::size_t r) {
    const auto length = static_cast<std::size_t>(std::max(field.key_length, 0));
    if (length == 0 || key.empty() || (key.size() == length && all_digits(key))) return;
    add(Severity::Warning, "recipe.key_form",
        text("Spalte „{}“: der Schlüssel „{}“ hat nicht {} Ziffern.",
             "Column \"{}\": the key \"{}\" has not {} digits.", raw_.header[place],
             quoted_cell(key), length),
        row_number(r));
  }

  // ---- numbers ----

  void fill_numbers(const FieldSpec& field, std::size_t place, Column& column) {
    const bool whole = field.kind == FieldKind::Integer;
    column.type = whole ? ColumnType::Integer : ColumnType::Number;
    const NumberFormat format = number_format(field, place);
    std::map<ValueFlag, std::size_t> flags;
    column.numbers.reserve(rows_.size());
    for (const std::size_t r : rows_) {
      const std::string& cell = raw_.rows[r][place];
      std::optional<FlaggedValue> value = parse_number(cell, format);
      if (value && whole && !value->missing() &&
          value->value != std::trunc(value->value))
        value = std::nullopt;
      if (!value) complain(cell, whole, place, r);
      const FlaggedValue kept = value.value_or(FlaggedValue{});
      if (value && kept.flag != ValueFlag::None) ++flags[kept.flag];
      if (value && looks_rounded(trim_blanks(cell))) warn_of_rounding(cell, place, r);
      if (!whole) column.decimals = std::max(column.decimals, decimals_of(cell, format));
      push_number(column, kept);
    }
    report_flags(flags, place);
  }

  NumberFormat number_format(const FieldSpec& field, std::size_t place) {
    std::vector<std::string_view> cells;
    cells.reserve(rows_.size());
    for (const std::size_t r : rows_) cells.emplace_back(raw_.rows[r][place]);
    const NumberPrior otherwise =
        raw_.number_cells_decimal == '.' ? NumberPrior::Point : NumberPrior::German;
    NumberFormat format = detect_number_format(
        cells, field.kind == FieldKind::Integer ? NumberPrior::Whole : otherwise);
    if (recipe_.decimal != 0 && format.decimal != recipe_.decimal) {
      format.decimal = recipe_.decimal;
      if (format.thousands != ' ') format.thousands = recipe_.decimal == ',' ? '.' : ',';
    }
    if (recipe_.decimal != 0) format.ambiguous = false;
    report_format(format, cells, place);
    return format;
  }

  void report_format(const NumberFormat& format, const std::vector<std::string_view>& cells,
                     std::size_t place) {
    const auto seen = [&](char c) {
      return std::find_if(cells.begin(), cells.end(), [c](std::string_view cell) {
        return cell.size() > 1 && cell.find(c) != std::string_view::npos;
      });
    };
    Text said;
    if (seen(format.decimal) != cells.end())
      said = format.decimal == ',' ? Text{"Dezimalkomma", "decimal comma"}
                                   : Text{"Dezimalpunkt", "decimal point"};
    if (format.thousands != 0) {
      const Text mark = format.thousands == ' '   ? Text{"Leerzeichen", "blank"}
                        : format.thousands == '.' ? Text{"Punkt", "point"}
                                                  : Text{"Komma", "comma"};
      said.de += (said.de.empty() ? "" : ", ") + mark.de + " für Tausender";
      said.en += (said.en.empty() ? "" : ", ") + mark.en + " for thousands";
    }
    if (said.de.empty()) return;
    const std::string& title = raw_.header[place];
    add(Severity::Info, "recipe.number_format",
        Text{fmt::format("Spalte „{}“: {}.", title, said.de),
             fmt::format("Column \"{}\": {}.", title, said.en)});
    if (!format.ambiguous) return;
    const auto example = std::find_if(cells.begin(), cells.end(), [](std::string_view cell) {
      return cell.size() > 1 && cell.find_first_of(".,") != std::string_view::npos;
    });
    add(Severity::Warning, "recipe.ambiguous_number",
        Text{fmt::format("Spalte „{}“: „{}“ ließe sich auch anders lesen; es gilt: {}. Sonst bitte "
                         "im Rezept das Dezimalzeichen angeben.",
                         title, quoted_cell(example == cells.end() ? "" : *example), said.de),
             fmt::format("Column \"{}\": \"{}\" could be read in another way; taken is: {}. "
                         "Otherwise please give the decimal sign in the recipe.",
                         title, quoted_cell(example == cells.end() ? "" : *example), said.en)});
  }

  static int decimals_of(std::string_view cell, const NumberFormat& format) {
    const std::size_t sign = cell.rfind(format.decimal);
    if (sign == std::string_view::npos) return 0;
    const std::string_view rest = cell.substr(sign + 1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    return static_cast<int>(std::min<std::size_t>(digits, 6));
  }

  void complain(const std::string& cell, bool whole, std::size_t place, std::size_t r) {
    add(Severity::Warning, whole ? "recipe.not_integer" : "recipe.not_a_number",
        whole ? text("Spalte „{}“: „{}“ ist keine ganze Zahl; der Wert gilt als fehlend.",
                     "Column \"{}\": \"{}\" is no whole number; the value counts as missing.",
                     raw_.header[place], quoted_cell(cell))
              : text("Spalte „{}“: „{}“ ist keine Zahl; der Wert gilt als fehlend.",
                     "Column \"{}\": \"{}\" is no number; the value counts as missing.",
                     raw_.header[place], quoted_cell(cell)),
        row_number(r));
  }

  void warn_of_rounding(const std::string& cell, std::size_t place, std::size_t r) {
    add(Severity::Warning, "recipe.rounded_number",
        text("Spalte „{}“: „{}“ hat vermutlich Ziffern verloren.",
             "Column \"{}\": \"{}\" has probably lost digits.", raw_.header[place],
             quoted_cell(cell)),
        row_number(r));
  }

  void report_flags(const std::map<ValueFlag, std::size_t>& flags, std::size_t place) {
    if (flags.empty()) return;
    Text list;
    for (const auto& [flag, count] : flags) {
      list.de += fmt::format("{}{} × {}", list.de.empty() ? "" : ", ", count, flag_name(flag).de);
      list.en += fmt::format("{}{} × {}", list.en.empty() ? "" : ", ", count, flag_name(flag).en);
    }
    add(Severity::Info, "recipe.symbols",
        Text{fmt::format("Spalte „{}“: {}.", raw_.header[place], list.de),
             fmt::format("Column \"{}\": {}.", raw_.header[place], list.en)});
  }

  // ---- yes and no ----

  static std::optional<bool> yes_or_no(std::string_view word) {
    constexpr std::array<std::string_view, 9> kYes = {"ja",   "j", "yes", "y", "wahr",
                                                      "true", "1", "✓",   "✔"};
    constexpr std::array<std::string_view, 8> kNo = {"nein",  "n", "no", "falsch",
                                                     "false", "0", "-",  "–"};
    if (std::find(kYes.begin(), kYes.end(), word) != kYes.end()) return true;
    if (std::find(kNo.begin(), kNo.end(), word) != kNo.end()) return false;
    return std::nullopt;
  }

  void fill_yes_no(std::size_t place, Column& column) {
    column.type = ColumnType::Integer;
    const bool crosses = only_crosses(place);
    if (crosses) {
      add(Severity::Info, "recipe.crosses",
          text("Spalte „{}“: x heißt ja, leer heißt nein.", "Column \"{}\": x is yes, blank is no.",
               raw_.header[place]));
    }
    for (const std::size_t r : rows_) {
      const std::string word = title_key(raw_.rows[r][place]);
      if (word.empty() && crosses) {
        push_number(column, {0, ValueFlag::None});
      } else if (word.empty()) {
        push_number(column, {});
      } else if (word == "x") {
        push_number(column, {1, ValueFlag::None});
      } else if (const auto known = yes_or_no(word)) {
        push_number(column, {*known ? 1.0 : 0.0, ValueFlag::None});
      } else {
        add(Severity::Warning, "recipe.not_yes_or_no",
            text("Spalte „{}“: „{}“ ist weder ja noch nein; der Wert gilt als fehlend.",
                 "Column \"{}\": \"{}\" is neither yes nor no; the value counts as missing.",
                 raw_.header[place], quoted_cell(raw_.rows[r][place])),
            row_number(r));
        push_number(column, {});
      }
    }
  }

  [[nodiscard]] bool only_crosses(std::size_t place) const {
    bool any = false;
    for (const std::size_t r : rows_) {
      const std::string word = title_key(raw_.rows[r][place]);
      if (word == "x")
        any = true;
      else if (!word.empty())
        return false;
    }
    return any;
  }

  // ---- places ----

  [[nodiscard]] std::size_t row_number(std::size_t r) const {
    return r < raw_.row_numbers.size() ? raw_.row_numbers[r] : 0;
  }

  void add(Severity severity, std::string code, Text message, std::size_t row = 0) {
    findings_.add(severity, std::move(code), std::move(message), row).in_layer(raw_.sheet);
  }

  const RawTable& raw_;
  const Recipe& recipe_;
  Findings& findings_;
  std::vector<std::string> titles_;
  std::vector<std::optional<std::size_t>> places_;
  std::vector<std::size_t> rows_;
};

}  // namespace

Table apply_recipe(const RawTable& raw, const Recipe& recipe, Findings& findings) {
  return RecipeReader(raw, recipe, findings).run();
}

}  // namespace nahraum::geo
