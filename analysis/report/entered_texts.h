#pragma once
// The places of the papers for words that people write themselves and no program computes: view of
// the families, walk on site, attitude, goals (domain.md 1.10, 3(e)). One table for the builders of
// the papers, the template of the list and the check of its rows.
//
//   if (const TextPlace* place = find_text_place("Ziele"); place && place->in(TextPaper::Kita)) …

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::analysis {

/// A Gemeinde has the paper of a Sozialraum and its places.
enum class TextPaper : std::uint8_t { Sozialraum, Kita, Kreis, Unit };

struct TextPlace {
  std::string_view key;  ///< "familien", as the list writes it
  geo::Text title;       ///< heading of the box
  geo::Text missing;     ///< printed where nothing was entered
  std::uint8_t papers;   ///< bit 1 << TextPaper
  [[nodiscard]] bool in(TextPaper paper) const {
    return (papers >> static_cast<unsigned>(paper) & 1U) != 0;
  }
};

/// In the order of the papers.
[[nodiscard]] std::span<const TextPlace> text_places();
/// The place of this key; throws Error{Internal} where the program asks for one that is not there.
[[nodiscard]] const TextPlace& text_place(std::string_view key);
/// By key, or by title in either language; small and capital letters alike. Null for others.
[[nodiscard]] const TextPlace* find_text_place(std::string_view words);
/// Keys of one paper, for hints.
[[nodiscard]] std::vector<std::string> text_place_keys(TextPaper paper);
/// "familien (Sicht der Familien), …" for help texts.
[[nodiscard]] geo::Text text_place_list();

/// What a row is about.
struct TextSubject {
  TextPaper paper = TextPaper::Kreis;
  std::string id;  ///< "" for the Kreis
  /// As ReportNumber::subject: "kita:0042", "kreis".
  [[nodiscard]] std::string name() const;
};
/// "kita:0042", "Kita 0042", "sozialraum:pb1", "unit:16999003", "Gemeinde 16999003", "kreis";
/// nothing for other words.
[[nodiscard]] std::optional<TextSubject> parse_text_subject(std::string_view words);

/// "Frau …", "Herr …": a person where a role was asked for.
[[nodiscard]] bool names_a_person(std::string_view role);

}  // namespace nahraum::analysis
