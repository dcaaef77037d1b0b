#include "analysis/locate/detail/capacity_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nahraum::analysis::detail {
namespace {

double unit_for(const std::vector<double>& weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  return total > 0 ? std::ldexp(1.0, 10 - std::ilogb(total)) : 1;
}

}  // namespace

// Columns: one a site, one an entry, and with parts the least share. Rows of the program: rows,
// sites, parts.
CapacityPlan::CapacityPlan(const CoverRows& rows, std::vector<double> capacities,
                           std::vector<double> part_weight, std::function<bool()> stop)
    : rows_(&rows),
      sites_(capacities.size()),
      part_weight_(std::move(part_weight)),
      starts_(sites_ + 1, 0),
      entry_(rows.site.size()),
      row_of_(rows.site.size()),
      capacities_(std::move(capacities)),
      unit_(unit_for(rows.weight)),
      master_(columns(), std::move(stop)) {
  for (const std::uint32_t site : rows.site) ++starts_[site + 1];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  std::vector<std::uint64_t> at(starts_.begin(), starts_.end() - 1);
  std::vector<double> reach(sites_, 0);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    for (auto k = rows.starts[r]; k < rows.starts[r + 1]; ++k) {
      entry_[at[rows.site[k]]++] = k;
      row_of_[k] = r;
      reach[rows.site[k]] += rows.weight[r];
    }
  }
  for (std::size_t j = 0; j < sites_; ++j) capacities_[j] = std::min(capacities_[j], reach[j]);
  master_.add_rows(lp_rows());
}

std::vector<LpColumn> CapacityPlan::columns() const {
  std::vector<LpColumn> columns(sites_, LpColumn{0, 0, 0});
  const bool worst = !part_weight_.empty();
  for (const double share : rows_->share) columns.push_back({0, 0, worst ? 0 : -share});
  if (worst) columns.push_back({0, 1, -1});
  return columns;
}

std::vector<LpRow> CapacityPlan::lp_rows() const {
  std::vector<LpRow> rows(rows_->size() + sites_);
  for (std::uint64_t k = 0; k < row_of_.size(); ++k) {
    for (const std::size_t row : {std::size_t{row_of_[k]}, rows_->size() + rows_->site[k]}) {
      rows[row].columns.push_back(static_cast<std::uint32_t>(sites_ + k));
      rows[row].values.push_back(1);
    }
  }
  for (std::size_t r = 0; r < rows_->size(); ++r) rows[r].upper = rows_->weight[r] * unit_;
  for (std::uint32_t j = 0; j < sites_; ++j) {
    LpRow& row = rows[rows_->size() + j];
    row.upper = 0;
    row.columns.push_back(j);
    row.values.push_back(-capacities_[j] * unit_);
  }
  for (std::uint32_t g = 0; g < part_weight_.size(); ++g) {
    LpRow row{-kNoLimit,
              0,
              {static_cast<std::uint32_t>(sites_ + row_of_.size())},
              {part_weight_[g] * unit_}};
    for (std::uint64_t k = 0; k < row_of_.size(); ++k) {
      if (rows_->part[row_of_[k]] != g) continue;
      row.columns.push_back(static_cast<std::uint32_t>(sites_ + k));
      row.values.push_back(-1);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void CapacityPlan::solve(std::span<const double> x) {
  x_.assign(x.begin(), x.end());
  for (std::uint32_t j = 0; j < sites_; ++j) master_.set_bounds(j, x_[j], x_[j]);
  for (std::uint64_t k = 0; k < row_of_.size(); ++k) {
    const double most = rows_->weight[row_of_[k]] * x_[rows_->site[k]] * unit_;
    master_.set_bounds(static_cast<std::uint32_t>(sites_ + k), 0, most);
  }
  master_.solve();
  take_flow();
}

/// What the program says, less what rounding put on rows and sites above what they hold.
void CapacityPlan::take_flow() {
  const std::span<const double> point = master_.point();
  flow_.resize(row_of_.size());
  std::vector<double> by_row(rows_->size(), 0);
  for (std::size_t k = 0; k < flow_.size(); ++k) {
    flow_[k] = std::max(0.0, point[sites_ + k]) / unit_;
    by_row[row_of_[k]] += flow_[k];
  }
  std::vector<double> by_site(sites_, 0);
  for (std::size_t k = 0; k < flow_.size(); ++k) {
    const std::uint32_t r = row_of_[k];
    if (by_row[r] > rows_->weight[r]) flow_[k] *= rows_->weight[r] / by_row[r];
    by_site[rows_->site[k]] += flow_[k];
  }
  for (std::size_t k = 0; k < flow_.size(); ++k) {
    const std::uint32_t j = rows_->site[k];
    const double most = capacities_[j] * x_[j];
    if (by_site[j] > most) flow_[k] *= most / by_site[j];
  }
}

double CapacityPlan::value() const {
  if (part_weight_.empty()) {
    double sum = 0;
    for (std::size_t k = 0; k < flow_.size(); ++k) sum += rows_->share[k] * flow_[k];
    return sum;
  }
  std::vector<double> served(part_weight_.size(), 0);
  for (std::size_t k = 0; k < flow_.size(); ++k) served[rows_->part[row_of_[k]]] += flow_[k];
  double worst = 1;
  for (std::size_t g = 0; g < served.size(); ++g) {
    if (part_weight_[g] > 0) worst = std::min(worst, served[g] / part_weight_[g]);
  }
  return worst;
}

double CapacityPlan::knapsack(std::size_t site, std::span<const double> price,
                              std::span<const double> part_price) const {
  std::vector<std::pair<double, std::uint32_t>> items;
  for (auto e = starts_[site]; e < starts_[site + 1]; ++e) {
    const std::uint64_t k = entry_[e];
    const std::uint32_t r = row_of_[k];
    const double gain =
        (part_price.empty() ? rows_->share[k] : part_price[rows_->part[r]]) - price[r];
    if (gain > 0) items.emplace_back(gain, r);
  }
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  double room = capacities_[site];
  double sum = 0;
  for (const auto& [gain, r] : items) {
    const double amount = std::min(room, rows_->weight[r]);
    sum += gain * amount;
    room -= amount;
    if (room <= 0) break;
  }
  return sum;
}

Plane CapacityPlan::plane() const {
  const std::span<const double> prices = master_.prices();
  std::vector<double> price(rows_->size());
  for (std::size_t r = 0; r < price.size(); ++r) price[r] = std::max(0.0, -prices[r]);
  std::vector<double> part_price;
  double norm = 0;
  for (std::size_t g = 0; g < part_weight_.size(); ++g) {
    part_price.push_back(part_weight_[g] > 0 ? std::max(0.0, -prices[price.size() + sites_ + g])
                                             : 0);
    norm += part_price[g] * part_weight_[g];
  }
  Plane plane;
  if (!part_weight_.empty() && norm <= 0) {
    plane.constant = plane.at_x = 1;  // nothing but "no share is above 1" binds
    return plane;
  }
  if (!part_weight_.empty()) {
    for (double& one : part_price) one /= norm;
    for (double& one : price) one /= norm;
  }
  for (std::size_t r = 0; r < price.size(); ++r) plane.constant += price[r] * rows_->weight[r];
  plane.at_x = plane.constant;
  for (std::uint32_t j = 0; j < sites_; ++j) {
    const double coefficient = knapsack(j, price, part_price);
    if (coefficient <= 0) continue;
    plane.sites.push_back(j);
    plane.coefficients.push_back(coefficient);
    plane.at_x += coefficient * x_[j];
  }
  return plane;
}

}  // namespace nahraum::analysis::detail
