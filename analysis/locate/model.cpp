#include "analysis/locate/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "analysis/locate/detail/cover_all.h"

namespace nahraum::analysis {
namespace {

constexpr std::array<std::pair<std::string_view, ModelKind>, 7> kNames{
    {{"p-median", ModelKind::Median},
     {"p-center", ModelKind::Centre},
     {"max-cover", ModelKind::MaxCover},
     {"set-cover", ModelKind::SetCover},
     {"gradual-cover", ModelKind::GradualCover},
     {"p-dispersion", ModelKind::Dispersion},
     {"equity", ModelKind::Equity}}};

struct Call {
  LocationModel model;
  SolveLimits limits;
  std::vector<SiteStatus> statuses;  ///< of the original problem
  geo::Progress* progress = nullptr;

  [[nodiscard]] Proposal solve(const LocationProblem& problem) const;
  [[nodiscard]] Proposal paid(const LocationProblem& problem) const;
};

Proposal Call::solve(const LocationProblem& problem) const {
  const CoverOptions cover{.radius = model.radius, .times = model.times};
  switch (model.kind) {
    case ModelKind::Median:
      return solve_median(problem, {.penalty = model.penalty}, limits, *progress);
    case ModelKind::Centre:
      return solve_p_centre(problem, limits, *progress);
    case ModelKind::MaxCover:
      return solve_max_cover(problem, cover, limits, *progress);
    case ModelKind::SetCover:
      return paid(problem);
    case ModelKind::GradualCover:
      return solve_gradual_cover(problem, {.shares = model.shares}, limits, *progress);
    case ModelKind::Dispersion:
      return solve_p_dispersion(problem, DispersionOptions{&model.between, true}, limits,
                                *progress);
    case ModelKind::Equity:
      break;
  }
  return solve_equity(problem, {.radius = model.radius, .group_of = model.group_of}, limits,
                      *progress);
}

/// A site fixed on the way has been paid for, but it was not there in the beginning.
Proposal Call::paid(const LocationProblem& problem) const {
  Proposal proposal =
      solve_set_cover(problem, {.radius = model.radius, .times = model.times}, limits, *progress);
  std::vector<double> costs;
  for (std::size_t j = 0; j < problem.sites.size(); ++j) {
    const bool decided =
        problem.sites[j].status == SiteStatus::Fixed && statuses[j] != SiteStatus::Fixed;
    if (decided) costs.push_back(problem.sites[j].cost);
  }
  if (costs.empty() || proposal.state == ProposalState::Infeasible) return proposal;
  // In whole numbers where costs are decimals, as the objective itself: sums must compare equal.
  const double scale = std::max(0.0, detail::cost_scale(problem.sites));
  const auto add = [&](double value) {
    double sum = scale > 0 ? std::round(value * scale) : value;
    for (const double cost : costs) sum += scale > 0 ? std::round(cost * scale) : cost;
    return scale > 0 ? sum / scale : sum;
  };
  const bool equal = proposal.bound == proposal.objective;
  if (!proposal.sites.empty()) proposal.objective = add(proposal.objective);
  if (std::isfinite(proposal.bound)) {
    proposal.bound = equal ? proposal.objective : add(proposal.bound);
  }
  return proposal;
}

/// What nothing can change does not count.
void drop_fixed_pairs(const std::vector<SiteStatus>& statuses, SiteCosts& between) {
  SiteCosts kept;
  kept.starts.push_back(0);
  for (std::size_t a = 0; a + 1 < between.starts.size(); ++a) {
    for (auto k = between.starts[a]; k < between.starts[a + 1]; ++k) {
      const std::uint32_t b = between.site[k];
      const bool known = a < statuses.size() && b < statuses.size();
      if (known && statuses[a] == SiteStatus::Fixed && statuses[b] == SiteStatus::Fixed) continue;
      kept.site.push_back(b);
      kept.cost.push_back(between.cost[k]);
    }
    kept.starts.push_back(kept.site.size());
  }
  between = std::move(kept);
}

}  // namespace

std::string_view model_name(ModelKind kind) {
  for (const auto& [name, one] : kNames) {
    if (one == kind) return name;
  }
  return {};
}

std::optional<ModelKind> model_named(std::string_view name) {
  for (const auto& [known, kind] : kNames) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

bool maximises(ModelKind kind) {
  return kind != ModelKind::Median && kind != ModelKind::Centre && kind != ModelKind::SetCover;
}

LocationSolver solver_of(LocationModel model, const LocationProblem& original,
                         const SolveLimits& limits, geo::Progress& progress) {
  auto call = std::make_shared<Call>();
  call->limits = limits;
  if (!call->limits.memory) call->limits.memory = new_memory();
  call->progress = &progress;
  for (const Site& site : original.sites) call->statuses.push_back(site.status);
  if (model.kind == ModelKind::Dispersion) {
    drop_fixed_pairs(call->statuses, model.between);
  }
  call->model = std::move(model);
  return [call](const LocationProblem& problem) { return call->solve(problem); };
}

}  // namespace nahraum::analysis
