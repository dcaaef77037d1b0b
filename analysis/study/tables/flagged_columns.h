#pragma once
// Columns of result tables from flagged values.

#include <string>
#include <vector>

#include "analysis/population/population.h"
#include "geo/layer/table.h"

namespace nahraum::analysis {

using FlaggedValues = std::vector<geo::FlaggedValue>;

/// `decimals` < 0 makes an Integer column.
[[nodiscard]] geo::Column number_column(std::string name, geo::Text title, std::string unit,
                                        int decimals, const FlaggedValues& values);
[[nodiscard]] geo::Column text_column(std::string name, geo::Text title,
                                      std::vector<std::string> values);
/// Cells in both languages.
[[nodiscard]] geo::Column text_column(std::string name, geo::Text title,
                                      const std::vector<geo::Text>& values);
/// Persons; Secret when nobody is known and cells are secret, so that unknown is never zero.
[[nodiscard]] geo::FlaggedValue persons_of(const Count& count);
[[nodiscard]] geo::FlaggedValue percent_of(geo::FlaggedValue share);
[[nodiscard]] geo::FlaggedValue plain_value(double value);
/// NotApplicable for NaN.
[[nodiscard]] geo::FlaggedValue minutes_value(double minutes);

/// One for percentages and the like; three where no value reaches 2, so that scores of 0 to 1 can
/// be told apart.
[[nodiscard]] int figure_decimals(const FlaggedValues& values);

/// "ja" or "nein", in both languages.
[[nodiscard]] geo::Text yes_no(bool value);

inline constexpr int kInteger = -1;

}  // namespace nahraum::analysis
