#pragma once
// What a key of an official table names: a Land, a Kreis, a Gemeinde, an Ortsteil (domain.md 2.2,
// 2.3.4). Keys are text; their length and their make tell the level.
//
//   level_of_key("16063105")      // Gemeinde
//   gemeinde_of_ars("160635010042")  // "16063042"
//
// A key of 12 digits is a Regionalschlüssel (ARS: Land 2, Bezirk 1, Kreis 2, Verband 4, Gemeinde 3)
// when its Verband is the Gemeinde itself ("0" + its three digits) or begins with 5 or 9 as
// Verbände and gemeindefreie Gebiete do; else it is an Ortsteil: the Gemeinde's 8 digits and 4
// more. The first rule that fits is taken because Verband codes of other make do not occur in the
// register.

#include <string>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::analysis {

/// From fine to coarse; a value of a coarser level shown on a finer area must say so.
enum class AreaLevel {
  Cell,
  Ortsteil,
  Gemeinde,
  Sozialraum,
  Gemeindeverband,
  Kreis,
  Land,
  Unknown
};

[[nodiscard]] AreaLevel level_of_key(std::string_view key);
/// The AGS (8 digits) of a Gemeinde given by its ARS (12 digits); "" when it is no such key.
[[nodiscard]] std::string gemeinde_of_ars(std::string_view key);
/// Stable name for files that programs read: "gemeinde".
[[nodiscard]] std::string_view level_code(AreaLevel level);
/// "Gemeinde", "Kreis", …
[[nodiscard]] geo::Text level_name(AreaLevel level);

}  // namespace nahraum::analysis
