#pragma once
// What was read for [forecast], by row of boundaries.

#include <map>
#include <string>
#include <vector>

#include "analysis/population/projection.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

struct ForecastVariantInput {
  std::string name;
  geo::Text title;
  bool imported = false;
  std::vector<std::map<int, double>> births;     ///< a unit: of later years; empty = the mean
  std::vector<std::map<int, ForecastRow>> rows;  ///< a unit: imported, by year
};

struct ForecastInput {
  int base_year = 0;                           ///< of the registered ages; 0 = there are none
  std::vector<GemeindeChildren> registered;    ///< a unit; year 0 = no ages
  std::vector<ForecastVariantInput> variants;  ///< as asked, the main one first
};

}  // namespace nahraum::analysis
