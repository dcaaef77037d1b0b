#include "tests/analysis/locate/cbc_peer.h"

#include <memory>
#include <vector>

#include <Cbc_C_Interface.h>
#include <fmt/format.h>

namespace nahraum::test {
namespace {

/// Columns first, then rows, as the C interface takes them.
class PlainModel {
 public:
  PlainModel() : model_(Cbc_newModel(), &Cbc_deleteModel) {
    Cbc_setParameter(model_.get(), "log", "0");
  }
  void column(double upper, double cost, bool integer) {
    Cbc_addCol(model_.get(), "", 0, upper, cost, integer ? 1 : 0, 0, nullptr, nullptr);
  }
  void row(const std::vector<int>& columns, const std::vector<double>& values, char sense,
           double side) {
    Cbc_addRow(model_.get(), "", static_cast<int>(columns.size()), columns.data(), values.data(),
               sense, side);
  }
  PeerAnswer solve(bool maximise, double gap, double seconds) {
    Cbc_setObjSense(model_.get(), maximise ? -1 : 1);
    Cbc_setParameter(model_.get(), "ratio", fmt::format("{}", gap).c_str());
    if (seconds > 0) Cbc_setParameter(model_.get(), "sec", fmt::format("{}", seconds).c_str());
    Cbc_solve(model_.get());
    return {Cbc_isProvenOptimal(model_.get()) != 0, Cbc_getObjValue(model_.get()),
            Cbc_getBestPossibleObjValue(model_.get())};
  }

 private:
  std::unique_ptr<Cbc_Model, void (*)(Cbc_Model*)> model_;
};

std::vector<int> covering(const analysis::LocationProblem& problem, std::size_t d, double radius) {
  std::vector<int> sites;
  for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
    if (problem.costs.cost[k] <= radius) sites.push_back(static_cast<int>(problem.costs.site[k]));
  }
  return sites;
}

void add_pairs(const analysis::LocationProblem& problem, PlainModel& model) {
  for (const auto& [a, b] : problem.rules.incompatible) {
    model.row({static_cast<int>(a), static_cast<int>(b)}, {1, 1}, 'L', 1);
  }
}

}  // namespace

PeerAnswer cbc_max_cover(const analysis::LocationProblem& problem, double radius, double gap,
                         double seconds) {
  PlainModel model;
  std::vector<int> all;
  for (std::size_t j = 0; j < problem.sites.size(); ++j) {
    model.column(1, 0, true);
    all.push_back(static_cast<int>(j));
  }
  for (const analysis::DemandPoint& point : problem.demand) model.column(1, point.weight, false);
  model.row(all, std::vector<double>(all.size(), 1), problem.rules.at_most_p ? 'L' : 'E',
            static_cast<double>(*problem.rules.p));
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    std::vector<int> columns = covering(problem, d, radius);
    std::vector<double> values(columns.size(), -1);
    columns.push_back(static_cast<int>(problem.sites.size() + d));
    values.push_back(1);
    model.row(columns, values, 'L', 0);
  }
  add_pairs(problem, model);
  return model.solve(true, gap, seconds);
}

PeerAnswer cbc_set_cover(const analysis::LocationProblem& problem, double radius) {
  PlainModel model;
  for (const analysis::Site& site : problem.sites) model.column(1, site.cost, true);
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    const std::vector<int> columns = covering(problem, d, radius);
    model.row(columns, std::vector<double>(columns.size(), 1), 'G', 1);
  }
  add_pairs(problem, model);
  return model.solve(false, 0, 0);
}

}  // namespace nahraum::test
