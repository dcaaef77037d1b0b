#pragma once
// The least that must hold before a p-median is read.

#include "analysis/locate/median.h"

namespace nahraum::analysis::detail {

/// Throws Error{Input} naming site or point.
void check_median(const LocationProblem& problem, const MedianOptions& options,
                  geo::Progress& progress);

}  // namespace nahraum::analysis::detail
