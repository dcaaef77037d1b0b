#pragma once
// The map "vorausschau": change of the children under 6 by Gemeinde until the last year of the main
// variant.

#include <utility>
#include <vector>

#include "analysis/study/result.h"
#include "viewer/render/scene.h"

namespace nahraum::render {

/// The Gemeinden in colours and hatched; empty where the forecast is withheld or not there.
[[nodiscard]] std::vector<StyledLayer> forecast_map_layers(const analysis::StudyResult& result);
/// The Gemeinden in the colours of one year.
struct ForecastYearLayer {
  int year = 0;
  StyledLayer layer;  ///< id "units", rows of the units layer
};
/// One for each year of the main variant that may be shown, rising; the same colours and limits for
/// all, so that years can be compared by eye.
[[nodiscard]] std::vector<ForecastYearLayer> forecast_year_layers(
    const analysis::StudyResult& result);
/// What the change is, and what it is not. Needs a forecast.
[[nodiscard]] geo::Text forecast_map_note(const analysis::StudyResult& result);
/// Children then, and how many Gemeinden change beyond their interval. Needs a forecast.
[[nodiscard]] std::vector<std::pair<geo::Text, geo::Text>> forecast_map_figures(
    const analysis::StudyResult& result);

}  // namespace nahraum::render
