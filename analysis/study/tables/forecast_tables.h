#pragma once
// A forecast as columns of the Gemeinden and as tables.

#include "analysis/study/result.h"
#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

/// Columns of the units layer, main variant only; none without [forecast].
void add_forecast_columns(const StudyResult& result, geo::TableBuilder& builder);
/// Names of these columns.
[[nodiscard]] std::vector<std::string> forecast_column_names(const ForecastResult& forecast);
/// The third of them; empty without ranked Kitas.
[[nodiscard]] geo::Table ranking_by_year(const StudyResult& result);
/// Fills the three tables of result.forecast; needs the ranking table's order.
void add_forecast_tables(const RunState& state, StudyResult& result);

}  // namespace nahraum::analysis
