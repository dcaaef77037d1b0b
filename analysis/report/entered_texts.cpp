#include "analysis/report/entered_texts.h"

#include <algorithm>
#include <array>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

constexpr std::uint8_t bit(TextPaper paper) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(paper));
}
constexpr std::uint8_t kSozialraum = bit(TextPaper::Sozialraum) | bit(TextPaper::Unit);
constexpr std::uint8_t kKita = bit(TextPaper::Kita);
constexpr std::uint8_t kKreis = bit(TextPaper::Kreis);
constexpr std::uint8_t kAll = kSozialraum | kKita | kKreis;

const std::vector<TextPlace>& table() {
  static const std::vector<TextPlace> places{
      {"familien",
       {"Sicht der Familien", "View of the families"},
       {"Die Sicht der Familien liegt nicht vor. Statistik ersetzt sie nicht: Familien sind zu "
        "befragen, bevor über Bedarfe gesprochen wird.",
        "The view of the families is not available. Statistics do not replace it: families are to "
        "be asked before needs are discussed."},
       kAll},
      {"nicht_erreicht",
       {"Familien, die noch nicht erreicht werden", "Families not yet reached"},
       {"Welche Familien noch nicht erreicht werden, ist nicht eingetragen.",
        "Which families are not yet reached has not been entered."},
       kSozialraum | kKita},
      {"fachkraefte",
       {"Sicht der Fachkräfte", "View of the staff"},
       {"Die Sicht der Fachkräfte liegt nicht vor.", "The view of the staff is not available."},
       kAll},
      {"begehung",
       {"Ortsbegehung", "Walk on site"},
       {"Eine Ortsbegehung ist nicht eingetragen.", "No walk on site has been entered."},
       kSozialraum | kKita},
      {"konferenz",
       {"Sozialraumkonferenz", "Conference of the Sozialraum"},
       {"Eine Sozialraumkonferenz ist nicht eingetragen.",
        "No conference of the Sozialraum has been entered."},
       kSozialraum},
      {"steuerungsteam",
       {"Anstoß und Steuerungsteam (Rollen)", "Impulse and steering team (roles)"},
       {"Von wem der Anstoß kam und wer im Steuerungsteam sitzt, ist nicht eingetragen.",
        "Where the impulse came from and who is in the steering team has not been entered."},
       kKita},
      {"raeume",
       {"Räume innerhalb und außerhalb der Betriebserlaubnis",
        "Rooms inside and outside of the licence"},
       {"Welche Räume zur Betriebserlaubnis gehören und welche dazukommen, ist nicht eingetragen.",
        "Which rooms belong to the licence and which are extra has not been entered."},
       kKita},
      {"team",
       {"Team und Koordination", "Team and co-ordination"},
       {"Aufbau des Teams, Stunden der Koordination und ob sie im Gruppendienst steht, sind nicht "
        "eingetragen.",
        "Structure of the team, hours of the co-ordination and whether it works in group service "
        "have not been entered."},
       kKita},
      {"konzeption",
       {"Konzeption und Fortbildungen", "Concept and training"},
       {"Der Stand der Konzeption und die Fortbildungen sind nicht eingetragen.",
        "State of the concept and training have not been entered."},
       kKita},
      {"netzwerk",
       {"Netzwerk und Zusammenarbeit", "Network and co-operation"},
       {"Wie gut die Zusammenarbeit trägt, ist nicht eingetragen.",
        "How well the co-operation works has not been entered."},
       kAll},
      {"haltung",
       {"Haltung", "Attitude"},
       {"Zur Haltung ist nichts eingetragen.", "Nothing has been entered on attitude."},
       kKita},
      {"motivation",
       {"Motivation", "Motivation"},
       {"Zur Motivation ist nichts eingetragen.", "Nothing has been entered on motivation."},
       kKita},
      {"ressourcen",
       {"Ressourcen", "Resources"},
       {"Zu den Ressourcen ist nichts eingetragen.", "Nothing has been entered on resources."},
       kKita},
      {"vorkenntnisse",
       {"Vorkenntnisse", "Previous knowledge"},
       {"Zu Vorkenntnissen ist nichts eingetragen.",
        "Nothing has been entered on previous knowledge."},
       kKita},
      {"prozessbegleitung",
       {"Prozessbegleitung", "Process support"},
       {"Zur Prozessbegleitung ist nichts eingetragen.",
        "Nothing has been entered on process support."},
       kKita | kKreis},
      {"staerken",
       {"Stärken", "Strengths"},
       {"Stärken sind nicht eingetragen.", "No strengths have been entered."},
       kAll},
      {"bedarfe",
       {"Bedarfe aus Sicht der Planung", "Needs as planning sees them"},
       {"Bedarfe aus Sicht der Planung sind nicht eingetragen.",
        "No needs as planning sees them have been entered."},
       kAll},
      {"fragen",
       {"Offene Fragen", "Open questions"},
       {"Offene Fragen sind nicht eingetragen.", "No open questions have been entered."},
       kAll},
      {"einordnung",
       {"Einordnung", "Assessment"},
       {"Eine Einordnung ist nicht eingetragen.", "No assessment has been entered."},
       kAll},
      {"ziele",
       {"Ziele", "Goals"},
       {"Ziele sind nicht eingetragen.", "No goals have been entered."},
       kAll},
      {"schritte",
       {"Handlungsschritte", "Steps"},
       {"Handlungsschritte sind nicht eingetragen.", "No steps have been entered."},
       kAll},
      {"wirkung",
       {"Wirkungsziele und Anzeichen", "Intended effects and their signs"},
       {"Wirkungsziele und woran sie zu erkennen sind, sind nicht eingetragen.",
        "Intended effects and how to tell them have not been entered."},
       kAll},
      {"vergleich",
       {"Was sich seit der letzten Analyse verändert hat", "What changed since the last analysis"},
       {"Was sich aus Sicht der Beteiligten verändert hat, ist nicht eingetragen.",
        "What changed in the eyes of those involved has not been entered."},
       kAll},
  };
  return places;
}

std::string small(std::string_view words) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!words.empty() && blank(words.front())) words.remove_prefix(1);
  while (!words.empty() && blank(words.back())) words.remove_suffix(1);
  std::string result(words);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view after(std::string_view words, std::size_t length) {
  words.remove_prefix(length);
  while (!words.empty() && (words.front() == ' ' || words.front() == ':')) words.remove_prefix(1);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  return words;
}

}  // namespace

std::span<const TextPlace> text_places() { return table(); }

const TextPlace* find_text_place(std::string_view words) {
  const std::string wanted = small(words);
  for (const TextPlace& place : table()) {
    if (wanted == place.key || wanted == small(place.title.de) || wanted == small(place.title.en))
      return &place;
  }
  return nullptr;
}

const TextPlace& text_place(std::string_view key) {
  const TextPlace* place = find_text_place(key);
  if (place == nullptr)
    throw geo::Error(geo::ErrorKind::Internal,
                     geo::text("Stelle „{}“ fehlt.", "Place \"{}\" is missing.", key));
  return *place;
}

std::vector<std::string> text_place_keys(TextPaper paper) {
  std::vector<std::string> keys;
  for (const TextPlace& place : table()) {
    if (place.in(paper)) keys.emplace_back(place.key);
  }
  return keys;
}

geo::Text text_place_list() {
  geo::Text list;
  for (const TextPlace& place : table()) {
    const std::string comma = list.de.empty() ? "" : ", ";
    list.de += comma + std::string(place.key) + " (" + place.title.de + ")";
    list.en += comma + std::string(place.key) + " (" + place.title.en + ")";
  }
  return list;
}

std::string TextSubject::name() const {
  switch (paper) {
    case TextPaper::Sozialraum:
      return "sozialraum:" + id;
    case TextPaper::Kita:
      return "kita:" + id;
    case TextPaper::Unit:
      return "unit:" + id;
    case TextPaper::Kreis:
      break;
  }
  return "kreis";
}

std::optional<TextSubject> parse_text_subject(std::string_view words) {
  const std::string known = small(words);
  if (known == "kreis" || known == "landkreis") return TextSubject{TextPaper::Kreis, ""};
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  constexpr std::array<std::pair<std::string_view, TextPaper>, 4> kKinds{
      {{"sozialraum", TextPaper::Sozialraum},
       {"kita", TextPaper::Kita},
       {"unit", TextPaper::Unit},
       {"gemeinde", TextPaper::Unit}}};
  for (const auto& [word, paper] : kKinds) {
    if (!known.starts_with(word) || known.size() == word.size()) continue;
    const char next = known[word.size()];
    if (next != ':' && next != ' ') continue;
    const std::string_view id = after(words, word.size());
    if (!id.empty()) return TextSubject{paper, std::string(id)};
  }
  return std::nullopt;
}

bool names_a_person(std::string_view role) {
  const std::string words = " " + small(role) + " ";
  constexpr std::array<std::string_view, 7> kMarks{" frau ", " herr ", " herrn ", " hr. ",
                                                   " fr. ",  " mrs. ", " mr. "};
  return std::any_of(kMarks.begin(), kMarks.end(), [&words](std::string_view mark) {
    return words.find(mark) != std::string::npos;
  });
}

}  // namespace nahraum::analysis
