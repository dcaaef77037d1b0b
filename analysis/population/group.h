#pragma once
// Who is counted.

#include <cstdint>
#include <string>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::analysis {

/// [[group]]: a group of residents as a sum of census attributes. "total" is the population.
struct Group {
  std::string key;                      ///< "u6"
  geo::Text title;                      ///< "Kinder unter 6 Jahren"
  std::vector<std::string> attributes;  ///< "Unter3", "a3bis5"
  std::int32_t cell_size = 0;           ///< 0 = the finest grid that has them
};

}  // namespace nahraum::analysis
