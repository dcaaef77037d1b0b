#pragma once
// Names made comparable: "Kita „Sonnen-Schein“ e. V." and "kita sonnenschein ev" should meet.

#include <string>
#include <string_view>

namespace nahraum::analysis {

/// Small letters, umlauts written out, everything but letters and digits folded into single blanks.
[[nodiscard]] std::string plain_words(std::string_view text);
/// plain_words without the words that every Kita has in its name (Kita, Kindergarten, …).
[[nodiscard]] std::string kita_name_core(std::string_view name);

}  // namespace nahraum::analysis
