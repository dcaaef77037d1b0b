#include "analysis/locate/detail/site_rules.h"

#include <algorithm>
#include <cmath>

namespace nahraum::analysis::detail {
namespace {

/// 0.1 + 0.2 keeps a budget of 0.3.
double slack(double most) { return 1e-9 * std::max(1.0, std::abs(most)); }

RuleRow budget_row(const std::vector<Site>& sites, double budget) {
  RuleRow row;
  row.most = budget;
  for (std::uint32_t j = 0; j < sites.size(); ++j) {
    const bool pays = sites[j].status != SiteStatus::Fixed && sites[j].cost != 0;
    if (pays) row.terms.emplace_back(j, sites[j].cost);
  }
  return row;
}

}  // namespace

SiteRules::SiteRules(const LocationProblem& problem, double must_carry) {
  const SitingRules& rules = problem.rules;
  for (const Site& site : problem.sites) {
    start_.push_back(site.status == SiteStatus::Fixed      ? Mark::Open
                     : site.status == SiteStatus::Excluded ? Mark::Closed
                                                           : Mark::Free);
  }
  most_open_ = rules.p.value_or(problem.sites.size());
  least_open_ = rules.p && !rules.at_most_p ? *rules.p : 0;
  if (rules.budget) rows_.push_back(budget_row(problem.sites, *rules.budget));
  add_groups(rules.groups);
  for (const auto& [first, second] : rules.incompatible) {
    const auto [low, high] = std::minmax(first, second);
    if (low != high) rows_.push_back({{{low, 1.0}, {high, 1.0}}, 1});
  }
  if (must_carry > 0) add_capacity(problem.sites, must_carry);
}

void SiteRules::add_groups(const std::vector<SiteGroup>& groups) {
  for (const SiteGroup& group : groups) {
    std::vector<std::uint32_t> members = group.sites;
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    const auto row = [&](double factor, double most) {
      RuleRow made{{}, most};
      for (const std::uint32_t j : members) made.terms.emplace_back(j, factor);
      rows_.push_back(std::move(made));
    };
    if (group.at_least > 0) row(-1, -static_cast<double>(group.at_least));
    if (group.at_most < members.size()) row(1, static_cast<double>(group.at_most));
  }
}

void SiteRules::add_capacity(const std::vector<Site>& sites, double must_carry) {
  RuleRow row{{}, -must_carry};
  for (std::uint32_t j = 0; j < sites.size(); ++j) {
    row.terms.emplace_back(j, -std::min(sites[j].capacity, must_carry));
  }
  rows_.push_back(std::move(row));
}

bool SiteRules::propagate(Marks& marks) const {
  for (bool changed = true; changed;) {
    changed = false;
    if (!propagate_count(marks, changed)) return false;
    for (const RuleRow& row : rows_) {
      if (!propagate_row(row, marks, changed)) return false;
    }
  }
  return true;
}

bool SiteRules::propagate_count(Marks& marks, bool& changed) const {
  const auto count = [&](Mark mark) {
    return static_cast<std::size_t>(std::count(marks.begin(), marks.end(), mark));
  };
  const std::size_t open = count(Mark::Open);
  const std::size_t free = count(Mark::Free);
  if (open > most_open_ || open + free < least_open_) return false;
  if (free == 0) return true;
  const bool full = open == most_open_;
  if (!full && open + free != least_open_) return true;
  std::replace(marks.begin(), marks.end(), Mark::Free, full ? Mark::Closed : Mark::Open);
  changed = true;
  return true;
}

bool SiteRules::propagate_row(const RuleRow& row, Marks& marks, bool& changed) const {
  double least = 0;
  for (const auto& [site, factor] : row.terms) {
    if (marks[site] == Mark::Open || (marks[site] == Mark::Free && factor < 0)) least += factor;
  }
  const double most = row.most + slack(row.most);
  if (least > most) return false;
  for (const auto& [site, factor] : row.terms) {
    if (marks[site] != Mark::Free || least + std::abs(factor) <= most) continue;
    marks[site] = factor > 0 ? Mark::Closed : Mark::Open;
    changed = true;
  }
  return true;
}

bool SiteRules::keeps(const std::vector<std::uint32_t>& open) const {
  if (open.size() > most_open_ || open.size() < least_open_) return false;
  Marks marks(start_.size(), Mark::Closed);
  for (const std::uint32_t site : open) marks[site] = Mark::Open;
  for (std::size_t j = 0; j < marks.size(); ++j) {
    if (start_[j] != Mark::Free && start_[j] != marks[j]) return false;
  }
  bool changed = false;
  return std::all_of(rows_.begin(), rows_.end(),
                     [&](const RuleRow& row) { return propagate_row(row, marks, changed); });
}

}  // namespace nahraum::analysis::detail
