#pragma once
// Raises the bound of one branch by subgradients and decides sites by their reduced cost on the
// way.

#include <functional>
#include <vector>

#include "analysis/locate/detail/median_dual.h"

namespace nahraum::analysis::detail {

struct AscentOptions {
  std::size_t iterations = 100;
  double step = 1;  ///< share of the way to the target
  double least_step = 0.01;
  std::size_t patience = 15;  ///< iterations without a better bound before the step is halved
};

/// What the search knows beside the branch.
struct AscentHooks {
  std::function<bool(double bound)> settled;   ///< a branch of this bound need not be followed
  std::function<double(double bound)> target;  ///< a value the bound may grow to
  std::function<void(double bound)> given_up;  ///< a part with this bound was cut off
  std::function<void(MedianDual&, std::size_t)>
      visit;  ///< after each iteration, may find an incumbent
  std::function<bool()> stop;
};

enum class AscentEnd { Settled, Open, Stopped };

struct AscentResult {
  AscentEnd end = AscentEnd::Open;
  double bound = 0;
  Multipliers best;
  std::vector<float> share;  ///< by site, how often it was open lately: what to branch on
};

class Ascent {
 public:
  Ascent(const MedianModel& model, const SiteRules& rules, Pricing& pricing);
  /// `marks` gains what was decided. `bound`: known before (of the parent).
  [[nodiscard]] AscentResult run(Marks& marks, const Multipliers& from, double bound,
                                 const AscentOptions& options, const AscentHooks& hooks);
  /// The cost half-way between the two nearest of these sites: good multipliers when the set is.
  [[nodiscard]] Multipliers start_from(const std::vector<std::uint32_t>& open) const;

 private:
  /// False: no allowed answer is left in the branch that could matter.
  [[nodiscard]] bool decide_by_price(Marks& marks, const AscentHooks& hooks) const;
  void turn();
  void move(Multipliers& at, double length) const;
  [[nodiscard]] double direction_size(const Multipliers& at) const;

  const MedianModel& model_;
  const SiteRules& rules_;
  Pricing& pricing_;
  MedianDual dual_;
  Slope slope_;
  Slope direction_;
  std::vector<double> rule_scale_;
};

}  // namespace nahraum::analysis::detail
