#pragma once
// Sets the program's language once, after the application object is made.

#include <optional>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::app {

/// "de", "en"; nothing for another.
[[nodiscard]] std::optional<geo::Language> parse_language(std::string_view code);

/// Loads the program's texts and Qt's own, sets QLocale's default, and takes numbers back to the C
/// locale (Qt sets the user's, and then "2,75" would be what strtod reads; platform.md finding 7).
/// Call after the application object exists and before the first widget.
void install_language(geo::Language language);

}  // namespace nahraum::app
