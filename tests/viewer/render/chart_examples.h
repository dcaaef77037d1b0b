#pragma once
// One chart of each kind as a report would hold it, and charts nobody should be able to break.

#include <string>
#include <vector>

#include "analysis/report/chart.h"
#include "tests/support/random.h"

namespace nahraum::drawn {

struct NamedChart {
  std::string name;
  analysis::Chart chart;
};

/// All kinds, filled as in a real report.
[[nodiscard]] std::vector<NamedChart> chart_examples();

/// Every kind with `rows` rows; names, values, flags, ranges and marks of all sorts, huge and
/// negative ones too.
[[nodiscard]] std::vector<NamedChart> wild_charts(std::size_t rows, support::Random& random);

}  // namespace nahraum::drawn
