#include "analysis/locate/detail/median_dual.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geo/core/parallel.h"

namespace nahraum::analysis::detail {

MedianDual::MedianDual(const MedianModel& model, const SiteRules& rules, Pricing& pricing)
    : model_(model), rules_(rules), pricing_(pricing) {}

double MedianDual::sum_of(const std::vector<double>& multiplier) const {
  return geo::ordered_reduce<double>(
      {.size = model_.points(), .threads = model_.threads, .chunk = model_.chunk()}, 0.0,
      [&](std::size_t begin, std::size_t end) {
        double sum = 0;
        for (auto d = begin; d < end; ++d) sum += model_.weight[d] * multiplier[d];
        return sum;
      },
      [](double& total, double part) { total += part; });
}

double MedianDual::evaluate(const Multipliers& multipliers, const Marks& marks) {
  pricing_.price(multipliers.point, marks, price_);
  for (std::size_t j = 0; j < price_.size(); ++j) price_[j] += model_.opening[j];
  double value = multiplier_sum_ = sum_of(multipliers.point);
  const std::vector<RuleRow>& rows = rules_.rows();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (multipliers.rule[r] == 0) continue;
    for (const auto& [site, factor] : rows[r].terms) price_[site] += multipliers.rule[r] * factor;
    value -= multipliers.rule[r] * rows[r].most;
  }
  choose(marks);
  for (std::size_t j = 0; j < price_.size(); ++j) {
    if (open_[j] != 0) value += price_[j];
  }
  bound_ = value - error_margin(multipliers);
  return bound_;
}

/// A sum of n doubles is wrong by at most n x 2^-53 x the sum of the sizes (Higham 2002, 4.2);
/// doubled.
double MedianDual::error_margin(const Multipliers& multipliers) const {
  double size =
      multiplier_sum_ + std::accumulate(model_.opening.begin(), model_.opening.end(), 0.0);
  for (const double price : price_) size += std::abs(price);
  const std::vector<RuleRow>& rows = rules_.rows();
  double rules = 0;
  double slack = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (multipliers.rule[r] == 0) continue;
    double factors = std::abs(rows[r].most);
    for (const auto& term : rows[r].terms) factors += std::abs(term.second);
    rules += multipliers.rule[r] * factors;
    slack += multipliers.rule[r] * 1e-9 * std::max(1.0, std::abs(rows[r].most));
  }
  const auto terms = static_cast<double>(model_.points() + model_.sites + rows.size() + 64);
  return 0x1p-51 * terms * (size + 2 * rules) + slack;
}

void MedianDual::choose(const Marks& marks) {
  open_.assign(marks.size(), 0);
  order_.clear();
  std::size_t decided = 0;
  for (std::uint32_t j = 0; j < marks.size(); ++j) {
    if (marks[j] == Mark::Free) order_.push_back(j);
    if (marks[j] == Mark::Open) open_[j] = 1;
    decided += marks[j] == Mark::Open ? 1U : 0U;
  }
  const std::size_t most = std::min(rules_.most_open() - decided, order_.size());
  const std::size_t least = rules_.least_open() > decided ? rules_.least_open() - decided : 0;
  const auto sorted =
      order_.begin() + static_cast<std::ptrdiff_t>(std::min(most + 1, order_.size()));
  std::partial_sort(order_.begin(), sorted, order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return price_[a] != price_[b] ? price_[a] < price_[b] : a < b;
  });
  chosen_ = least;
  while (chosen_ < most && price_[order_[chosen_]] < 0) ++chosen_;
  full_ = chosen_ == most;
  tight_ = chosen_ == least;
  for (std::size_t i = 0; i < chosen_; ++i) open_[order_[i]] = 1;
}

double MedianDual::bound_otherwise(std::uint32_t site) const {
  const double price = price_[site];
  if (open_[site] == 0) {  // opened as well, or in place of the dearest chosen one
    const double last = chosen_ > 0 ? price_[order_[chosen_ - 1]] : 0;
    if (!full_) return bound_ + (tight_ ? price - std::max(last, 0.0) : price);
    return bound_ + price - last;
  }
  // closed: the next one takes its place where the number asks for it, or where it helps
  const bool another = chosen_ < order_.size();
  if (tight_) {
    if (!another) return std::numeric_limits<double>::infinity();
    return bound_ - price + price_[order_[chosen_]];
  }
  return bound_ - price + (another ? std::min(0.0, price_[order_[chosen_]]) : 0.0);
}

std::vector<std::uint32_t> MedianDual::open_list() const {
  std::vector<std::uint32_t> list;
  for (std::uint32_t j = 0; j < open_.size(); ++j) {
    if (open_[j] != 0) list.push_back(j);
  }
  return list;
}

void MedianDual::slope(Slope& slope) {
  pricing_.served(open_, slope.point);
  for (float& value : slope.point) value = 1 - value;
  const std::vector<RuleRow>& rows = rules_.rows();
  slope.rule.resize(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double used = 0;
    for (const auto& [site, factor] : rows[r].terms) used += open_[site] != 0 ? factor : 0.0;
    slope.rule[r] = used - rows[r].most;
  }
}

}  // namespace nahraum::analysis::detail
