#include "geo/io/recipe.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/recipe_values.h"

namespace nahraum::geo {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
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
        fill_numbers({raw_, rows_, place, findings_}, field.kind == FieldKind::Integer,
                     recipe_.decimal, result);
        break;
      case FieldKind::YesNo:
        fill_yes_no({raw_, rows_, place, findings_}, result);
        break;
    }
    return result;
  }

  static void push_text(Column& column, std::string value) {
    column.flags.push_back(value.empty() ? ValueFlag::Missing : ValueFlag::None);
    column.texts.push_back(std::move(value));
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
