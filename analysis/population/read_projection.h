#pragma once
// Registered children and forecasts as a table: one row for each Gemeinde, year and variant.
//
//   const ProjectionTable table = read_projection_table("kinder.csv", findings);
//
// Columns, in German or English: gemeinde (ags, key), jahr (year); of the rest what is there:
// variante (variant), geburten (births), alter_0 .. alter_5 (age_0 .. age_5), unter_3 (under_3),
// 3_bis_5 (from_3_to_5), unter_6 (under_6). Rows without a variant are registered figures of 31
// December, rows with one are a forecast: their births are a variant of births, their classes an
// imported forecast.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "analysis/population/projection.h"
#include "geo/io/raw_table.h"

namespace nahraum::analysis {

struct ProjectionTable {
  std::vector<GemeindeChildren> gemeinden;  ///< sorted by key; ages of the last year that has them
  std::vector<ForecastRow> forecast;        ///< sorted by key, variant, year
  /// Births by variant, key and year.
  std::map<std::string, std::map<std::string, std::map<int, double>>> birth_variants;
  std::map<std::string, std::size_t> rows;  ///< of the file, by key; without those that name none
};
struct ProjectionColumns {
  /// Field (key, year, variant, births, age_0 .. age_5, under_3, from_3_to_5, under_6) -> title in
  /// the file; a field that is not named goes by the titles above.
  std::map<std::string, std::string> titles{};
  char decimal = 0;             ///< ',' or '.'; 0 = decide
  std::string other_variant{};  ///< rows without a variant are a forecast of this name
};
/// Classes without single years are split evenly (a Finding). Throws Error{Input} for missing
/// columns, years that are none and for a Gemeinde, year and variant that are there twice.
[[nodiscard]] ProjectionTable projection_table(const geo::RawTable& raw,
                                               const ProjectionColumns& columns,
                                               geo::Findings& findings);
/// The same from a CSV file.
[[nodiscard]] ProjectionTable read_projection_table(const std::filesystem::path& path,
                                                    geo::Findings& findings);

}  // namespace nahraum::analysis
