#pragma once
// Why a card of the window has nothing to show with a result, and what can be done about it: an
// empty table says neither.
//
//   if (const auto why = why_empty(result, "ranking")) say(*why);   // "… [kitas] …"

#include <optional>
#include <string_view>

#include "analysis/study/result.h"

namespace nahraum::analysis {

/// Nothing when the card has something to show, and for cards that need nothing. `card` as in
/// card_help.h.
[[nodiscard]] std::optional<geo::Text> why_empty(const StudyResult& result, std::string_view card);

}  // namespace nahraum::analysis
