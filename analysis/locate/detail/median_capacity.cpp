#include "analysis/locate/detail/median_capacity.h"

#include <algorithm>
#include <cmath>

#include "analysis/locate/detail/median_assign.h"
#include "analysis/locate/proposal.h"

namespace nahraum::analysis::detail {

std::unique_ptr<Pricing> make_pricing(const MedianModel& model, const LocationProblem& problem,
                                      bool capacities) {
  if (capacities) return std::make_unique<CapacityPricing>(model, problem.sites);
  return std::make_unique<NearestPricing>(model);
}

CapacityPricing::CapacityPricing(const MedianModel& model, const std::vector<Site>& sites)
    : Pricing(model), model_(model), items_(sites.size()), limits_(model.points()) {
  for (const Site& site : sites) capacity_.push_back(site.capacity * (1 + 1e-9) + 1e-9);
  whole_weights_ = std::all_of(model.weight.begin(), model.weight.end(),
                               [](double weight) { return std::floor(weight) == weight; });
}

void CapacityPricing::restrict(const std::vector<Assigned>& assigned) {
  for (std::vector<Assigned>& limits : limits_) limits.clear();
  for (const Assigned& one : assigned) limits_[one.point].push_back(one);
  for (std::uint32_t d = 0; d < model_.points(); ++d) {
    // Who may not stay unserved any more may cost as much as the whole answer.
    ceiling_[d] = model_.must_serve || may_stay_unserved(d)
                      ? std::min(model_.unserved[d], model_.reach[d])
                      : 1.001 * (model_.most + 1) / model_.weight[d];
  }
}

bool CapacityPricing::allowed(std::uint32_t point, std::uint32_t site) const {
  if (model_.weight[point] > capacity_[site]) return false;
  return std::all_of(limits_[point].begin(), limits_[point].end(),
                     [&](const Assigned& limit) { return limit.only == (limit.site == site); });
}

bool CapacityPricing::may_stay_unserved(std::uint32_t point) const {
  return !model_.must_serve &&
         std::all_of(limits_[point].begin(), limits_[point].end(), [&](const Assigned& limit) {
           return limit.only == (limit.site == Proposal::kUnserved);
         });
}

double CapacityPricing::fill(std::vector<Item>& items, double capacity) {
  constexpr double kLargestTable = 1e5;
  double load = 0;
  for (const Item& item : items) load += model_.weight[item.point];
  const bool table = whole_weights_ && load > capacity &&
                     capacity * static_cast<double>(items.size()) <= kLargestTable;
  if (table) return fill_whole(items, static_cast<std::size_t>(capacity));
  if (load > capacity) {
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
      return a.gain != b.gain ? a.gain > b.gain : a.point < b.point;
    });
  }
  return fill_in_parts(items, capacity);
}

double CapacityPricing::fill_in_parts(std::vector<Item>& items, double capacity) const {
  double left = capacity;
  double price = 0;
  for (Item& item : items) {
    const double weight = std::min(model_.weight[item.point], left);
    item.amount = static_cast<float>(weight / model_.weight[item.point]);
    price -= weight * item.gain;
    left -= weight;
  }
  return price;
}

double CapacityPricing::fill_whole(std::vector<Item>& items, std::size_t capacity) {
  const std::size_t width = capacity + 1;
  best_.assign(width, 0);
  taken_.assign(width * items.size(), 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto weight = static_cast<std::size_t>(model_.weight[items[i].point]);
    const double value = model_.weight[items[i].point] * items[i].gain;
    for (std::size_t used = capacity; used + 1 > weight; --used) {
      if (best_[used - weight] + value <= best_[used]) continue;
      best_[used] = best_[used - weight] + value;
      taken_[i * width + used] = 1;
    }
  }
  std::size_t used = capacity;
  for (std::size_t i = items.size(); i-- > 0;) {
    const bool in = taken_[i * width + used] != 0;
    items[i].amount = in ? 1.0F : 0.0F;
    if (in) used -= static_cast<std::size_t>(model_.weight[items[i].point]);
  }
  return -best_[capacity];
}

void CapacityPricing::price(const std::vector<double>& multiplier, const Marks& marks,
                            std::vector<double>& price) {
  for (std::vector<Item>& items : items_) items.clear();
  for (std::uint32_t d = 0; d < model_.points(); ++d) {
    for (auto e = model_.starts[d]; e < model_.starts[d + 1]; ++e) {
      const auto [near, site] = model_.near[e];
      const double gain = multiplier[d] - static_cast<double>(near);
      if (gain <= 0) break;
      if (marks[site] != Mark::Closed && allowed(d, site)) items_[site].push_back({gain, d, 0});
    }
  }
  price.resize(model_.sites);
  for (std::size_t j = 0; j < model_.sites; ++j) price[j] = fill(items_[j], capacity_[j]);
}

void CapacityPricing::served(const std::vector<char>& open, std::vector<float>& amount) {
  amount.assign(model_.points(), 0);
  for (std::size_t j = 0; j < items_.size(); ++j) {
    if (open[j] == 0) continue;
    for (const Item& item : items_[j]) amount[item.point] += item.amount;
  }
}

std::vector<std::uint32_t> CapacityPricing::choices(std::uint32_t point,
                                                    const std::vector<char>& open) const {
  std::vector<std::uint32_t> sites;
  for (auto e = model_.starts[point]; e < model_.starts[point + 1]; ++e) {
    const std::uint32_t site = model_.near[e].site;
    if (open[site] != 0 && allowed(point, site)) sites.push_back(site);
  }
  if (may_stay_unserved(point)) sites.push_back(Proposal::kUnserved);
  return sites;
}

/// The heaviest point that is served in parts, twice or not at all; else any that has a choice.
std::optional<Assigned> CapacityPricing::split(const std::vector<char>& open) {
  std::vector<float> amount;
  served(open, amount);
  std::optional<Assigned> best;
  double most = -1;
  for (std::uint32_t d = 0; d < model_.points(); ++d) {
    const std::vector<std::uint32_t> sites = choices(d, open);
    if (sites.empty()) return std::nullopt;
    if (sites.size() < 2) continue;
    const double doubt = amount[d] == 1.0F ? 0 : model_.weight[d];
    if (doubt <= most) continue;
    most = doubt;
    best = Assigned{d, sites.front(), false};
  }
  return best;
}

std::optional<Candidate> CapacityPricing::decided(const std::vector<std::uint32_t>& open) {
  std::vector<char> flags(model_.sites, 0);
  for (const std::uint32_t site : open) flags[site] = 1;
  std::vector<std::uint32_t> assignment;
  for (std::uint32_t d = 0; d < model_.points(); ++d) {
    const std::vector<std::uint32_t> sites = choices(d, flags);
    if (sites.empty()) return std::nullopt;
    assignment.push_back(sites.front());
  }
  return assigned_candidate(model_, capacity_, open, std::move(assignment));
}

std::optional<Candidate> CapacityPricing::answer(const std::vector<std::uint32_t>& open) {
  return assign_points(model_, capacity_, open);
}

}  // namespace nahraum::analysis::detail
