#include "analysis/siting/siting_task.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/locate/cover.h"
#include "analysis/locate/median.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::text;

/// Sites that reach each cell, with minutes: the catchments turned round.
struct CellRows {
  std::vector<std::uint64_t> starts;
  std::vector<std::uint32_t> site;
  std::vector<float> minutes;
};

CellRows by_cell(const SitingQuestion& question) {
  const Catchments& reach = question.ground.reach;
  CellRows rows;
  rows.starts.assign(question.ground.unit.size() + 1, 0);
  const auto each = [&](auto use) {
    for (std::uint32_t site = 0; site < question.sites.size(); ++site) {
      if (question.sites[site].status == SiteStatus::Excluded) continue;
      for (std::uint64_t k = reach.starts[site]; k < reach.starts[site + 1]; ++k) use(site, k);
    }
  };
  each([&](std::uint32_t, std::uint64_t k) { ++rows.starts[reach.cells[k] + 1]; });
  for (std::size_t cell = 0; cell + 1 < rows.starts.size(); ++cell)
    rows.starts[cell + 1] += rows.starts[cell];
  std::vector<std::uint64_t> next(rows.starts.begin(), rows.starts.end() - 1);
  rows.site.resize(rows.starts.back());
  rows.minutes.resize(rows.starts.back());
  each([&](std::uint32_t site, std::uint64_t k) {
    const std::uint64_t at = next[reach.cells[k]]++;
    rows.site[at] = site;
    rows.minutes[at] = reach.minutes[k];
  });
  return rows;
}

/// Factors have four decimals (need_factors.h): so have sums, and the solver sees whole numbers.
constexpr double kWeightUnits = 1e4;

/// Demand points in the making: cells of one key become one point.
class Demand {
 public:
  Demand(const SitingQuestion& question, const CellRows& rows) : question_(question), rows_(rows) {
    task_.objective = question.objective;
    task_.limit = question.limit;
    task_.locked = question.locked;
    std::sort(task_.locked.begin(), task_.locked.end());
    problem_.sites = question.sites;
    problem_.rules = question.rules;
    problem_.costs.starts.push_back(0);
    find_unreachable_areas();
  }

  [[nodiscard]] SitingTask task() && {
    for (std::size_t cell = 0; cell < question_.ground.unit.size(); ++cell) add(cell);
    task_.problem = std::make_shared<const LocationProblem>(std::move(problem_));
    return std::move(task_);
  }

 private:
  [[nodiscard]] std::span<const std::uint32_t> sites_of(std::size_t cell) const {
    return std::span(rows_.site)
        .subspan(rows_.starts[cell], rows_.starts[cell + 1] - rows_.starts[cell]);
  }
  [[nodiscard]] bool lived_in(std::size_t cell) const {
    return question_.ground.unit[cell] >= 0 && question_.ground.values.persons[cell] > 0;
  }
  [[nodiscard]] bool reached_by_fixed(std::span<const std::uint32_t> sites) const {
    return std::any_of(sites.begin(), sites.end(), [&](std::uint32_t site) {
      return question_.sites[site].status == SiteStatus::Fixed;
    });
  }

  void find_unreachable_areas() {
    if (question_.objective != SitingObjective::Equity) return;
    std::map<std::int32_t, bool> reached;
    for (std::size_t cell = 0; cell < question_.ground.unit.size(); ++cell) {
      const std::int32_t area = question_.area_of[cell];
      if (area >= 0 && lived_in(cell)) reached[area] |= !sites_of(cell).empty();
    }
    for (const auto& [area, any] : reached) {
      if (!any) task_.unreachable_areas.push_back(area);
    }
  }

  void add(std::size_t cell) {
    if (!lived_in(cell)) return;
    const std::span<const std::uint32_t> sites = sites_of(cell);
    const std::int32_t area = question_.area_of[cell];
    switch (question_.objective) {
      case SitingObjective::Children:
        if (!sites.empty() && !reached_by_fixed(sites)) merge(cell, -1);
        return;
      case SitingObjective::Equity:
        if (area >= 0 && !std::binary_search(task_.unreachable_areas.begin(),
                                             task_.unreachable_areas.end(), area))
          merge(cell, area);
        return;
      case SitingObjective::Travel:
        if (!sites.empty())
          append(cell);
        else
          task_.unreachable.add(question_.ground.values.persons[cell],
                                question_.ground.values.flags[cell]);
    }
  }

  [[nodiscard]] double weight(std::size_t cell) const {
    const std::int32_t area = question_.area_of[cell];
    const double factor = question_.factors.empty() || area < 0
                              ? 1
                              : question_.factors[static_cast<std::size_t>(area)];
    const double persons = question_.ground.values.persons[cell];
    return std::round(persons * factor * kWeightUnits) / kWeightUnits;
  }

  /// Within reach is within reach: where minutes do not matter, no rounding may put a cell outside.
  [[nodiscard]] double cost(float minutes) const {
    if (question_.objective != SitingObjective::Travel) return 0;
    return std::min(static_cast<double>(minutes), question_.limit);
  }

  void append(std::size_t cell) {
    problem_.demand.push_back({std::to_string(cell), weight(cell)});
    for (std::uint64_t k = rows_.starts[cell]; k < rows_.starts[cell + 1]; ++k) {
      problem_.costs.site.push_back(rows_.site[k]);
      problem_.costs.cost.push_back(cost(rows_.minutes[k]));
    }
    problem_.costs.starts.push_back(problem_.costs.site.size());
  }

  void merge(std::size_t cell, std::int32_t area) {
    const std::span<const std::uint32_t> sites = sites_of(cell);
    std::vector<std::uint32_t> key(sites.begin(), sites.end());
    key.push_back(static_cast<std::uint32_t>(area));
    const auto [found, fresh] = points_.try_emplace(std::move(key), problem_.demand.size());
    if (!fresh) {
      double& sum = problem_.demand[found->second].weight;
      sum = std::round((sum + weight(cell)) * kWeightUnits) / kWeightUnits;
      return;
    }
    append(cell);
    if (area >= 0) task_.group_of.push_back(static_cast<std::uint32_t>(area));
  }

  const SitingQuestion& question_;
  const CellRows& rows_;
  SitingTask task_;
  LocationProblem problem_;
  std::map<std::vector<std::uint32_t>, std::size_t> points_;
};

bool contains(const SiteSet& set, std::uint32_t site) {
  return std::binary_search(set.begin(), set.end(), site);
}

void check_candidate(const LocationProblem& problem, std::uint32_t site) {
  if (site < problem.sites.size() && problem.sites[site].status != SiteStatus::Excluded) return;
  throw geo::Error(geo::ErrorKind::Input, text("Diese Kita steht nicht zur Wahl.",
                                               "This Kita is not among the candidates."));
}

/// As many new sites as the budget pays for at the lowest prices, and those that stand.
std::size_t most_for_budget(const LocationProblem& problem) {
  std::vector<double> costs;
  std::size_t most = 0;
  for (const Site& site : problem.sites) {
    if (site.status == SiteStatus::Candidate) costs.push_back(site.cost);
    if (site.status == SiteStatus::Fixed) ++most;
  }
  std::sort(costs.begin(), costs.end());
  double left = *problem.rules.budget * (1 + 1e-9);
  for (const double cost : costs) {
    left -= cost;
    if (left < 0) break;
    ++most;
  }
  return most;
}

/// A budget alone leaves the linear programs room for parts of a site; the number of whole sites it
/// can pay for says the same with a far better bound. Without effect on the answer.
std::optional<LocationProblem> counted(const LocationProblem& problem) {
  const SitingRules& rules = problem.rules;
  if (!rules.budget || (rules.p && !rules.at_most_p)) return std::nullopt;
  const std::size_t most = most_for_budget(problem);
  if (rules.p.value_or(problem.sites.size()) <= most) return std::nullopt;
  LocationProblem better = problem;
  better.rules.p = most;
  better.rules.at_most_p = true;
  return better;
}

[[noreturn]] void refuse_both(const Site& site) {
  throw geo::Error(geo::ErrorKind::Input,
                   text("Die Kita „{}“ ist gesetzt und zugleich ausgeschlossen.",
                        "Kita \"{}\" is locked and excluded at the same time.", site.id))
      .with_hint(text("Bitte eines von beiden streichen.", "Please drop one of the two."));
}

}  // namespace

SitingTask make_siting_task(const SitingQuestion& question) {
  const CellRows rows = by_cell(question);
  return Demand(question, rows).task();
}

LocationSolver siting_solver(const SitingTask& task, geo::Progress& progress) {
  const auto solve = [&progress, objective = task.objective, limit = task.limit,
                      limits = task.limits,
                      group_of = task.group_of](const LocationProblem& problem) {
    switch (objective) {
      case SitingObjective::Equity:
        return solve_equity(problem, {.radius = limit, .group_of = group_of}, limits, progress);
      case SitingObjective::Travel:
        return solve_median(problem, {.penalty = limit}, limits, progress);
      case SitingObjective::Children:
        break;
    }
    return solve_max_cover(problem, {.radius = limit}, limits, progress);
  };
  return [solve](const LocationProblem& problem) {
    if (const std::optional<LocationProblem> better = counted(problem)) {
      Proposal proposal = solve(*better);
      if (proposal.state != ProposalState::Infeasible) return proposal;
    }
    return solve(problem);  // says what is wrong in the terms of the one who asked
  };
}

LocationProblem locked_problem(const SitingTask& task) {
  LocationProblem problem = *task.problem;
  for (const std::uint32_t site : task.locked) {
    if (problem.rules.budget) {
      const std::string name = "gesetzt: " + problem.sites[site].id;
      problem.rules.groups.push_back({.name = name, .sites = {site}, .at_least = 1});
    } else {
      problem.sites[site].status = SiteStatus::Fixed;
    }
  }
  return problem;
}

Proposal solve_siting(const SitingTask& task, geo::Progress& progress) {
  return siting_solver(task, progress)(locked_problem(task));
}

SitingTask changed_task(const SitingTask& task, const SitingChanges& changes) {
  SitingTask changed = task;
  LocationProblem problem = *task.problem;
  for (const std::uint32_t site : changes.lock) {
    check_candidate(problem, site);
    if (!contains(task.locked, site)) changed.locked.push_back(site);
  }
  std::sort(changed.locked.begin(), changed.locked.end());
  changed.locked.erase(std::unique(changed.locked.begin(), changed.locked.end()),
                       changed.locked.end());
  for (const std::uint32_t site : changes.exclude) {
    check_candidate(problem, site);
    if (contains(changed.locked, site) || problem.sites[site].status == SiteStatus::Fixed)
      refuse_both(problem.sites[site]);
    problem.sites[site].status = SiteStatus::Excluded;
  }
  if (changes.p) problem.rules.p = changes.p;
  changed.problem = std::make_shared<const LocationProblem>(std::move(problem));
  return changed;
}

Proposal resolve(const SitingTask& task, const SitingChanges& changes, const Proposal* start,
                 geo::Progress& progress) {
  const SitingTask changed = changed_task(task, changes);
  const auto open = [&](std::uint32_t site) { return contains(start->sites, site); };
  const bool kept = start != nullptr && start->state == ProposalState::Proven && !changes.p &&
                    std::all_of(changes.lock.begin(), changes.lock.end(), open) &&
                    std::none_of(changes.exclude.begin(), changes.exclude.end(), open);
  return kept ? *start : solve_siting(changed, progress);
}

}  // namespace nahraum::analysis
