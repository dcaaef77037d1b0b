#pragma once
// What a run says about later years. Plain values; empty without [forecast].
//
//   for (const ForecastYear& year : result.forecast.years)
//     year.cells.at(study.coverage.group).persons[cell];  // children of that year, order of the
//     grid
//
// Years stand variant by variant, rising: with two variants and the years 2030 and 2035 these are
// four entries. Gemeinden without figures (`known` = 0) keep today's children in their cells, as do
// cells outside every unit; a Finding names them.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/access/coverage.h"
#include "analysis/population/projection.h"
#include "analysis/score/measures.h"
#include "analysis/score/score.h"
#include "geo/layer/table.h"

namespace nahraum::analysis {

/// One entry of StudyResult::coverage with the children of a later year.
struct ForecastCoverage {
  std::vector<Coverage> by_unit;       ///< rows of boundaries, then all known units together
  std::vector<CountInterval> covered;  ///< children within the limit
  std::vector<CountInterval> share;    ///< 0..1
};

struct ForecastKita {
  KitaReach reach;         ///< counts of that year, all else as today
  CountInterval children;  ///< in the catchment
  double as_today = 0;     ///< of these in cells without a forecast
};

struct ForecastYear {
  int year = 0;
  std::size_t variant = 0;           ///< entry of ForecastResult::variants
  std::vector<ProjectedYear> units;  ///< rows of boundaries; missing where the table lacks it
  ProjectedYear whole;               ///< known units together
  std::map<std::string, GroupValues> cells;  ///< by key of group: a cell of its grid
  std::vector<ForecastCoverage> coverage;    ///< as StudyResult::coverage
  std::vector<ForecastKita> kitas;           ///< one a Kita
  Ranking ranking;                           ///< candidates as in StudyResult
};

/// Children under 6 the change is measured from: registered, or the census where nothing is.
struct ForecastStart {
  int year = 0;  ///< 0 = census
  std::vector<geo::FlaggedValue> units;
  geo::FlaggedValue whole;  ///< known units together
};

struct ForecastResult {
  std::vector<std::string> names;   ///< of the variants, main one first
  std::vector<geo::Text> variants;  ///< their titles
  std::vector<std::uint8_t> known;  ///< a unit: has figures for every year and variant
  ForecastStart start;
  std::optional<ForecastYear> base;  ///< the registered children; none without them
  std::vector<ForecastYear> years;
  geo::Table table;           ///< "vorausschau"
  geo::Table coverage_table;  ///< "abdeckung_nach_jahren"
  geo::Table ranking_table;   ///< "rangfolge_nach_jahren"

  [[nodiscard]] bool computed() const { return !years.empty(); }
  /// The last year of the main variant; null when nothing is computed.
  [[nodiscard]] const ForecastYear* last() const {
    const ForecastYear* found = nullptr;
    for (const ForecastYear& year : years) {
      if (year.variant == 0) found = &year;
    }
    return found;
  }
};

/// The count does not tell a change from none: the start lies between its ends.
[[nodiscard]] inline bool includes_no_change(const ProjectedCount& later,
                                             const geo::FlaggedValue& start) {
  return !later.value.missing() && !start.missing() && later.lower.value <= start.value &&
         start.value <= later.upper.value;
}

}  // namespace nahraum::analysis
