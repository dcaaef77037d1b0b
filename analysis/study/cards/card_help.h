#pragma once
// What every card of the window and every figure with a method of its own shows, what it does not,
// how it is read and what it needs. One table for the window (F1), for `nahraum help` and for the
// tests that hold each claim against the keys and tables there are.
//
//   if (const CardHelp* help = find_card("ranking")) show(card_text(*help, language));

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::analysis {

/// A key of the study file; empty key = the section as a whole.
struct KeyName {
  std::string_view section;
  std::string_view key{};
};

struct CardHelp {
  std::string_view id;  ///< "ranking": what `nahraum help` and the links in texts call it
  geo::Text title;
  geo::Text shows;
  geo::Text shows_not;
  geo::Text reading;
  geo::Text source{};                     ///< law, paper or data it rests on; empty = none
  std::vector<KeyName> keys{};            ///< of the study file that decide about it
  std::vector<std::string_view> files{};  ///< CSV of the results with the same, without ending
  std::vector<std::string_view> see{};    ///< other cards
};

/// In the order a reader meets them.
[[nodiscard]] std::span<const CardHelp> card_helps();
/// Null when there is none of that id.
[[nodiscard]] const CardHelp* find_card(std::string_view id);

/// A heading of a help text and what stands below it.
struct HelpPart {
  geo::Text heading;
  geo::Text words;
};
/// "Zeigt", "Zeigt nicht", "So liest man es", "Grundlage", "In der Studiendatei", "In den
/// Ergebnissen"; those that are empty are left out.
[[nodiscard]] std::vector<HelpPart> card_parts(const CardHelp& help);
/// All of it for a terminal or a screen reader, ends with a line break.
[[nodiscard]] std::string card_text(const CardHelp& help, geo::Language language);

}  // namespace nahraum::analysis
