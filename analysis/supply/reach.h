#pragma once
// How far it is from every cell to the nearest service of a kind.
//
//   const CategoryMinutes m = nearest_by_category(times, category_of_service, {categories, cells});
//   if (m.at(category, cell) <= 30) …
//
// `times` has one row a placed service (Travel::catchments), in the order of the services; services
// behind its last row have no place and are not looked at.

#include <limits>
#include <span>
#include <vector>

#include "analysis/catchment/catchments.h"

namespace nahraum::analysis {

inline constexpr float kNotReached = std::numeric_limits<float>::infinity();

struct CategoryMinutes {
  std::size_t cells = 0;
  std::vector<float> minutes;  ///< category-major; kNotReached where none is within the limit
  [[nodiscard]] float at(std::size_t category, std::size_t cell) const {
    return minutes[category * cells + cell];
  }
};

struct CategoryTask {
  std::size_t categories = 0;
  std::size_t cells = 0;
  /// Optional, one a service: only those with 1 count.
  std::span<const std::uint8_t> taken{};
};

/// `category` -1 = not counted. O(entries of times).
[[nodiscard]] CategoryMinutes nearest_by_category(const Catchments& times,
                                                  std::span<const std::int32_t> category,
                                                  const CategoryTask& task);

}  // namespace nahraum::analysis
