#pragma once
// What each indicator means: label, numerator, denominator, unit, direction, smallest base,
// sensitivity, usual source (domain.md 2.1.2; data/catalogue/indicators.csv).
//
//   const IndicatorCatalogue catalogue = load_indicator_catalogue(path);
//   catalogue.find("sgb2_u15")->min_base;   // 30
//
// The file is a plain table (UTF-8, semicolon) that people may extend. Throws Error{Input} with
// file and row for a missing column, an unknown word, a number that is none, a key given twice.
// Cost: O(bytes).

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::analysis {

/// What a high value says about need.
enum class Direction { HigherIsMoreNeed, LowerIsMoreNeed, Neutral };
/// Social data stay in the house unless the release gate lets them out (domain.md 2.1.4).
enum class Sensitivity { Open, Social };

struct IndicatorDefinition {
  std::string key;
  geo::Text title;
  geo::Text numerator;    ///< empty for a finished mean or score
  geo::Text denominator;  ///< empty for a count; for finished means the base to weight by
  std::string unit;       ///< "%", "‰", "Personen"
  double per = 1;         ///< rate = numerator / denominator * per
  Direction direction = Direction::Neutral;
  double min_base =
      0;  ///< a rate on fewer persons (households) is marked as of limited reliability
  Sensitivity sensitivity = Sensitivity::Open;
  geo::Text level;   ///< finest level a county planner normally gets
  geo::Text source;  ///< usual source
  geo::Text remark;
  std::size_t row = 0;  ///< line of the file
};

struct IndicatorCatalogue {
  std::vector<IndicatorDefinition> indicators;  ///< in the order of the file
  /// Null when there is none of that key.
  [[nodiscard]] const IndicatorDefinition* find(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;
};

[[nodiscard]] IndicatorCatalogue load_indicator_catalogue(const std::filesystem::path& file);

/// "higher_is_more_need" …; the words of the file.
[[nodiscard]] std::string_view direction_code(Direction direction);

}  // namespace nahraum::analysis
