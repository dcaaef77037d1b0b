#include "analysis/model/sozialraum.h"

#include <algorithm>
#include <initializer_list>

#include "analysis/model/words.h"

namespace nahraum::analysis {

geo::Text settlement_name(SettlementType type) {
  switch (type) {
    case SettlementType::CityQuarter:
      return {"Stadtquartier", "city quarter"};
    case SettlementType::Town:
      return {"Stadt", "town"};
    case SettlementType::Rural:
      return {"ländlich", "rural"};
    case SettlementType::Unknown:
      break;
  }
  return {"", ""};
}

SettlementType parse_settlement(const std::string& word) {
  const std::string plain = plain_words(word);
  const auto is = [&plain](std::initializer_list<const char*> words) {
    return std::find(words.begin(), words.end(), plain) != words.end();
  };
  if (is({"stadtquartier", "quartier", "city quarter"})) return SettlementType::CityQuarter;
  if (is({"stadt", "kleinstadt", "town"})) return SettlementType::Town;
  if (is({"laendlich", "land", "rural"})) return SettlementType::Rural;
  return SettlementType::Unknown;
}

}  // namespace nahraum::analysis
