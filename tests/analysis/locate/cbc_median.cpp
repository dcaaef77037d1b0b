#include "tests/analysis/locate/cbc_median.h"

#include <cmath>
#include <set>

#include <Cbc_C_Interface.h>
#include <fmt/format.h>

namespace nahraum::analysis::drawn {
namespace {

/// Rows and columns as they are thought up, column by column for CBC.
class PlainModel {
 public:
  PlainModel(const LocationProblem& problem, const MedianOptions& options) {
    for (const Site& site : problem.sites) {
      add_column(0, site.status == SiteStatus::Fixed ? 1 : 0,
                 site.status == SiteStatus::Excluded ? 0 : 1);
    }
    add_rules(problem);
    add_pairs(problem, options);
  }

  CbcAnswer solve(double seconds) {
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
                    start.data(), row.data(), factor.data(), column_low_.data(),
                    column_high_.data(), cost_.data(), low_.data(), high_.data());
    for (int j = 0; j < static_cast<int>(columns_.size()); ++j) Cbc_setInteger(model, j);
    Cbc_setParameter(model, "ratioGap", "0");
    Cbc_setParameter(model, "allowableGap", "0");
    if (seconds > 0) {
      Cbc_setParameter(model, "timeMode", "elapsed");
      Cbc_setMaximumSeconds(model, seconds);
    }
    Cbc_solve(model);
    CbcAnswer answer{Cbc_isProvenOptimal(model) != 0, Cbc_isProvenInfeasible(model) != 0,
                     Cbc_getObjValue(model), Cbc_getBestPossibleObjValue(model)};
    Cbc_deleteModel(model);
    return answer;
  }

 private:
  using Terms = std::vector<std::pair<int, double>>;  // column, factor

  int add_column(double cost, double low, double high) {
    columns_.emplace_back();
    cost_.push_back(cost);
    column_low_.push_back(low);
    column_high_.push_back(high);
    return static_cast<int>(columns_.size()) - 1;
  }

  void add_row(const Terms& terms, double low, double high) {
    const int row = static_cast<int>(low_.size());
    for (const auto& [column, factor] : terms) {
      columns_[static_cast<std::size_t>(column)].emplace_back(row, factor);
    }
    low_.push_back(low);
    high_.push_back(high);
  }

  void add_rules(const LocationProblem& problem) {
    constexpr double kFree = 1e30;
    const SitingRules& rules = problem.rules;
    Terms all;
    Terms paid;
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
    for (const SiteGroup& group : rules.groups) {
      Terms members;
      for (const std::uint32_t j :
           std::set<std::uint32_t>(group.sites.begin(), group.sites.end())) {
        members.emplace_back(static_cast<int>(j), 1);
      }
      add_row(members, static_cast<double>(group.at_least),
              group.at_most == SIZE_MAX ? kFree : static_cast<double>(group.at_most));
    }
    for (const auto& [a, b] : rules.incompatible) {
      add_row({{static_cast<int>(a), 1}, {static_cast<int>(b), 1}}, 0, 1);
    }
  }

  void add_pairs(const LocationProblem& problem, const MedianOptions& options) {
    constexpr double kFree = 1e30;
    std::vector<Terms> load(problem.sites.size());
    for (std::size_t d = 0; d < problem.demand.size(); ++d) {
      const double weight = problem.demand[d].weight;
      if (weight <= 0) continue;
      Terms served;
      if (options.penalty) served.emplace_back(add_column(weight * *options.penalty, 0, 1), 1);
      for (auto e = problem.costs.starts[d]; e < problem.costs.starts[d + 1]; ++e) {
        const int pair = add_column(weight * problem.costs.cost[e], 0, 1);
        served.emplace_back(pair, 1);
        load[problem.costs.site[e]].emplace_back(pair, weight);
        add_row({{pair, 1}, {static_cast<int>(problem.costs.site[e]), -1}}, -kFree, 0);
      }
      add_row(served, 1, 1);
    }
    for (std::size_t j = 0; problem.rules.capacities && j < load.size(); ++j) {
      if (std::isfinite(problem.sites[j].capacity)) add_row(load[j], 0, problem.sites[j].capacity);
    }
  }

  std::vector<std::vector<std::pair<int, double>>> columns_;  // row, factor
  std::vector<double> cost_;
  std::vector<double> column_low_;
  std::vector<double> column_high_;
  std::vector<double> low_;
  std::vector<double> high_;
};

}  // namespace

CbcAnswer cbc_median(const LocationProblem& problem, const MedianOptions& options, double seconds) {
  return PlainModel(problem, options).solve(seconds);
}

}  // namespace nahraum::analysis::drawn
