#pragma once
// The map "wege": lines from each village to the Kita nearest to its children.

#include "analysis/study/result.h"
#include "geo/layer/layer.h"

namespace nahraum::render {

/// From the middle of each village's children (cells at most 500 m apart) to the Kita nearest to
/// them, one line for each Kita and Gemeinde; columns kita_id, children, minutes_mean. Ways longer
/// than the longest limit of the travel mode of [score] are left out. Empty where nothing is known
/// of the nearest Kita.
[[nodiscard]] geo::Layer kita_ways(const analysis::StudyResult& result);

/// Children of the cells whose way is not drawn.
[[nodiscard]] double children_without_way(const analysis::StudyResult& result);

}  // namespace nahraum::render
