#pragma once
// Which Kita is nearest to each cell: columns of the layer of cells, from which the map of ways is
// drawn. Nearest by the travel mode of [score]; it does not say which Kita children attend.

#include "analysis/study/steps/run_state.h"
#include "geo/layer/table.h"

namespace nahraum::analysis {

namespace columns {
inline constexpr const char* kNearestKita = "nearest_kita";  // kita_id, "" = none can be reached
inline constexpr const char* kNearestKitaMinutes = "nearest_kita_minutes";
}  // namespace columns

/// `cells` are those of the group of [coverage]. Nothing is added without Kitas. One search.
void add_nearest_kita_to_cells(const RunState& state, const PlacedGroup& children,
                               const std::vector<std::uint32_t>& cells, geo::TableBuilder& builder);

}  // namespace nahraum::analysis
