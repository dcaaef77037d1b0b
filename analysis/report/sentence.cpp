#include "analysis/report/sentence.h"

#include <charconv>
#include <cmath>
#include <set>
#include <string_view>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Language;

geo::Error mistake(std::string_view pattern, std::string_view what) {
  return geo::Error(
      geo::ErrorKind::Internal,
      geo::text("Satzmuster „{}“: {}.", "Sentence pattern \"{}\": {}.", pattern, what));
}

/// One place of a pattern: "{1}", "{1|lebt|leben}", "{1:der}".
struct Place {
  std::size_t argument = 0;
  bool chooses = false;
  std::string_view one;
  std::string_view many;
  std::string_view article;
};

Place read_place(std::string_view pattern, std::string_view inside) {
  Place place;
  const auto [end, error] =
      std::from_chars(inside.data(), inside.data() + inside.size(), place.argument);
  if (error != std::errc()) throw mistake(pattern, "a place without number");
  std::string_view rest(end, static_cast<std::size_t>(inside.data() + inside.size() - end));
  if (rest.empty()) return place;
  if (rest.front() == ':') {
    place.article = rest.substr(1);
    return place;
  }
  const std::size_t bar = rest.find('|', 1);
  if (rest.front() != '|' || bar == std::string_view::npos)
    throw mistake(pattern, "a choice needs two forms");
  place.chooses = true;
  place.one = rest.substr(1, bar - 1);
  place.many = rest.substr(bar + 1);
  return place;
}

std::string_view article(std::string_view pattern, std::string_view form, const Said& said) {
  if (!said.gender) throw mistake(pattern, "an article for something without gender");
  const auto by_gender = [&](std::string_view m, std::string_view f, std::string_view n) {
    return *said.gender == Gender::Masculine ? m : *said.gender == Gender::Feminine ? f : n;
  };
  if (form == "der") return by_gender("der", "die", "das");
  if (form == "Der") return by_gender("Der", "Die", "Das");
  if (form == "dem") return by_gender("dem", "der", "dem");
  if (form == "den") return by_gender("den", "die", "das");
  if (form == "des") return by_gender("des", "der", "des");
  if (form == "ein") return by_gender("ein", "eine", "ein");
  if (form == "kein") return by_gender("kein", "keine", "kein");
  throw mistake(pattern, "an article that is not known");
}

void add_words(std::vector<TextSpan>& spans, std::string_view words) {
  if (words.empty()) return;
  const bool joins =
      !spans.empty() && !spans.back().strong && !spans.back().number && !spans.back().footnote;
  if (joins)
    spans.back().words += words;
  else
    spans.push_back({.words = std::string(words)});
}

/// "keine Kitas stehen" opens as "Keine Kitas stehen"; names people gave stay as they are.
std::string capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

void add_said(std::vector<TextSpan>& spans, const Said& said, Language language) {
  const std::string& given = said.words.in(language);
  const std::string words = said.made && spans.empty() ? capital(given) : given;
  if (!said.number && !said.strong)
    add_words(spans, words);
  else
    spans.push_back({.words = words, .strong = said.strong, .number = said.number});
}

std::vector<TextSpan> filled(std::string_view pattern, const std::vector<Said>& arguments,
                             Language language, std::set<std::size_t>& used) {
  std::vector<TextSpan> spans;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t next = pattern.find_first_of("{}", at);
    add_words(spans, pattern.substr(at, next - at));
    if (next == std::string_view::npos) break;
    if (pattern.substr(next, 2) == "{{" || pattern.substr(next, 2) == "}}") {
      add_words(spans, pattern.substr(next, 1));
      at = next + 2;
      continue;
    }
    const std::size_t end = pattern.find('}', next);
    if (pattern[next] == '}' || end == std::string_view::npos)
      throw mistake(pattern, "a brace that does not open or close");
    const Place place = read_place(pattern, pattern.substr(next + 1, end - next - 1));
    if (place.argument >= arguments.size()) throw mistake(pattern, "an argument is missing");
    used.insert(place.argument);
    const Said& said = arguments[place.argument];
    if (place.chooses)
      add_words(spans, said.one ? place.one : place.many);
    else if (!place.article.empty())
      add_words(spans, article(pattern, place.article, said));
    else
      add_said(spans, said, language);
    at = end + 1;
  }
  return spans;
}

geo::Text missing_words(geo::ValueFlag flag) {
  using enum geo::ValueFlag;
  switch (flag) {
    case Secret:
    case SecretOrEmpty:
      return {"keine Angabe (geheim)", "no figure (confidential)"};
    case Later:
      return {"noch keine Angabe", "no figure yet"};
    case NotApplicable:
      return {"keine Angabe (nicht sinnvoll)", "no figure (not meaningful)"};
    case Unreliable:
      return {"keine Angabe (zu unsicher)", "no figure (too uncertain)"};
    default:
      return {"keine Angabe", "no figure"};
  }
}

/// "rund" before values that are estimates or of limited reliability.
geo::Text about(geo::ValueFlag flag) {
  using enum geo::ValueFlag;
  if (flag == Estimated || flag == Limited) return {"rund ", "about "};
  return {"", ""};
}

}  // namespace

Said say(geo::Text words) { return {.words = std::move(words)}; }

Said say_strong(geo::Text words) { return {.words = std::move(words), .strong = true}; }

Said say_noun(const Noun& noun, bool one) {
  return {.words = one ? noun.one : noun.many, .one = one, .gender = noun.gender};
}

Said say_count(geo::FlaggedValue value, const Noun& noun, NumberOrigin origin) {
  if (value.missing()) {
    const bool secret =
        value.flag == geo::ValueFlag::Secret || value.flag == geo::ValueFlag::SecretOrEmpty;
    return {
        .words = {(secret ? "eine geheime Zahl " : "eine unbekannte Zahl ") + noun.many.de,
                  (secret ? "a confidential number of " : "an unknown number of ") + noun.many.en},
        .one = true,
        .gender = Gender::Feminine,
        .made = true};
  }
  const double count = std::round(value.value);
  Said said{.one = count == 1,
            .gender = noun.gender,
            .number = ReportNumber{value.value, std::move(origin.subject), std::move(origin.line)},
            .made = true};
  if (count == 0) {
    said.words = {"keine " + noun.many.de, "no " + noun.many.en};
    return said;
  }
  const geo::Text number = geo::number_text(count);
  const geo::Text& what = said.one ? noun.one : noun.many;
  const geo::Text rough = about(value.flag);
  said.words = {rough.de + number.de + "\u00a0" + what.de,
                rough.en + number.en + "\u00a0" + what.en};
  return said;
}

Said say_value(geo::FlaggedValue value, const geo::Text& unit, int decimals, NumberOrigin origin) {
  if (value.missing()) return {.words = missing_words(value.flag), .made = true};
  const geo::Text number = geo::number_text(value.value, decimals);
  const geo::Text rough = about(value.flag);
  const auto with_unit = [](const std::string& a, const std::string& b, const std::string& c) {
    return c.empty() ? a + b : a + b + "\u00a0" + c;
  };
  return {
      .words = {with_unit(rough.de, number.de, unit.de), with_unit(rough.en, number.en, unit.en)},
      .one = value.value == 1,
      .number = ReportNumber{value.value, std::move(origin.subject), std::move(origin.line)},
      .made = true};
}

RichText sentence(const geo::Text& pattern, const std::vector<Said>& arguments) {
  std::set<std::size_t> used;
  RichText text{.de = filled(pattern.de, arguments, Language::German, used),
                .en = filled(pattern.en, arguments, Language::English, used)};
  if (used.size() != arguments.size()) throw mistake(pattern.de, "an argument is not used");
  return text;
}

RichText plain(geo::Text words) {
  return {.de = {{.words = std::move(words.de)}}, .en = {{.words = std::move(words.en)}}};
}

RichText joined(const std::vector<RichText>& sentences) {
  RichText all;
  for (const RichText& one : sentences) {
    if (one.de.empty()) continue;
    if (!all.de.empty()) {
      add_words(all.de, " ");
      add_words(all.en, " ");
    }
    all.de.insert(all.de.end(), one.de.begin(), one.de.end());
    all.en.insert(all.en.end(), one.en.begin(), one.en.end());
  }
  return all;
}

geo::Text listing(const std::vector<geo::Text>& words) {
  geo::Text all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    if (i > 0) {
      all.de += last ? " und " : ", ";
      all.en += last ? " and " : ", ";
    }
    all.de += words[i].de;
    all.en += words[i].en;
  }
  return all;
}

Compared compare(const std::optional<ChartRange>& range, double reference) {
  if (!range || !std::isfinite(reference)) return Compared::Unknown;
  if (range->lower > reference) return Compared::Above;
  if (range->upper < reference) return Compared::Below;
  return Compared::NotDistinguishable;
}

RichText comparison_sentence(const Said& what, Compared comparison, const geo::Text& whose,
                             const Said& reference) {
  const Said owner = say(whose);
  switch (comparison) {
    case Compared::Above:
      return sentence({"{0} liegt über dem Wert {1} ({2}).", "{0} lies above the value {1} ({2})."},
                      {what, owner, reference});
    case Compared::Below:
      return sentence(
          {"{0} liegt unter dem Wert {1} ({2}).", "{0} lies below the value {1} ({2})."},
          {what, owner, reference});
    case Compared::NotDistinguishable:
      return sentence({"{0} lässt sich vom Wert {1} ({2}) nicht sicher unterscheiden.",
                       "{0} cannot be told apart from the value {1} ({2}) with certainty."},
                      {what, owner, reference});
    case Compared::Unknown:
      break;
  }
  return sentence({"{0} lässt sich mit dem Wert {1} ({2}) nicht vergleichen.",
                   "{0} cannot be compared with the value {1} ({2})."},
                  {what, owner, reference});
}

std::string plain_text_of(const RichText& text, Language language) {
  std::string words;
  for (const TextSpan& span : text.in(language)) words += span.words;
  return words;
}

}  // namespace nahraum::analysis
