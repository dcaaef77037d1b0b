#pragma once
// From text cells to typed columns by a mapping that the study keeps ("recipe").
//
//   Recipe recipe{.fields = {{"kita_id", "Nr.", FieldKind::Key, 4},
//                            {"places", "Plätze gesamt", FieldKind::Integer}},
//                 .key_field = "kita_id"};
//   const Table table = apply_recipe(raw, recipe, findings);
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
  std::string name{};  ///< field of the program: "kita_id"
  /// Title in the file; compared without case and folded blanks; "#3" = third column.
  std::string column{};
  FieldKind kind = FieldKind::Text;
  int key_length = 0;    ///< for Key: digits expected, 0 = any
  bool required = true;  ///< a missing optional column gives no column and no Finding
  Text title{};          ///< for people; the file's title when empty
  std::string unit{};
};

struct Recipe {
  std::vector<FieldSpec> fields{};
  /// Rows whose key field is blank are left out with a Finding; rows with the same key twice are
  /// Error{Input}.
  std::string key_field{};
  char decimal = 0;  ///< ',' or '.': overrides the per-column decision; 0 = decide
};

/// Throws Error{Input} for missing required columns (naming those present), for duplicate keys
/// (naming both rows) and for keys that a spreadsheet has rounded ("1,6051E+11").
/// YesNo: ja/nein, j/n, yes/no, wahr/falsch, true/false, 1/0 -> 1/0 (an Integer column); a blank is
/// Missing, but 0 in a column that is only marked with x. Dates stay text. Titles of columns match
/// without case, blanks folded, umlauts written out or not.
[[nodiscard]] Table apply_recipe(const RawTable& raw, const Recipe& recipe, Findings& findings);

/// How a column writes its numbers.
struct NumberFormat {
  char decimal = ',';
  char thousands = 0;      ///< '.', ',', ' ' (all blanks) or 0
  bool ambiguous = false;  ///< e.g. only "1.234": read as German thousands, said in a Finding
  /// The column writes "-" for nothing, so its "0" is more than nothing (DIN 55301): RoundedZero.
  bool dash_is_zero = false;
};
/// What breaks a tie between two readings that take equally many cells.
enum class NumberPrior {
  German,  ///< "1.234" are thousands, "1,234" is a fraction
  Point,   ///< "1.234" is a fraction: number cells of a workbook, tables of programs
  Whole    ///< both are thousands: the field counts something
};
/// The format under which most cells are numbers. Cost: O(cells). Cells that are no numbers under
/// any format have no say.
[[nodiscard]] NumberFormat detect_number_format(const std::vector<std::string_view>& cells,
                                                NumberPrior prior = NumberPrior::German);
/// One cell under a format. nullopt = not a number and not a symbol. Blank cells and "k. A." are
/// Missing.
[[nodiscard]] std::optional<FlaggedValue> parse_number(std::string_view cell,
                                                       const NumberFormat& format);

}  // namespace nahraum::geo
