#pragma once
// Distinct ids in ascending order, and for every mention the row of its id: what turns references
// into indices.
//
//   const Ranked ranked = rank_ids(refs, threads);   ranked.ids[ranked.rows[i]] == refs[i]

#include <cstdint>
#include <span>
#include <vector>

namespace nahraum::geo::osm {

struct Ranked {
  std::vector<std::int64_t> ids;
  std::vector<std::uint32_t> rows;
};

/// A bit an id, in small pages that exist only where there are ids: O(n) and no sorting, as
/// neighbours in an extract have neighbouring ids. Ids that lie too far apart for that are sorted.
/// Less than 2^32 mentions. The result does not depend on `threads` (0 = all).
[[nodiscard]] Ranked rank_ids(std::span<const std::int64_t> mentions, std::size_t threads);

}  // namespace nahraum::geo::osm
