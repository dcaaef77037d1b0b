#pragma once
// Calendar days as people read them. Days come as ISO text from studies; no clock is ever asked.

#include <string>

#include "geo/core/text.h"

namespace nahraum::geo {

/// "2026-01-31" as "31.01.2026" in German and as it is in English; other text stays as it is.
[[nodiscard]] Text date_text(const std::string& iso);

}  // namespace nahraum::geo
