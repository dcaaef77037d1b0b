#pragma once
// What an official table says about a value beside the number (DIN 55301, Zensus grids;
// domain.md 2.3.11). A value and its flag always travel together; a missing value is never a silent
// zero.

#include <cstdint>
#include <limits>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::geo {

enum class ValueFlag : std::uint8_t {
  None,           ///< a plain value
  ExactZero,      ///< "-": nothing there
  RoundedZero,    ///< "0": more than nothing, less than half a unit
  Secret,         ///< "." or "*": unknown or to be kept secret; missing
  Later,          ///< "...": not yet there; missing
  NotApplicable,  ///< "x": makes no sense; missing
  Unreliable,     ///< "/": not safe enough; missing
  Limited,        ///< "( )" or KLAMMERN: value of limited reliability
  Preliminary,    ///< suffix p
  Revised,        ///< suffix r
  Estimated,      ///< suffix s, or apportioned by us
  SecretOrZero,   ///< Zensus 2022 grid "–": true zero or perturbed to zero; value 0
  SecretOrEmpty,  ///< Zensus 2011 grid -1/-9: uninhabited or secret; missing
  Missing         ///< blank cell or failed join; missing
};

/// True when there is no number behind the flag.
[[nodiscard]] bool is_missing(ValueFlag flag);
/// Stable name for files that programs read: "secret_or_zero"; "" for None.
[[nodiscard]] std::string_view flag_code(ValueFlag flag);
/// Short words for a legend: "geheim oder unbekannt".
[[nodiscard]] Text flag_name(ValueFlag flag);

/// A number with what is known about it.
struct FlaggedValue {
  double value = std::numeric_limits<double>::quiet_NaN();
  ValueFlag flag = ValueFlag::Missing;

  [[nodiscard]] bool missing() const { return is_missing(flag); }
};

}  // namespace nahraum::geo
