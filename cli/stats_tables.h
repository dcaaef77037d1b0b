#pragma once
// Results of the spatial statistics as tables for CSV: one row an area in the order of the layer,
// or one row for the whole. What is not known is blank with its flag; words are in the language of
// the call.

#include "analysis/stats/classes.h"
#include "analysis/stats/local_association.h"
#include "cli/stats_call.h"
#include "geo/layer/table.h"

namespace nahraum::cli {

[[nodiscard]] geo::Table global_table(const analysis::GlobalStatistic& statistic,
                                      std::string_view name, const StatsCall& call);
[[nodiscard]] geo::Table lisa_table(const analysis::LocalMoran& lisa, const StatsValues& values,
                                    const StatsPart& part);
[[nodiscard]] geo::Table getis_table(const analysis::LocalGetis& getis, const StatsValues& values,
                                     const StatsPart& part);
/// The class of each area.
[[nodiscard]] geo::Table class_of_area_table(const analysis::Classes& classes,
                                             const StatsValues& values);
/// The classes with their limits and counts; the last row is the areas without a value.
[[nodiscard]] geo::Table class_table(const analysis::Classes& classes, int decimals);

}  // namespace nahraum::cli
