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
/// Persons; Secret when nobody is known and cells are secret, so that unknown is never zero.
[[nodiscard]] geo::FlaggedValue persons_of(const Count& count);
[[nodiscard]] geo::FlaggedValue percent_of(geo::FlaggedValue share);
[[nodiscard]] geo::FlaggedValue plain_value(double value);
/// NotApplicable for NaN.
[[nodiscard]] geo::FlaggedValue minutes_value(double minutes);

inline constexpr int kInteger = -1;

}  // namespace nahraum::analysis
