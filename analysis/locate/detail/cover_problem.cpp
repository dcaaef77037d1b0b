#include "analysis/locate/detail/cover_problem.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/locate/detail/cover_all.h"
#include "analysis/locate/detail/dominance.h"

namespace nahraum::analysis::detail {
namespace {

constexpr std::size_t kMoves = 1000;

bool whole_numbers(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](double v) { return std::isinf(v) || (v == std::floor(v) && v < 1e15); });
}

}  // namespace

CoverProblem::CoverProblem(const LocationProblem& problem, CoverRows rows, const SearchClock& clock)
    : book_(problem.sites, problem.rules),
      rows_(std::move(rows)),
      value_(rows_, problem.sites.size(), [&clock] { return clock.over(); }) {
  total_ = std::accumulate(rows_.weight.begin(), rows_.weight.end(), 0.0);
  if (total_ > 0) unit_ = std::ldexp(1.0, 10 - std::ilogb(total_));
  if (!problem.rules.capacities) return;
  capacities_ = scaled_capacities(problem.sites, rows_.scale);
  rows_.whole = rows_.whole && whole_numbers(capacities_);
  stop_ = [&clock] { return clock.over(); };
  if (rows_.all_full) {
    flow_ = std::make_unique<SharedFlow>(rows_, capacities_);
  } else {
    plan_ = std::make_unique<CapacityPlan>(rows_, capacities_, std::vector<double>{}, stop_);
  }
}

double CoverProblem::covered(const OpenSites& open) const {
  if (capacities_.empty()) return value_.total(open);
  const std::vector<double> x(open.begin(), open.end());
  if (flow_) return flow_->solve(x);
  plan_->solve(x);
  return plan_->value();
}

std::vector<Plane> CoverProblem::planes(std::span<const double> x) const {
  if (capacities_.empty()) return value_.planes(x);
  if (flow_) {
    (void)flow_->solve(x);
    return {flow_->plane(x)};
  }
  plan_->solve(x);
  return {plan_->plane()};
}

OpenSites CoverProblem::start() const {
  OpenSites open = book_.fixed();
  if (!begin_.empty()) {
    for (std::uint32_t j = 0; j < begin_.size(); ++j) {
      if (begin_[j] && book_.may_add(open, j)) open[j] = 1;
    }
    value_.fill(open, book_);
    if (book_.kept(open)) {
      value_.exchange(open, book_, kMoves);
      return open;
    }
    open = book_.fixed();
  }
  const std::vector<double> no_wish(book_.size(), 0);
  // Lower limits of groups first, or the best sites leave no room for them.
  for (const SiteGroup& group : book_.rules().groups) {
    if (group.at_least > 0) {
      (void)book_.complete(open, no_wish);
      break;
    }
  }
  if (book_.rules().groups.empty() || !book_.kept(open)) value_.fill(open, book_);
  (void)book_.complete(open, no_wish);
  value_.exchange(open, book_, kMoves);
  return open;
}

std::optional<OpenSites> CoverProblem::round(std::span<const double> x, std::size_t moves) const {
  OpenSites open = book_.fixed();
  std::vector<std::uint32_t> order(open.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return x[a] > x[b]; });
  for (const std::uint32_t site : order) {
    if (x[site] < 0.1) break;
    if (book_.may_add(open, site)) open[site] = 1;
  }
  if (!book_.complete(open, x)) return std::nullopt;
  value_.exchange(open, book_, moves);
  return open;
}

SearchTask CoverProblem::base_task() const {
  SearchTask task;
  task.sites = book_.size();
  task.columns = book_.columns();
  leave_out(dominated_sites(rows_, book_, book_.rules().budget.has_value()), task);
  task.rows = book_.rows();
  task.starts = {start()};
  return task;
}

SearchTask CoverProblem::most_total() const {
  SearchTask task = base_task();
  const bool one = !capacities_.empty();
  const std::size_t parts = one ? 1 : rows_.parts;
  const auto sites = static_cast<std::uint32_t>(task.sites);
  std::vector<double> most(parts, 0);
  for (std::size_t r = 0; r < rows_.size(); ++r) most[one ? 0 : rows_.part[r]] += rows_.weight[r];
  for (const double weight : most) task.columns.push_back({0, weight * unit_, -1});
  task.step = rows_.whole ? unit_ : 0;
  task.value = [this](const OpenSites& open) -> std::optional<double> {
    if (!book_.kept(open)) return std::nullopt;
    return -covered(open) * unit_;
  };
  // Sums of weights that are not whole are rounded: planes are lifted by what that can matter.
  const double lift = rows_.whole ? 0 : total_ * 1e-13;
  task.separate = [this, sites, lift](std::span<const double> x, bool whole,
                                      std::vector<LpRow>& cuts) {
    const double least = whole ? 1e-8 : 1e-6;
    for (Plane& plane : planes(x.first(sites))) {
      const std::uint32_t column = sites + plane.part;
      if (x[column] <= (plane.at_x + lift) * unit_ + least * (1 + x[column])) continue;
      LpRow row{-kNoLimit, (plane.constant + lift) * unit_, std::move(plane.sites), {}};
      for (const double c : plane.coefficients) row.values.push_back(-c * unit_);
      row.columns.push_back(column);
      row.values.push_back(1);
      cuts.push_back(std::move(row));
    }
  };
  task.round = [this, sites](std::span<const double> x) { return round(x.first(sites), kMoves); };
  task.shown = [this](double value) { return weight(-value); };
  return task;
}

SearchTask CoverProblem::best_worst(const std::vector<double>& part_weight) {
  if (!capacities_.empty()) return best_worst_held(part_weight);
  SearchTask task = base_task();
  const auto sites = static_cast<std::uint32_t>(task.sites);
  task.columns.push_back({0, 1, -1});
  task.value = [this, part_weight](const OpenSites& open) -> std::optional<double> {
    if (!book_.kept(open)) return std::nullopt;
    const std::vector<double> covered = value_.by_part(open);
    double worst = 1;
    for (std::size_t k = 0; k < part_weight.size(); ++k) {
      if (part_weight[k] > 0) worst = std::min(worst, covered[k] / rows_.scale / part_weight[k]);
    }
    return -worst;
  };
  task.separate = [this, sites, part_weight](std::span<const double> x, bool,
                                             std::vector<LpRow>& cuts) {
    for (Plane& plane : planes(x.first(sites))) {
      const double full = part_weight[plane.part] * rows_.scale;
      if (full <= 0 || x[sites] * full <= plane.at_x + 1e-8 * full) continue;
      // Divided by the part's weight; lifted by more than that rounds.
      LpRow row{-kNoLimit, plane.constant / full + 1e-12, std::move(plane.sites), {}};
      for (const double c : plane.coefficients) row.values.push_back(-c / full);
      row.columns.push_back(sites);
      row.values.push_back(1);
      cuts.push_back(std::move(row));
    }
  };
  task.round = [this, sites](std::span<const double> x) { return round(x.first(sites), 0); };
  task.shown = [](double value) { return -value; };
  return task;
}

/// The same with capacities: the plan's own planes are in shares already.
SearchTask CoverProblem::best_worst_held(std::vector<double> part_weight) {
  for (double& weight : part_weight) weight *= rows_.scale;
  flow_.reset();
  plan_ = std::make_unique<CapacityPlan>(rows_, capacities_, std::move(part_weight), stop_);
  SearchTask task = base_task();
  const auto sites = static_cast<std::uint32_t>(task.sites);
  task.columns.push_back({0, 1, -1});
  task.value = [this](const OpenSites& open) -> std::optional<double> {
    if (!book_.kept(open)) return std::nullopt;
    return -covered(open);
  };
  task.separate = [this, sites](std::span<const double> x, bool, std::vector<LpRow>& cuts) {
    plan_->solve(x.first(sites));
    Plane plane = plan_->plane();
    if (x[sites] <= plane.at_x + 1e-9) return;
    LpRow row{-kNoLimit, plane.constant + 1e-12, std::move(plane.sites), {}};
    for (const double c : plane.coefficients) row.values.push_back(-c);
    row.columns.push_back(sites);
    row.values.push_back(1);
    cuts.push_back(std::move(row));
  };
  task.round = [this, sites](std::span<const double> x) { return round(x.first(sites), 0); };
  task.shown = [](double value) { return -value; };
  return task;
}

double CoverProblem::served(const OpenSites& open, std::vector<std::uint32_t>& main_site) const {
  const double value = covered(open);
  main_site = main_sites(rows_, flow_ ? flow_->entry_flow() : plan_->entry_flow());
  return value;
}

}  // namespace nahraum::analysis::detail
