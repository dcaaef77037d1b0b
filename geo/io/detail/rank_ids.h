#pragma once
// Distinct ids in ascending order, and for every mention the row of its id: what turns references
// into indices. A radix sort, as tens of millions of mentions are usual.
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

/// O(n). Less than 2^32 mentions. The result does not depend on `threads` (0 = all).
[[nodiscard]] Ranked rank_ids(std::span<const std::int64_t> mentions, std::size_t threads);

}  // namespace nahraum::geo::osm
