#pragma once
// Numbers as text, the same in every locale.
//
// Machines read plain_number ("1234.5"), people read german_number ("1.234,5"). No call here looks
// at the C locale (platform.md finding 7).

#include <optional>
#include <string>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::geo {

/// Strict: the whole text must be a finite number with a decimal point. "1e3" is accepted, "" and
/// "1 " are not.
[[nodiscard]] std::optional<double> parse_plain_number(std::string_view text);
[[nodiscard]] std::optional<long long> parse_integer(std::string_view text);

/// Shortest form that reads back to the same double: "0.1", "1234.5", "100000", "-0" as "0"; with
/// an exponent only below 1e-6 and from 1e15 on.
[[nodiscard]] std::string plain_number(double value);
/// Fixed decimals, decimal point, no thousands separator.
[[nodiscard]] std::string fixed_number(double value, int decimals);

/// For people: German "1.234,5", English "1,234.5".
[[nodiscard]] std::string people_number(double value, int decimals, Language language);
[[nodiscard]] inline std::string german_number(double value, int decimals = 0) {
  return people_number(value, decimals, Language::German);
}
/// Both languages at once, for Text.
[[nodiscard]] Text number_text(double value, int decimals = 0);

}  // namespace nahraum::geo
