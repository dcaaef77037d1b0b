#pragma once
// Numbers of a chart as people read them, the same in the picture and in its words.

#include <string>

#include "analysis/report/chart.h"
#include "geo/core/flag.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

/// There is a number to draw: not missing, and finite.
[[nodiscard]] bool is_drawn(const geo::FlaggedValue& value);

/// "1.234,5"; beyond a thousand billions, and for traces, "1,2 · 10¹⁵".
[[nodiscard]] std::string chart_number(double value, int decimals, geo::Language language);

/// The number with the sign DIN 55301 gives it, "(12,4)", "12,4 s", or why there is none: "keine
/// Angabe".
[[nodiscard]] std::string chart_value(const geo::FlaggedValue& value, int decimals,
                                      geo::Language language);

/// Counts are whole, shares get one decimal: whatever the values of the pyramid are.
[[nodiscard]] int pyramid_decimals(const PyramidChart& chart);

/// "s = geschätzt", for the notes below; empty where the value needs none.
[[nodiscard]] std::string chart_sign(geo::ValueFlag flag, geo::Language language);

}  // namespace nahraum::analysis
