#pragma once
// Which columns of counts belong together: two that are the same, one that is the sum of others.
// Whoever prints one of them says something about the others, so they must be protected in one
// problem.
//
//   std::vector<CountColumn> columns = {{6, 9}, {2, 5}, {4, 4}};     // counts by unit
//   const auto sums = detected_sums(columns);                          // {0, {1, 2}}
//
// Detection is by identity in every unit where all of them are known, two such units at least. A
// relation that holds by chance makes the outsider of the proof know more than the real one: more
// is hidden, never less.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/disclosure/areas.h"

namespace nahraum::analysis::disclosure {

/// Counts by unit; nothing where the file has none.
using CountColumn = std::vector<std::optional<std::int64_t>>;

/// Sums of one part are two columns that are the same. Whole ascending, parts ascending. Cost: a
/// search over subsets, cut where a part exceeds the whole; at most 100,000 steps a whole.
[[nodiscard]] std::vector<MeasureSum> detected_sums(const std::vector<CountColumn>& columns);

/// Fills what the sums give away: a part that is missing where the whole and the other parts are
/// known (it can be worked out, so it needs protection too), and zero for the rest. Returns the
/// columns of sums that then do not hold, ascending: they cannot be checked.
[[nodiscard]] std::vector<std::size_t> complete_by_sums(const std::vector<MeasureSum>& sums,
                                                        std::vector<CountColumn>& columns);

}  // namespace nahraum::analysis::disclosure
