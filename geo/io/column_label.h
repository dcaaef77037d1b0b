#pragma once
// How tables for people head their columns and show what is no plain number. Shared by the writers.

#include <string>
#include <string_view>

#include "geo/layer/table.h"

namespace nahraum::geo {

/// The unit as printed: "Personen" is "persons" in English; what has no translation stays.
[[nodiscard]] std::string unit_words(std::string_view unit, Language language);

/// "Wege (m)": the title, its unit behind unless the title names it already.
[[nodiscard]] std::string column_label(const Column& column, Language language);

/// How a flag looks in a cell (DIN 55301): `cell` alone, or around the number.
struct FlagSign {
  std::string_view cell;    ///< shown instead of a number: "•", "–"
  std::string_view before;  ///< "("
  std::string_view after;   ///< ")", " p"
};
[[nodiscard]] FlagSign flag_sign(ValueFlag flag);

}  // namespace nahraum::geo
