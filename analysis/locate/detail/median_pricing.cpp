#include "analysis/locate/detail/median_pricing.h"

#include <algorithm>
#include <cmath>

#include "geo/core/parallel.h"

namespace nahraum::analysis::detail {

Pricing::Pricing(const MedianModel& model) {
  for (std::size_t d = 0; d < model.points(); ++d) {
    ceiling_.push_back(std::min(model.unserved[d], model.reach[d]));
  }
}

NearestPricing::NearestPricing(const MedianModel& model)
    : Pricing(model), model_(model), until_(model.points(), 0) {}

void NearestPricing::price(const std::vector<double>& multiplier, const Marks&,
                           std::vector<double>& price) {
  const geo::LoopOptions loop{
      .size = model_.points(), .threads = model_.threads, .chunk = model_.chunk()};
  parts_.resize(geo::chunk_count(loop));
  const Near* const near = model_.near.data();
  geo::ordered_for(loop, [&](std::size_t begin, std::size_t end) {
    std::vector<double>& part = parts_[begin / loop.chunk];
    part.assign(model_.sites, 0);
    double* const sum = part.data();
    for (auto d = begin; d < end; ++d) {
      const double weight = model_.weight[d];
      const double most = multiplier[d];
      const std::uint64_t last = model_.starts[d + 1];
      std::uint64_t e = model_.starts[d];
      for (; e < last && static_cast<double>(near[e].cost) < most; ++e) {
        sum[near[e].site] += weight * (static_cast<double>(near[e].cost) - most);
      }
      until_[d] = e;
    }
  });
  price.assign(model_.sites, 0);
  for (const std::vector<double>& part : parts_) {
    for (std::size_t j = 0; j < price.size(); ++j) price[j] += part[j];
  }
}

void NearestPricing::served(const std::vector<char>& open, std::vector<float>& amount) {
  amount.resize(model_.points());
  const Near* const near = model_.near.data();
  const char* const flag = open.data();
  geo::ordered_for({.size = model_.points(), .threads = model_.threads, .chunk = model_.chunk()},
                   [&](std::size_t begin, std::size_t end) {
                     for (auto d = begin; d < end; ++d) {
                       int count = 0;
                       for (auto e = model_.starts[d]; e < until_[d]; ++e) {
                         count += flag[near[e].site];
                       }
                       amount[d] = static_cast<float>(count);
                     }
                   });
}

std::optional<Candidate> NearestPricing::answer(const std::vector<std::uint32_t>& open) {
  const double objective = objective_of(model_, open);
  if (!std::isfinite(objective)) return std::nullopt;
  return Candidate{objective, open, {}};
}

}  // namespace nahraum::analysis::detail
