#pragma once
// The few sentences a run ends with: how many children are reached, where the gaps are, who leads
// the ranking.

#include "analysis/study/result.h"
#include "cli/command.h"

namespace nahraum::cli {

void print_summary(const analysis::StudyResult& result, const Context& context);

}  // namespace nahraum::cli
