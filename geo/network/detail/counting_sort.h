#pragma once
// Rows grouped by a small whole number, in the order they came: the one sort that networks need.
//
//   const Grouped by_tail = group_rows(vertices, tails);
//   by_tail.rows[by_tail.starts[v]] … rows[by_tail.starts[v + 1] - 1] have tail v

#include <cstdint>
#include <vector>

namespace nahraum::geo::detail {

struct Grouped {
  std::vector<std::uint32_t> starts;  ///< groups + 1
  std::vector<std::uint32_t> rows;    ///< stable within a group
};
/// O(groups + rows). Every key is below `groups`; Error{Internal} otherwise.
[[nodiscard]] Grouped group_rows(std::size_t groups, const std::vector<std::uint32_t>& keys);
/// The same for rows that are already in an order of their own: sorts `order` by keys[order[i]].
[[nodiscard]] Grouped group_ordered(std::size_t groups, const std::vector<std::uint32_t>& keys,
                                    const std::vector<std::uint32_t>& order);

/// values[order[0]], values[order[1]], …
template <typename T>
[[nodiscard]] std::vector<T> gathered(const std::vector<T>& values,
                                      const std::vector<std::uint32_t>& order) {
  std::vector<T> result(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) result[i] = values[order[i]];
  return result;
}

}  // namespace nahraum::geo::detail
