#include "analysis/model/service.h"

#include <algorithm>

#include "analysis/model/words.h"

namespace nahraum::analysis {

namespace {

struct Years {
  int from;
  int to;  ///< inclusive
};
/// Of the phases from birth on, in the order of AgePhase.
constexpr std::array<Years, 4> kYears{{{0, 2}, {3, 5}, {6, 9}, {10, 99}}};
constexpr int kOldest = 99;

bool is_phase_start(int year) { return year == 3 || year == 6 || year == 10; }

void add_years(PhaseSet& set, int from, int to) {
  if (is_phase_start(to) && from < to) --to;
  for (std::size_t i = 0; i < kYears.size(); ++i) {
    if (from <= kYears[i].to && to >= kYears[i].from) set.add(static_cast<AgePhase>(i + 1));
  }
}

std::vector<std::string> words_of(std::string_view plain) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', begin), plain.size());
    if (end > begin) words.emplace_back(plain.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::optional<int> year_of(const std::string& word) {
  if (word.empty() || word.size() > 2) return std::nullopt;
  int year = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year;
}

bool one_of(const std::string& word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// One entry: "vor Geburt", "0-2", "ab 6", "alle".
bool add_entry(PhaseSet& set, std::string_view entry) {
  const std::string plain = plain_words(entry);
  for (const AgePhase phase : kAllPhases) {
    if (plain == plain_words(phase_code(phase))) return set.add(phase), true;
  }
  std::vector<int> years;
  bool from_on = false;
  bool under = false;
  bool named = false;
  for (const std::string& word : words_of(plain)) {
    if (const auto year = year_of(word)) years.push_back(*year);
    from_on = from_on || one_of(word, {"ab", "from"});
    under = under || one_of(word, {"unter", "under", "u"});
    if (one_of(word, {"geburt", "schwangerschaft", "schwangere", "pregnancy", "pregnant"}))
      set.add(AgePhase::Pregnancy), named = true;
    if (one_of(word, {"alle", "all", "familien", "lebenslang"}))
      for (const AgePhase phase : kAllPhases) set.add(phase), named = true;
  }
  if (years.size() == 1 && from_on)
    add_years(set, years[0], kOldest);
  else if (years.size() == 1 && under)
    add_years(set, 0, years[0] - 1);
  else if (years.size() == 1)
    add_years(set, years[0], years[0]);
  else if (years.size() == 2 && years[0] <= years[1])
    add_years(set, years[0], years[1]);
  else if (!years.empty())
    return false;
  return named || !years.empty();
}

}  // namespace

geo::Text phase_name(AgePhase phase) {
  switch (phase) {
    case AgePhase::Pregnancy:
      return {"Schwangerschaft", "Pregnancy"};
    case AgePhase::Under3:
      return {"0 bis unter 3 Jahre", "0 to under 3 years"};
    case AgePhase::From3To6:
      return {"3 bis unter 6 Jahre", "3 to under 6 years"};
    case AgePhase::From6To10:
      return {"6 bis unter 10 Jahre", "6 to under 10 years"};
    case AgePhase::Older:
      break;
  }
  return {"10 Jahre und älter", "10 years and older"};
}

std::string_view phase_code(AgePhase phase) {
  constexpr std::array<std::string_view, kAgePhases> codes{"pregnancy", "0_3", "3_6", "6_10",
                                                           "older"};
  return codes[static_cast<std::size_t>(phase)];
}

std::optional<PhaseSet> parse_phases(std::string_view words) {
  PhaseSet set;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find_first_of(",;/|", begin), words.size());
    const std::string_view entry = words.substr(begin, end - begin);
    begin = end + 1;
    if (plain_words(entry).empty()) continue;
    if (!add_entry(set, entry)) return std::nullopt;
  }
  return set.empty() ? std::nullopt : std::optional(set);
}

std::string_view four_b_name(FourB b) {
  constexpr std::array<std::string_view, kFourBs> names{"Begegnung", "Beratung", "Bildung",
                                                        "Begleitung"};
  return names[static_cast<std::size_t>(b)];
}

std::optional<FourB> parse_four_b(std::string_view word) {
  for (std::size_t b = 0; b < kFourBs; ++b) {
    if (plain_words(word) == plain_words(four_b_name(static_cast<FourB>(b))))
      return static_cast<FourB>(b);
  }
  return std::nullopt;
}

geo::Text contract_name(Contract contract) {
  switch (contract) {
    case Contract::Signed:
      return {"Vertrag", "signed contract"};
    case Contract::Informal:
      return {"Absprache", "informal agreement"};
    case Contract::None:
      break;
  }
  return {"keine", "none"};
}

std::string_view contract_code(Contract contract) {
  constexpr std::array<std::string_view, 3> codes{"none", "informal", "signed"};
  return codes[static_cast<std::size_t>(contract)];
}

std::optional<Contract> parse_contract(std::string_view words) {
  const std::string plain = plain_words(words);
  if (one_of(plain, {"", "none", "keine", "kein", "nein", "ohne"})) return Contract::None;
  if (one_of(plain, {"informal", "informell", "absprache", "muendlich", "lose"}))
    return Contract::Informal;
  if (one_of(plain, {"signed", "vertrag", "kooperationsvertrag", "schriftlich", "unterzeichnet",
                     "unterschrieben", "ja"}))
    return Contract::Signed;
  return std::nullopt;
}

}  // namespace nahraum::analysis
