#pragma once
// The Lagrangian bound of a branch: one price per site, the cheapest allowed number of them.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/locate/detail/median_pricing.h"

namespace nahraum::analysis::detail {

struct Multipliers {
  std::vector<double> point;  ///< cost at which a point is indifferent; 0 .. min(unserved, reach)
  std::vector<double> rule;   ///< by row of SiteRules, >= 0
};

/// Where the bound grows: by point 1 - served, by rule what is used above what is allowed.
struct Slope {
  std::vector<float> point;
  std::vector<double> rule;
};

class MedianDual {
 public:
  MedianDual(const MedianModel& model, const SiteRules& rules, Pricing& pricing);

  /// A number no answer within the marks is below, rounding included. Needs marks that propagate()
  /// passed.
  [[nodiscard]] double evaluate(const Multipliers& multipliers, const Marks& marks);
  /// Sites open in the solution of the last evaluation, as flags.
  [[nodiscard]] const std::vector<char>& open() const { return open_; }
  [[nodiscard]] std::vector<std::uint32_t> open_list() const;
  void slope(Slope& slope);
  /// The bound if site j, free in the last evaluation, were decided the other way than there.
  [[nodiscard]] double bound_otherwise(std::uint32_t site) const;
  [[nodiscard]] double price(std::uint32_t site) const { return price_[site]; }

 private:
  void choose(const Marks& marks);
  [[nodiscard]] double error_margin(const Multipliers& multipliers) const;
  [[nodiscard]] double sum_of(const std::vector<double>& multiplier) const;

  const MedianModel& model_;
  const SiteRules& rules_;
  Pricing& pricing_;
  std::vector<double> price_;
  std::vector<char> open_;
  std::vector<std::uint32_t> order_;  ///< free sites by price, as far as needed
  std::size_t chosen_ = 0;            ///< the first so many of `order_` are open
  double bound_ = 0;
  double multiplier_sum_ = 0;
  bool full_ = false;   ///< no further site may be opened
  bool tight_ = false;  ///< no site may be closed without opening another
};

}  // namespace nahraum::analysis::detail
