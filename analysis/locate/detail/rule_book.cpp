#include "analysis/locate/detail/rule_book.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nahraum::analysis::detail {

RuleBook::RuleBook(const std::vector<Site>& sites, SitingRules rules)
    : sites_(&sites), rules_(std::move(rules)), groups_of_(sites.size()), foes_(sites.size()) {
  for (std::uint32_t g = 0; g < rules_.groups.size(); ++g) {
    for (const std::uint32_t site : rules_.groups[g].sites) groups_of_[site].push_back(g);
  }
  for (const auto& [a, b] : rules_.incompatible) {
    foes_[a].push_back(b);
    foes_[b].push_back(a);
  }
  for (auto& foes : foes_) {
    std::sort(foes.begin(), foes.end());
    foes.erase(std::unique(foes.begin(), foes.end()), foes.end());
  }
}

OpenSites RuleBook::fixed() const {
  OpenSites open(size(), 0);
  for (std::size_t j = 0; j < size(); ++j) open[j] = (*sites_)[j].status == SiteStatus::Fixed;
  return open;
}

std::size_t RuleBook::count(const OpenSites& open) const {
  return static_cast<std::size_t>(std::count(open.begin(), open.end(), std::uint8_t{1}));
}

double RuleBook::spent(const OpenSites& open) const {
  double sum = 0;
  for (std::size_t j = 0; j < size(); ++j) {
    if (open[j] && (*sites_)[j].status != SiteStatus::Fixed) sum += (*sites_)[j].cost;
  }
  return sum;
}

bool RuleBook::within_budget(double sum) const {
  return !rules_.budget || sum <= *rules_.budget * (1 + 1e-9);
}

bool RuleBook::may_add(const OpenSites& open, std::uint32_t site) const {
  if (open[site] || !may_open(site)) return false;
  if (rules_.p && count(open) >= *rules_.p) return false;
  if (rules_.budget && !within_budget(spent(open) + (*sites_)[site].cost)) return false;
  for (const std::uint32_t foe : foes_[site]) {
    if (open[foe]) return false;
  }
  for (const std::uint32_t g : groups_of_[site]) {
    const SiteGroup& group = rules_.groups[g];
    std::size_t inside = 0;
    for (const std::uint32_t member : group.sites) inside += open[member];
    if (inside >= group.at_most) return false;
  }
  return true;
}

bool RuleBook::kept(const OpenSites& open) const {
  for (std::uint32_t j = 0; j < size(); ++j) {
    const SiteStatus status = (*sites_)[j].status;
    if (status == SiteStatus::Fixed && !open[j]) return false;
    if (status == SiteStatus::Excluded && open[j]) return false;
    if (!open[j]) continue;
    for (const std::uint32_t foe : foes_[j]) {
      if (open[foe]) return false;
    }
  }
  if (rules_.p) {
    const std::size_t sites = count(open);
    if (sites > *rules_.p || (!rules_.at_most_p && sites < *rules_.p)) return false;
  }
  if (!within_budget(spent(open))) return false;
  for (const SiteGroup& group : rules_.groups) {
    std::size_t inside = 0;
    for (const std::uint32_t member : group.sites) inside += open[member];
    if (inside < group.at_least || inside > group.at_most) return false;
  }
  return true;
}

bool RuleBook::only_p() const {
  return !rules_.budget && rules_.groups.empty() && rules_.incompatible.empty();
}

bool RuleBook::complete(OpenSites& open, std::span<const double> wish) const {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return wish[a] > wish[b]; });
  for (const SiteGroup& group : rules_.groups) {
    std::size_t inside = 0;
    for (const std::uint32_t member : group.sites) inside += open[member];
    for (const std::uint32_t site : order) {
      if (inside >= group.at_least) break;
      const bool member =
          std::find(group.sites.begin(), group.sites.end(), site) != group.sites.end();
      if (!member || !may_add(open, site)) continue;
      open[site] = 1;
      ++inside;
    }
  }
  if (rules_.p && !rules_.at_most_p) {
    for (const std::uint32_t site : order) {
      if (count(open) >= *rules_.p) break;
      if (may_add(open, site)) open[site] = 1;
    }
  }
  return kept(open);
}

std::vector<LpColumn> RuleBook::columns() const {
  std::vector<LpColumn> columns(size());
  for (std::size_t j = 0; j < size(); ++j) {
    const SiteStatus status = (*sites_)[j].status;
    columns[j].lower = status == SiteStatus::Fixed ? 1 : 0;
    columns[j].upper = status == SiteStatus::Excluded ? 0 : 1;
  }
  return columns;
}

/// Pairs as cliques: a row "at most one of these" binds far tighter than its pairs.
void RuleBook::add_cliques(std::vector<LpRow>& rows) const {
  std::vector<std::vector<std::uint8_t>> done(size());
  for (std::size_t a = 0; a < size(); ++a) done[a].assign(foes_[a].size(), 0);
  const auto hate = [&](std::uint32_t a, std::uint32_t b) {
    return std::binary_search(foes_[a].begin(), foes_[a].end(), b);
  };
  const auto mark = [&](std::uint32_t a, std::uint32_t b) {
    const auto at = std::lower_bound(foes_[a].begin(), foes_[a].end(), b) - foes_[a].begin();
    done[a][static_cast<std::size_t>(at)] = 1;
  };
  for (std::uint32_t a = 0; a < size(); ++a) {
    for (std::size_t k = 0; k < foes_[a].size(); ++k) {
      if (done[a][k] || foes_[a][k] < a) continue;
      std::vector<std::uint32_t> clique{a, foes_[a][k]};
      for (const std::uint32_t c : foes_[a]) {
        const auto fits = [&](std::uint32_t member) { return member != c && hate(member, c); };
        if (std::all_of(clique.begin(), clique.end(), fits)) clique.push_back(c);
      }
      for (const std::uint32_t x : clique) {
        for (const std::uint32_t y : clique) {
          if (x != y) mark(x, y);
        }
      }
      rows.push_back({-kNoLimit, 1, clique, std::vector<double>(clique.size(), 1.0)});
    }
  }
}

std::vector<LpRow> RuleBook::rows() const {
  std::vector<LpRow> rows;
  if (rules_.p) {
    LpRow row{rules_.at_most_p ? -kNoLimit : static_cast<double>(*rules_.p),
              static_cast<double>(*rules_.p), std::vector<std::uint32_t>(size()),
              std::vector<double>(size(), 1.0)};
    std::iota(row.columns.begin(), row.columns.end(), 0U);
    rows.push_back(std::move(row));
  }
  if (rules_.budget && std::isfinite(*rules_.budget)) {
    // A little wider than within_budget(): the row may let in too much, never too little.
    LpRow row{-kNoLimit, *rules_.budget * (1 + 2e-9), {}, {}};
    for (std::uint32_t j = 0; j < size(); ++j) {
      const bool pays = (*sites_)[j].status == SiteStatus::Candidate && (*sites_)[j].cost > 0;
      if (!pays) continue;
      row.columns.push_back(j);
      row.values.push_back((*sites_)[j].cost);
    }
    rows.push_back(std::move(row));
  }
  for (const SiteGroup& group : rules_.groups) {
    rows.push_back({static_cast<double>(group.at_least),
                    group.at_most == SIZE_MAX ? kNoLimit : static_cast<double>(group.at_most),
                    group.sites, std::vector<double>(group.sites.size(), 1.0)});
  }
  add_cliques(rows);
  return rows;
}

}  // namespace nahraum::analysis::detail
