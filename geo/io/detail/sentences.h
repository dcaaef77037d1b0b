#pragma once
// Counts inside sentences: "10.366 Flächen" in German, "10,366 areas" in English.

#include <cstddef>
#include <string_view>

#include "geo/core/numbers.h"
#include "geo/core/text.h"

namespace nahraum::geo::detail {

/// As geo::text, the first argument being a count written as people write it.
template <typename... Args>
[[nodiscard]] Text count_text(std::string_view german, std::string_view english, std::size_t count,
                              const Args&... args) {
  const Text number = number_text(static_cast<double>(count));
  return {fmt::format(fmt::runtime(german), number.de, args...),
          fmt::format(fmt::runtime(english), number.en, args...)};
}

}  // namespace nahraum::geo::detail
