#include "analysis/model/readiness.h"

#include <algorithm>
#include <tuple>

#include "analysis/model/words.h"
#include "geo/network/calendar.h"

namespace nahraum::analysis {

namespace {

template <typename Value>
struct Word {
  std::string_view plain;
  Value value;
};

template <typename Value, std::size_t kSize>
std::optional<Value> find_word(const std::array<Word<Value>, kSize>& words,
                               std::string_view given) {
  const std::string plain = plain_words(given);
  for (const Word<Value>& word : words) {
    if (word.plain == plain) return word.value;
  }
  return std::nullopt;
}

auto place(const ReadinessStatement& s) { return std::tuple(s.kita.value, s.item); }

}  // namespace

StandingStatements standing_statements(std::vector<ReadinessStatement> statements) {
  std::stable_sort(statements.begin(), statements.end(),
                   [](const ReadinessStatement& a, const ReadinessStatement& b) {
                     return std::tuple(place(a), a.date, a.source_row) <
                            std::tuple(place(b), b.date, b.source_row);
                   });
  StandingStatements result;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const bool last =
        i + 1 == statements.size() || place(statements[i + 1]) != place(statements[i]);
    if (last) {
      result.statements.push_back(statements[i]);
    } else if (statements[i].answer != statements[i + 1].answer) {
      result.contradictions.push_back({statements[i + 1], statements[i]});
    }
  }
  return result;
}

std::array<geo::FlaggedValue, kReadinessItems.size()> readiness_values(
    const std::vector<ReadinessStatement>& standing, KitaIndex kita) {
  std::array<geo::FlaggedValue, kReadinessItems.size()> values{};
  for (const ReadinessStatement& statement : standing) {
    if (!(statement.kita == kita) || statement.answer == Answer::Open) continue;
    values[static_cast<std::size_t>(statement.item)] = {statement.answer == Answer::Yes ? 1.0 : 0.0,
                                                        geo::ValueFlag::None};
  }
  return values;
}

double need_value(NeedState state) {
  if (state == NeedState::None) return 0;
  return state == NeedState::Partial ? 0.5 : 1;
}

std::optional<ReadinessItem> parse_readiness_item(std::string_view words) {
  using enum ReadinessItem;
  static constexpr std::array<Word<ReadinessItem>, 21> kWords{
      {{"traeger", Traeger},      {"provider", Traeger},        {"team", Team},
       {"fachkraefteteam", Team}, {"leitung", Leitung},         {"head", Leitung},
       {"jugendamt", Jugendamt},  {"youth office", Jugendamt},  {"gemeinde", Gemeinde},
       {"kommune", Gemeinde},     {"buergermeister", Gemeinde}, {"municipality", Gemeinde},
       {"eltern", Eltern},        {"elternbeirat", Eltern},     {"parents", Eltern},
       {"interest", Interest},    {"interesse", Interest},      {"interesse erklaert", Interest},
       {"partner", Partners},     {"partners", Partners},       {"kooperationspartner", Partners}}};
  return find_word(kWords, words);
}

std::optional<Answer> parse_answer(std::string_view words) {
  static constexpr std::array<Word<Answer>, 9> kWords{{{"ja", Answer::Yes},
                                                       {"j", Answer::Yes},
                                                       {"yes", Answer::Yes},
                                                       {"nein", Answer::No},
                                                       {"n", Answer::No},
                                                       {"no", Answer::No},
                                                       {"offen", Answer::Open},
                                                       {"open", Answer::Open},
                                                       {"", Answer::Open}}};
  return find_word(kWords, words);
}

std::optional<NeedState> parse_need_state(std::string_view words) {
  static constexpr std::array<Word<NeedState>, 7> kWords{{{"keine", NeedState::None},
                                                          {"none", NeedState::None},
                                                          {"teilweise", NeedState::Partial},
                                                          {"partial", NeedState::Partial},
                                                          {"partly", NeedState::Partial},
                                                          {"dokumentiert", NeedState::Documented},
                                                          {"documented", NeedState::Documented}}};
  return find_word(kWords, words);
}

std::optional<std::string> parse_statement_date(std::string_view words) {
  std::string iso(words);
  constexpr std::size_t kLength = 10;
  if (iso.size() == kLength && iso[2] == '.' && iso[5] == '.')
    iso = iso.substr(6) + "-" + iso.substr(3, 2) + "-" + iso.substr(0, 2);
  const std::optional<geo::Day> day = geo::parse_day(iso);
  if (!day) return std::nullopt;
  return geo::iso_day(*day);
}

std::string_view readiness_code(ReadinessItem item) {
  constexpr std::array<std::string_view, kReadinessItems.size()> kCodes{
      "traeger", "team", "leitung", "jugendamt", "gemeinde", "eltern", "interest", "partners"};
  return kCodes[static_cast<std::size_t>(item)];
}

geo::Text readiness_name(ReadinessItem item) {
  switch (item) {
    case ReadinessItem::Traeger:
      return {"Träger", "Provider"};
    case ReadinessItem::Team:
      return {"Team", "Team"};
    case ReadinessItem::Leitung:
      return {"Leitung", "Head of the Kita"};
    case ReadinessItem::Jugendamt:
      return {"Jugendamt", "Youth office"};
    case ReadinessItem::Gemeinde:
      return {"Gemeinde", "Municipality"};
    case ReadinessItem::Eltern:
      return {"Eltern", "Parents"};
    case ReadinessItem::Partners:
      return {"Partner kämen ins Haus", "Partners would come in"};
    case ReadinessItem::Interest:
      break;
  }
  return {"Interesse erklärt", "Interest declared"};
}

geo::Text answer_name(Answer answer) {
  if (answer == Answer::Yes) return {"ja", "yes"};
  if (answer == Answer::No) return {"nein", "no"};
  return {"offen", "open"};
}

geo::Text need_state_name(NeedState state) {
  if (state == NeedState::None) return {"keine", "none"};
  if (state == NeedState::Partial) return {"teilweise", "partly"};
  return {"dokumentiert", "documented"};
}

}  // namespace nahraum::analysis
