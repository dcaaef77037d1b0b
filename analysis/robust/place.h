#pragma once
// What would have to change for a Kita to lose or gain its place among the first k? One value or
// one weight at a time; everything else as it is (domain.md 3(c): weights +-20 %, one at a time).
//
//   const std::vector<PlaceAnswer> answers = what_would_change(prepared, {.top = 5});

#include <optional>
#include <vector>

#include "analysis/score/prepared.h"

namespace nahraum::analysis {

/// The leaf whose utility needs to change least, and the value that does it.
struct ValueChange {
  std::size_t node = 0;  ///< in the tree
  double from = 0;       ///< unit of the measure
  double to = 0;         ///< just past the turning point; nearest such value
  double utility_change = 0;
};
/// The weight that needs to change least: times `factor`, its siblings sharing the rest as before.
struct WeightChange {
  std::size_t node = 0;
  double factor = 1;  ///< in steps of a tenth, 0 to 2
};

struct PlaceAnswer {
  std::uint32_t candidate = 0;
  bool inside = false;                 ///< among the first `top` with the set weights
  std::optional<ValueChange> value;    ///< nothing: no single value is enough
  std::optional<WeightChange> weight;  ///< nothing: no single weight between none and double
  std::uint32_t best = 0;              ///< rank with any one weight 20 % up or down
  std::uint32_t worst = 0;
};

struct PlaceOptions {
  std::size_t top = 5;
  std::size_t threads = 0;
};

/// One a ranked candidate, ascending by candidate. Where as many candidates as places are ranked,
/// nobody can lose one and the answers are empty. About 1 s for 1,300 candidates with 30 criteria.
[[nodiscard]] std::vector<PlaceAnswer> what_would_change(const PreparedScores& prepared,
                                                         const PlaceOptions& options);

/// The value nearest to `near` whose utility is `wanted`; nothing when no value has it.
[[nodiscard]] std::optional<double> value_with_utility(const std::vector<BreakPoint>& points,
                                                       double wanted, double near);

}  // namespace nahraum::analysis
