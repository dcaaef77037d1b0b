#pragma once
// A planning area: a free union of Gemeinden and Ortsteile, or an area drawn by the county. It is
// never a fixed official layer (domain.md 2.1.1, 3(b)).

#include <cstddef>
#include <string>
#include <vector>

#include "geo/core/strong_id.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

using SozialraumIndex = geo::StrongId<struct SozialraumTag>;

enum class SettlementType { Unknown, CityQuarter, Town, Rural };

struct Sozialraum {
  std::string id;
  std::string name;
  std::string kind;  ///< as the county calls it: "Sozialraum", "Planungsbereich"
  SettlementType settlement = SettlementType::Unknown;
  std::string resolution;              ///< Beschluss with its date, "" = none named
  std::vector<std::string> members{};  ///< keys of Gemeinden and Ortsteile; empty when drawn
  std::size_t source_row = 0;
};

/// "Stadtquartier", "Stadt", "ländlich".
[[nodiscard]] geo::Text settlement_name(SettlementType type);
/// By the word of a list, German or English, any case; Unknown for all others.
[[nodiscard]] SettlementType parse_settlement(const std::string& word);

}  // namespace nahraum::analysis
