#pragma once
// The small questions every reader of office tables asks about one cell of text. Blanks are all
// those offices type: space, tab, line breaks, U+00A0, U+2007, U+2009, U+202F, U+3000 and the stray
// byte order mark U+FEFF.
//
//   trim_blanks("\u00a0 90 164 ") == "90 164"

#include <string>
#include <string_view>

namespace nahraum::geo {

/// Length in bytes of the blank at the start of the text, 0 when there is none.
[[nodiscard]] std::size_t blank_length(std::string_view text);
[[nodiscard]] std::string_view trim_blanks(std::string_view text);
[[nodiscard]] bool is_blank(std::string_view text);
/// Trimmed, every run of blanks one space: "Plätze\n gesamt" -> "Plätze gesamt".
[[nodiscard]] std::string fold_blanks(std::string_view text);
/// For comparing titles: blanks folded, small letters, umlauts written out ("Plätze", "PLAETZE" and
/// an "a" with combining dots give "plaetze").
[[nodiscard]] std::string title_key(std::string_view text);

/// For quoting a cell in a sentence: folded and cut to 60 bytes at a character, "…" behind.
[[nodiscard]] std::string quoted_cell(std::string_view text);

/// True for cells made of digits, separators, sign, brackets and "%" only: no heading.
[[nodiscard]] bool looks_numeric(std::string_view cell);
/// "2024", "31.12.2024", "2024-12-31": numbers that do head columns.
[[nodiscard]] bool looks_like_date(std::string_view cell);

}  // namespace nahraum::geo
