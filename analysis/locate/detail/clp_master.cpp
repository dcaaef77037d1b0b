#include "analysis/locate/detail/clp_master.h"

#include <ClpEventHandler.hpp>
#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <utility>

namespace nahraum::analysis::detail {
namespace {

constexpr double kRounding = 1.2e-16;  // above half a unit in the last place of 1

/// Lets Clp stop in the middle of a long solve.
class StopHandler : public ClpEventHandler {
 public:
  explicit StopHandler(const std::function<bool()>* stop) : stop_(stop) {}
  int event(Event which) override {
    return which == endOfIteration && ++count_ % 16 == 0 && (*stop_)() ? 5 : -1;
  }
  ClpEventHandler* clone() const override { return new StopHandler(*this); }

 private:
  const std::function<bool()>* stop_;
  std::size_t count_ = 0;
};

double clp_limit(double value) {
  return std::isinf(value) ? std::copysign(COIN_DBL_MAX, value) : value;
}

/// Sum with a bound on what rounding may have taken from it.
struct SafeSum {
  double value = 0;
  double sizes = 0;
  std::size_t terms = 0;
  void add(double term) {
    value += term;
    sizes += std::abs(term);
    ++terms;
  }
  /// The true sum is not below this.
  [[nodiscard]] double low() const { return value - error(); }
  [[nodiscard]] double error() const {
    return static_cast<double>(terms + 3) * kRounding * sizes * 1.01;
  }
};

}  // namespace

struct ClpMaster::Inside {
  ClpSimplex clp;
  std::function<bool()> stop;
  std::vector<LpColumn> columns;
  std::vector<LpRow> rows;
  std::vector<double> point, price, reduced, reduced_error;
  double bound = -kNoLimit;
  double proof = 0;    ///< of the last Infeasible
  bool grown = false;  ///< columns came since the last solve: the basis is no longer dual feasible

  /// Lower bound of cost * x for any x within rows and bounds, from row prices.
  double bound_from(const std::vector<double>& prices, bool with_costs);
  /// Without rows Clp is not asked: each column goes to its cheaper end.
  LpState solve_box();
};

LpState ClpMaster::Inside::solve_box() {
  point.resize(columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    point[j] = columns[j].cost < 0 ? columns[j].upper : columns[j].lower;
  }
  bound = bound_from({}, true);
  return LpState::Solved;
}

double ClpMaster::Inside::bound_from(const std::vector<double>& prices, bool with_costs) {
  std::vector<SafeSum> sums(columns.size());
  if (with_costs) {
    for (std::size_t j = 0; j < columns.size(); ++j) sums[j].add(columns[j].cost);
  }
  SafeSum total;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double dual = prices[i];
    const double side = dual > 0 ? rows[i].lower : rows[i].upper;
    if (dual == 0 || std::isinf(side)) continue;  // any sign-right choice is valid: leave it out
    total.add(dual * side);
    for (std::size_t k = 0; k < rows[i].columns.size(); ++k) {
      sums[rows[i].columns[k]].add(-dual * rows[i].values[k]);
    }
  }
  double rounded = 0;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const double error = sums[j].error();
    reduced[j] = sums[j].value;
    reduced_error[j] = error;
    const double low = sums[j].value - error;
    const double high = sums[j].value + error;
    total.add(std::min({low * columns[j].lower, low * columns[j].upper, high * columns[j].lower,
                        high * columns[j].upper}));
    rounded += std::max(std::abs(columns[j].lower), std::abs(columns[j].upper)) * kRounding *
               std::max(std::abs(low), std::abs(high));
  }
  return total.low() - rounded * 4;
}

ClpMaster::ClpMaster(std::vector<LpColumn> columns, std::function<bool()> stop)
    : inside_(std::make_unique<Inside>()) {
  Inside& in = *inside_;
  in.stop = std::move(stop);
  in.columns = std::move(columns);
  in.reduced.resize(in.columns.size());
  in.reduced_error.resize(in.columns.size());
  in.clp.setLogLevel(0);
  in.clp.resize(0, static_cast<int>(in.columns.size()));
  for (std::size_t j = 0; j < in.columns.size(); ++j) {
    const LpColumn& column = in.columns[j];
    in.clp.setColumnBounds(static_cast<int>(j), column.lower, column.upper);
    in.clp.setObjectiveCoefficient(static_cast<int>(j), column.cost);
  }
  in.clp.setPrimalTolerance(1e-9);
  in.clp.setDualTolerance(1e-9);
  StopHandler handler(&in.stop);
  in.clp.passInEventHandler(&handler);
}

ClpMaster::~ClpMaster() = default;

void ClpMaster::add_rows(std::span<const LpRow> rows) {
  if (rows.empty()) return;
  std::vector<double> lower, upper, values;
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> columns;
  for (const LpRow& row : rows) {
    lower.push_back(clp_limit(row.lower));
    upper.push_back(clp_limit(row.upper));
    for (const std::uint32_t column : row.columns) columns.push_back(static_cast<int>(column));
    values.insert(values.end(), row.values.begin(), row.values.end());
    starts.push_back(static_cast<CoinBigIndex>(columns.size()));
    inside_->rows.push_back(row);
  }
  inside_->clp.addRows(static_cast<int>(rows.size()), lower.data(), upper.data(), starts.data(),
                       columns.data(), values.data());
}

void ClpMaster::add_columns(std::span<const LpNewColumn> columns) {
  if (columns.empty()) return;
  Inside& in = *inside_;
  std::vector<double> lower, upper, cost, values;
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> rows;
  for (const LpNewColumn& column : columns) {
    lower.push_back(column.column.lower);
    upper.push_back(column.column.upper);
    cost.push_back(column.column.cost);
    for (std::size_t k = 0; k < column.rows.size(); ++k) {
      rows.push_back(static_cast<int>(column.rows[k]));
      values.push_back(column.values[k]);
      LpRow& row = in.rows[column.rows[k]];
      row.columns.push_back(static_cast<std::uint32_t>(in.columns.size()));
      row.values.push_back(column.values[k]);
    }
    starts.push_back(static_cast<CoinBigIndex>(rows.size()));
    in.columns.push_back(column.column);
  }
  in.reduced.resize(in.columns.size());
  in.reduced_error.resize(in.columns.size());
  in.clp.addColumns(static_cast<int>(columns.size()), lower.data(), upper.data(), cost.data(),
                    starts.data(), rows.data(), values.data());
  in.grown = true;
}

void ClpMaster::drop_loose_rows(std::size_t first) {
  Inside& in = *inside_;
  std::vector<int> which;
  std::vector<LpRow> kept;
  for (std::size_t i = 0; i < in.rows.size(); ++i) {
    const bool loose = i >= first && in.clp.getRowStatus(static_cast<int>(i)) == ClpSimplex::basic;
    if (loose) {
      which.push_back(static_cast<int>(i));
    } else {
      kept.push_back(std::move(in.rows[i]));
    }
  }
  in.rows = std::move(kept);
  if (!which.empty()) in.clp.deleteRows(static_cast<int>(which.size()), which.data());
}

void ClpMaster::set_bounds(std::uint32_t column, double lower, double upper) {
  LpColumn& mine = inside_->columns[column];
  if (mine.lower == lower && mine.upper == upper) return;
  mine.lower = lower;
  mine.upper = upper;
  inside_->clp.setColumnBounds(static_cast<int>(column), lower, upper);
}

std::size_t ClpMaster::row_count() const { return inside_->rows.size(); }

std::span<const LpRow> ClpMaster::rows() const { return inside_->rows; }

LpState ClpMaster::solve() {
  Inside& in = *inside_;
  if (in.rows.empty()) return in.solve_box();
  const bool primal_first = std::exchange(in.grown, false);
  if (primal_first) {
    in.clp.primal();
  } else {
    in.clp.dual();
  }
  if (primal_first && in.clp.status() == 1) in.clp.dual();  // its ray is the proof
  if (in.clp.status() == 4 || in.clp.status() == 3) {
    if (!in.stop()) in.clp.primal();
  }
  const double* x = in.clp.primalColumnSolution();
  in.point.assign(x, x + in.columns.size());
  for (std::size_t j = 0; j < in.point.size(); ++j) {
    in.point[j] = std::clamp(in.point[j], in.columns[j].lower, in.columns[j].upper);
  }
  in.price.assign(in.rows.size(), 0);
  if (in.clp.status() == 1) {
    if (const std::unique_ptr<double[]> ray{in.clp.infeasibilityRay()}) {
      // The ray's sign is not the same in all of Clp's ways out, so both are tried.
      for (const double sign : {-1.0, 1.0}) {
        for (std::size_t i = 0; i < in.rows.size(); ++i) in.price[i] = sign * ray[i];
        in.proof = in.bound_from(in.price, false);
        if (in.proof > 0) return LpState::Infeasible;
      }
    }
  }
  const double* prices = in.clp.dualRowSolution();
  for (std::size_t i = 0; i < in.rows.size(); ++i) {
    in.price[i] = std::isfinite(prices[i]) ? prices[i] : 0;
  }
  in.bound = in.bound_from(in.price, true);
  return in.clp.status() == 0 ? LpState::Solved : LpState::Unsure;
}

std::span<const double> ClpMaster::point() const { return inside_->point; }
double ClpMaster::safe_bound() const { return inside_->bound; }
std::span<const double> ClpMaster::prices() const { return inside_->price; }
double ClpMaster::proof_bound() const { return inside_->proof; }

std::span<const double> ClpMaster::reduced_costs() const {
  Inside& in = *inside_;
  for (std::size_t j = 0; j < in.reduced.size(); ++j) {
    const double size = std::max(0.0, std::abs(in.reduced[j]) - in.reduced_error[j]);
    in.reduced[j] = std::copysign(size, in.reduced[j]);
    in.reduced_error[j] = 0;
  }
  return in.reduced;
}

}  // namespace nahraum::analysis::detail
