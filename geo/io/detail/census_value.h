#pragma once
// One cell of a census grid table: number, flag, or neither (domain.md 2.3.1-2, 2.3.11).

#include <optional>
#include <string_view>

#include "geo/core/flag.h"

namespace nahraum::geo::census {

struct Value {
  float value = 0;
  ValueFlag flag = ValueFlag::None;
};

/// "12", "50,40", "43.80", "–" and "-" (0, SecretOrZero), "-1" and "-9" (SecretOrEmpty), "(12,5)"
/// (Limited), blank (Missing), "." "/" "x" "..." as in DIN 55301. The EN DASH may be UTF-8 or
/// Windows-1252. Nothing when it is none of these, or a whole number that float cannot hold
/// exactly. No allocation; some 10 ns.
[[nodiscard]] std::optional<Value> parse_value(std::string_view field);

/// KLAMMERN in the column of signs: a value in brackets.
[[nodiscard]] bool is_bracket_sign(std::string_view field);

}  // namespace nahraum::geo::census
