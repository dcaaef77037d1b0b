#include "analysis/supply/reach.h"

#include <algorithm>

namespace nahraum::analysis {

CategoryMinutes nearest_by_category(const Catchments& times, std::span<const std::int32_t> category,
                                    const CategoryTask& task) {
  CategoryMinutes result{task.cells, std::vector<float>(task.categories * task.cells, kNotReached)};
  for (std::size_t service = 0; service < times.origins(); ++service) {
    if (category[service] < 0 || (!task.taken.empty() && task.taken[service] == 0)) continue;
    float* row = result.minutes.data() + static_cast<std::size_t>(category[service]) * task.cells;
    for (std::uint64_t e = times.starts[service]; e < times.starts[service + 1]; ++e)
      row[times.cells[e]] = std::min(row[times.cells[e]], times.minutes[e]);
  }
  return result;
}

}  // namespace nahraum::analysis
