#pragma once
// "meinten Sie …?": the known words nearest to one that is unknown.

#include <string>
#include <string_view>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::analysis {

/// Insertions, deletions, replacements and swaps of neighbours, in bytes, without case.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);
/// Up to `most` known words within a third of the word's length, nearest first, then by the
/// alphabet.
[[nodiscard]] std::vector<std::string> similar_words(std::string_view word,
                                                     const std::vector<std::string>& known,
                                                     std::size_t most = 3);
/// " Meinten Sie „limits_min“?", or " Möglich sind: …." when nothing is near.
[[nodiscard]] geo::Text suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace nahraum::analysis
