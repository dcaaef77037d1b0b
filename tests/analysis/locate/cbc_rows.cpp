#include "tests/analysis/locate/cbc_rows.h"

#include <set>

#include <Cbc_C_Interface.h>

namespace nahraum::test {

using analysis::LocationProblem;
using analysis::Site;
using analysis::SiteStatus;

CbcRows::CbcRows(const LocationProblem& problem) {
  for (const Site& site : problem.sites) {
    add_column(0, site.status == SiteStatus::Fixed ? 1 : 0,
               site.status == SiteStatus::Excluded ? 0 : 1, true);
  }
  add_rules(problem);
}

int CbcRows::add_column(double cost, double low, double high, bool whole) {
  columns_.emplace_back();
  cost_.push_back(cost);
  column_low_.push_back(low);
  column_high_.push_back(high);
  whole_.push_back(whole ? 1 : 0);
  return static_cast<int>(columns_.size()) - 1;
}

void CbcRows::add_row(const Terms& terms, double low, double high) {
  const int row = static_cast<int>(low_.size());
  for (const auto& [column, factor] : terms) {
    columns_[static_cast<std::size_t>(column)].emplace_back(row, factor);
  }
  low_.push_back(low);
  high_.push_back(high);
}

void CbcRows::add_rules(const LocationProblem& problem) {
  const analysis::SitingRules& rules = problem.rules;
  Terms all, paid;
  for (int j = 0; j < static_cast<int>(problem.sites.size()); ++j) {
    const Site& site = problem.sites[static_cast<std::size_t>(j)];
    all.emplace_back(j, 1);
    if (site.status != SiteStatus::Fixed) paid.emplace_back(j, site.cost);
  }
  if (rules.p) {
    const auto p = static_cast<double>(*rules.p);
    add_row(all, rules.at_most_p ? 0 : p, p);
  }
  if (rules.budget) add_row(paid, 0, *rules.budget);
  for (const analysis::SiteGroup& group : rules.groups) {
    Terms members;
    for (const std::uint32_t j : std::set<std::uint32_t>(group.sites.begin(), group.sites.end()))
      members.emplace_back(static_cast<int>(j), 1);
    add_row(members, static_cast<double>(group.at_least),
            group.at_most == SIZE_MAX ? kFree : static_cast<double>(group.at_most));
  }
  for (const auto& [a, b] : rules.incompatible)
    add_row({{static_cast<int>(a), 1}, {static_cast<int>(b), 1}}, 0, 1);
}

CbcSolution CbcRows::solve(bool maximise, double seconds) const {
  std::vector<CoinBigIndex> start{0};
  std::vector<int> row;
  std::vector<double> factor;
  for (const auto& column : columns_) {
    for (const auto& [r, value] : column) {
      row.push_back(r);
      factor.push_back(value);
    }
    start.push_back(static_cast<CoinBigIndex>(row.size()));
  }
  Cbc_Model* model = Cbc_newModel();
  Cbc_setLogLevel(model, 0);
  Cbc_loadProblem(model, static_cast<int>(columns_.size()), static_cast<int>(low_.size()),
                  start.data(), row.data(), factor.data(), column_low_.data(), column_high_.data(),
                  cost_.data(), low_.data(), high_.data());
  for (std::size_t j = 0; j < whole_.size(); ++j) {
    if (whole_[j] != 0) Cbc_setInteger(model, static_cast<int>(j));
  }
  Cbc_setObjSense(model, maximise ? -1 : 1);
  Cbc_setParameter(model, "ratioGap", "0");
  Cbc_setParameter(model, "allowableGap", "0");
  if (seconds > 0) {
    Cbc_setParameter(model, "timeMode", "elapsed");
    Cbc_setMaximumSeconds(model, seconds);
  }
  Cbc_solve(model);
  const CbcSolution answer{Cbc_isProvenOptimal(model) != 0, Cbc_isProvenInfeasible(model) != 0,
                           Cbc_getObjValue(model), Cbc_getBestPossibleObjValue(model)};
  Cbc_deleteModel(model);
  return answer;
}

}  // namespace nahraum::test
