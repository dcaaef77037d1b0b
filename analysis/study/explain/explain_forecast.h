#pragma once
// What an explanation says about later years: the Kita's place and children, and its Gemeinde.

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

/// Nothing without a forecast, or where it is withheld.
void add_forecast_sections(const StudyResult& result, std::size_t kita, Explanation& explanation);

}  // namespace nahraum::analysis
