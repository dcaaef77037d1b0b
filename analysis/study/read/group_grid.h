#pragma once
// Which grid a group of residents is counted on, and its values there.

#include "analysis/population/population.h"
#include "analysis/study/read/inputs.h"

namespace nahraum::analysis {

struct GroupGrid {
  std::int32_t cell_size = 0;
  Group group;  ///< with attribute names as the grid spells them
};

/// The finest grid (or the one of `group.cell_size`) that has all attributes of the group. Throws
/// Error{Input} naming the attributes present.
[[nodiscard]] GroupGrid grid_of(const Group& group,
                                const std::map<std::int32_t, PlacedGrid>& grids);

/// A group ready to be summed. Points into `inputs`, which must live longer.
struct PlacedGroup {
  const PlacedGrid* placed = nullptr;
  GroupValues values;
};
[[nodiscard]] PlacedGroup place_group(const Group& group, const StudyInputs& inputs);

}  // namespace nahraum::analysis
