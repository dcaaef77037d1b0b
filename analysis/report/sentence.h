#pragma once
// Sentences from templates, in both languages, that agree in number and keep the origin of what
// they say.
//
//   const RichText words = sentence(
//       {"In {0} {1|lebt|leben} {1}.", "{1} {1|lives|live} in {0}."},
//       {say(same_text("Altenquitten")), say_count({57, {}}, kChildren, {"unit:16999001", "u6"})});
//   // "In Altenquitten leben 57 Kinder."
//
// `{n}` puts argument n, `{n|one|many}` chooses by its number (one = exactly 1; without number,
// missing and 0: many), `{{` and `}}` are braces. German nouns bring their gender so that articles
// fit: `{n:der}` gives der, die, das by argument n; `{n:ein}` ein, eine, ein; `{n:kein}`. Nothing
// is recommended by any sentence here (domain.md: the tool informs, people decide).

#include <optional>
#include <string>
#include <vector>

#include "analysis/report/document.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

enum class Gender { Masculine, Feminine, Neuter };

/// A thing that is counted or named.
struct Noun {
  geo::Text one;   ///< "Kind", "child"
  geo::Text many;  ///< "Kinder", "children"
  Gender gender = Gender::Neuter;
};

/// What one place of a template holds.
struct Said {
  geo::Text words{};
  bool strong = false;
  bool one = false;  ///< exactly 1
  std::optional<Gender> gender{};
  std::optional<ReportNumber> number{};
  bool made = false;  ///< words of this file ("keine Kitas"): capital at the start of a sentence
};

/// Where a number comes from; see ReportNumber.
struct NumberOrigin {
  std::string subject;
  std::string line;
};

[[nodiscard]] Said say(geo::Text words);
[[nodiscard]] Said say_strong(geo::Text words);
/// The noun alone, with its gender.
[[nodiscard]] Said say_noun(const Noun& noun, bool one);
/// "57 Kinder", "1 Kind", "keine Kinder"; missing: "eine geheime Zahl Kinder", "eine unbekannte
/// Zahl Kinder". Counts of the census that rest on changed cells are said as they are: rounded to
/// whole persons.
[[nodiscard]] Said say_count(geo::FlaggedValue value, const Noun& noun, NumberOrigin origin);
/// "12,4 %", "rund 3,5 km"; missing: "keine Angabe" and why.
[[nodiscard]] Said say_value(geo::FlaggedValue value, const geo::Text& unit, int decimals,
                             NumberOrigin origin);

/// Throws Error{Internal} for a place without argument, an argument no language uses, an unknown
/// form: a mistake of the program.
[[nodiscard]] RichText sentence(const geo::Text& pattern, const std::vector<Said>& arguments);
[[nodiscard]] RichText plain(geo::Text words);
/// One paragraph of several sentences, a blank between.
[[nodiscard]] RichText joined(const std::vector<RichText>& sentences);
/// "a, b und c".
[[nodiscard]] geo::Text listing(const std::vector<geo::Text>& words);

enum class Compared { Above, Below, NotDistinguishable, Unknown };
/// Words only where the interval allows: Above when all of `range` lies above `reference`.
[[nodiscard]] Compared compare(const std::optional<ChartRange>& range, double reference);
/// "liegt über dem Wert des Kreises (12,4 %)", "lässt sich vom Wert des Kreises (12,4 %) nicht
/// sicher unterscheiden". `whose` in the genitive: {"des Kreises", "of the county"}.
[[nodiscard]] RichText comparison_sentence(const Said& what, Compared comparison,
                                           const geo::Text& whose, const Said& reference);

/// The words of a RichText without marks, for tests, alternative text and search.
[[nodiscard]] std::string plain_text_of(const RichText& text, geo::Language language);

}  // namespace nahraum::analysis
