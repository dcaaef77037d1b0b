#pragma once
// Prices of sites that can carry only so much: a knapsack each, and answers that keep the
// capacities.

#include <memory>

#include "analysis/locate/detail/median_pricing.h"

namespace nahraum::analysis::detail {

/// Nearest site for all, or with capacities: every point to one site as a whole.
[[nodiscard]] std::unique_ptr<Pricing> make_pricing(const MedianModel& model,
                                                    const LocationProblem& problem,
                                                    bool capacities);

/// The price of a site is the fractional knapsack over its points (Dantzig 1957): not above the
/// true one, and exact to sort. O(pairs cheaper than the multiplier) and sorting of overfull sites.
class CapacityPricing : public Pricing {
 public:
  CapacityPricing(const MedianModel& model, const std::vector<Site>& sites);
  void price(const std::vector<double>& multiplier, const Marks& marks,
             std::vector<double>& price) override;
  void served(const std::vector<char>& open, std::vector<float>& amount) override;
  [[nodiscard]] std::optional<Candidate> answer(const std::vector<std::uint32_t>& open) override;
  [[nodiscard]] bool exact() const override { return false; }
  void restrict(const std::vector<Assigned>& assigned) override;
  [[nodiscard]] std::optional<Assigned> split(const std::vector<char>& open) override;
  [[nodiscard]] std::optional<Candidate> decided(const std::vector<std::uint32_t>& open) override;

 private:
  struct Item {
    double gain = 0;  ///< multiplier - cost, per unit of weight
    std::uint32_t point = 0;
    float amount = 0;
  };
  [[nodiscard]] bool allowed(std::uint32_t point, std::uint32_t site) const;
  [[nodiscard]] bool may_stay_unserved(std::uint32_t point) const;
  /// Sites a point may still go to, kUnserved among them where it may stay so.
  [[nodiscard]] std::vector<std::uint32_t> choices(std::uint32_t point,
                                                   const std::vector<char>& open) const;
  [[nodiscard]] double fill(std::vector<Item>& items, double capacity);
  [[nodiscard]] double fill_in_parts(std::vector<Item>& items, double capacity) const;
  [[nodiscard]] double fill_whole(std::vector<Item>& items, std::size_t capacity);

  const MedianModel& model_;
  std::vector<double> capacity_;
  bool whole_weights_ = false;
  std::vector<double> best_;                   ///< knapsack by capacity used, reused
  std::vector<char> taken_;                    ///< item x capacity
  std::vector<std::vector<Item>> items_;       ///< by site, of the last price
  std::vector<std::vector<Assigned>> limits_;  ///< by point, of the present branch
};

}  // namespace nahraum::analysis::detail
