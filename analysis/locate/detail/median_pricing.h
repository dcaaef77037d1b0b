#pragma once
// Prices of sites under given multipliers: the inner problem of the Lagrangian relaxation.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/locate/detail/median_model.h"

namespace nahraum::analysis::detail {

/// A set of open sites with its objective; `assignment` by point of the model when it takes more
/// than "the nearest one", entry = site or Proposal::kUnserved.
struct Candidate {
  double objective = 0;
  std::vector<std::uint32_t> open;
  std::vector<std::uint32_t> assignment;
};

/// "This point is not served by that site" or, `only`, by no other one. Site Proposal::kUnserved:
/// left unserved.
struct Assigned {
  std::uint32_t point = 0;
  std::uint32_t site = 0;
  bool only = false;
};

class Pricing {
 public:
  explicit Pricing(const MedianModel& model);
  virtual ~Pricing() = default;
  /// By point, what its multiplier must not exceed: no more than being unserved costs where that is
  /// possible, no more than the pairs cost that are not in the rows.
  [[nodiscard]] const std::vector<double>& ceiling() const { return ceiling_; }
  /// price[j] = least sum over points served by j of weight x (cost - multiplier), <= 0, with an
  /// error below 2^-52 x (points + 64) x its size.
  virtual void price(const std::vector<double>& multiplier, const Marks& marks,
                     std::vector<double>& price) = 0;
  /// How much of each point the open sites (flags) would serve, by the last `price`.
  virtual void served(const std::vector<char>& open, std::vector<float>& amount) = 0;
  /// Best answer known for a set of sites; nothing when none was found.
  [[nodiscard]] virtual std::optional<Candidate> answer(const std::vector<std::uint32_t>& open) = 0;
  /// Is `answer` the optimum for its sites?
  [[nodiscard]] virtual bool exact() const = 0;
  /// The restrictions of a branch, from now on.
  virtual void restrict(const std::vector<Assigned>&) {}
  /// The pair to branch on when all sites are decided; nothing when no point has a choice left.
  [[nodiscard]] virtual std::optional<Assigned> split(const std::vector<char>&) { return {}; }
  /// Then: the one answer that is left, if the capacities hold it.
  [[nodiscard]] virtual std::optional<Candidate> decided(const std::vector<std::uint32_t>& open) {
    return answer(open);
  }

 protected:
  std::vector<double> ceiling_;
};

/// Without capacities: every site serves all points it is cheap enough for. One pass over the rows.
class NearestPricing : public Pricing {
 public:
  explicit NearestPricing(const MedianModel& model);
  void price(const std::vector<double>& multiplier, const Marks& marks,
             std::vector<double>& price) override;
  void served(const std::vector<char>& open, std::vector<float>& amount) override;
  [[nodiscard]] std::optional<Candidate> answer(const std::vector<std::uint32_t>& open) override;
  [[nodiscard]] bool exact() const override { return true; }

 private:
  const MedianModel& model_;
  std::vector<std::vector<double>> parts_;  ///< prices by chunk
  std::vector<std::uint64_t> until_;        ///< end of the entries cheaper than the multiplier
};

}  // namespace nahraum::analysis::detail
