#pragma once
// One Kita twice in a list: by name, or by place and a similar name. Lists from maps have a node
// and a building for one place; county lists have a branch entered twice.

#include <cstddef>
#include <vector>

#include "analysis/model/kita.h"

namespace nahraum::analysis {

struct NearDuplicate {
  std::size_t first = 0;
  std::size_t second = 0;  ///< later in the list
  double distance = 0;     ///< metres
};

/// Same name core and not more than 500 m apart (a county has several „Kita Sonnenschein“), or not
/// more than 50 m apart and similar names. Sorted by second, first. O(n log n).
[[nodiscard]] std::vector<NearDuplicate> near_duplicates(const std::vector<Kita>& kitas);

}  // namespace nahraum::analysis
