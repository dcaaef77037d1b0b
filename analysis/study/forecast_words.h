#pragma once
// Words and columns that tables, explanations and maps of a forecast share.

#include <string>

#include "analysis/study/forecast_result.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

/// What follows from an estimate needs no mark beside the estimate itself: missing flags stay, the
/// others go.
[[nodiscard]] geo::FlaggedValue unmarked(geo::FlaggedValue value);
/// "250 (230 bis 270)"; "250" without an interval; the flag's name when missing.
[[nodiscard]] geo::Text interval_words(const ProjectedCount& count);
/// "gemeldet Ende 2025", "Zensus".
[[nodiscard]] geo::Text start_words(const ForecastResult& forecast);
/// Percent; missing where either is, and where there was nobody.
[[nodiscard]] geo::FlaggedValue change_percent(const geo::FlaggedValue& later,
                                               const geo::FlaggedValue& start);
/// Ranking and coverage that later years are compared with: of the registered children, else
/// today's.
[[nodiscard]] const Ranking& start_ranking(const StudyResult& result);
/// Places gained (positive) or lost; missing where either has no rank.
[[nodiscard]] geo::FlaggedValue places_gained(const CandidateScore& start,
                                              const CandidateScore& later);

/// The file that what is said about a forecast belongs to: of an internal source if any is, so that
/// a public release leaves it out.
[[nodiscard]] const std::string& forecast_file(const Study& study);

}  // namespace nahraum::analysis
