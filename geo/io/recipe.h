#pragma once
// From text cells to typed columns by a mapping that the study keeps ("recipe").
//
//   Recipe recipe{.columns = {{"kita_id", "Nr.", FieldKind::Key, 0}, {"places", "Plätze gesamt",
//   FieldKind::Number}}}; const Table table = apply_recipe(raw, recipe, findings);
//
// Number grammar (domain.md 2.3.11): decided per column, never per cell, and the decision is a
// Finding: decimal comma or point, thousands dot / blank / U+00A0 / U+202F, "- 12 530", brackets,
// suffixes p r s, DIN 55301 symbols as flags. Keys are always text; a key shorter than `key_length`
// of digits only is padded with zeros and reported. A cell that is no number in a number column is
// flag Missing and a Finding with its row; nothing is guessed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/flag.h"
#include "geo/io/raw_table.h"
#include "geo/layer/table.h"

namespace nahraum::geo {

enum class FieldKind { Key, Text, Number, Integer, YesNo };

struct FieldSpec {
  std::string name;  ///< field of the program: "kita_id"
  std::string
      column;  ///< title in the file; compared without case and folded blanks; "#3" = third column
  FieldKind kind = FieldKind::Text;
  int key_length = 0;    ///< for Key: digits expected, 0 = any
  bool required = true;  ///< a missing optional column gives no column and no Finding
  Text title;            ///< for people; the file's title when empty
  std::string unit;
};

struct Recipe {
  std::vector<FieldSpec> fields;
  /// Rows whose key field is blank are left out with a Finding; rows with the same key twice are
  /// Error{Input}.
  std::string key_field;
  char decimal = 0;  ///< ',' or '.': overrides the per-column decision; 0 = decide
};

/// Throws Error{Input} for missing required columns (naming those present) and duplicate keys.
/// YesNo: ja/nein, x/blank, 1/0, true/false -> 1/0.
[[nodiscard]] Table apply_recipe(const RawTable& raw, const Recipe& recipe, Findings& findings);

/// How a column writes its numbers.
struct NumberFormat {
  char decimal = ',';
  char thousands = 0;      ///< '.', ',', ' ' (all blanks) or 0
  bool ambiguous = false;  ///< e.g. only "1.234": read as German thousands, said in a Finding
};
[[nodiscard]] NumberFormat detect_number_format(const std::vector<std::string_view>& cells);
/// One cell under a format. nullopt = not a number and not a symbol.
[[nodiscard]] std::optional<FlaggedValue> parse_number(std::string_view cell,
                                                       const NumberFormat& format);

}  // namespace nahraum::geo
