#include "geo/network/detail/counting_sort.h"

#include <numeric>

#include "geo/core/error.h"

namespace nahraum::geo::detail {

namespace {

std::vector<std::uint32_t> group_starts(std::size_t groups,
                                        const std::vector<std::uint32_t>& keys) {
  std::vector<std::uint32_t> starts(groups + 1, 0);
  for (const std::uint32_t key : keys) {
    if (key >= groups) {
      throw Error(ErrorKind::Internal, {"Eine Kante führt zu einem Knoten, den es nicht gibt.",
                                        "An arc leads to a node that does not exist."});
    }
    ++starts[key + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  return starts;
}

template <typename RowAt>
Grouped grouped(std::size_t groups, const std::vector<std::uint32_t>& keys, const RowAt& row_at) {
  Grouped result{group_starts(groups, keys), std::vector<std::uint32_t>(keys.size())};
  std::vector<std::uint32_t> next(result.starts.begin(), result.starts.end() - 1);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::uint32_t row = row_at(i);
    result.rows[next[keys[row]]++] = row;
  }
  return result;
}

}  // namespace

Grouped group_rows(std::size_t groups, const std::vector<std::uint32_t>& keys) {
  return grouped(groups, keys, [](std::size_t i) { return static_cast<std::uint32_t>(i); });
}

Grouped group_ordered(std::size_t groups, const std::vector<std::uint32_t>& keys,
                      const std::vector<std::uint32_t>& order) {
  return grouped(groups, keys, [&](std::size_t i) { return order[i]; });
}

}  // namespace nahraum::geo::detail
