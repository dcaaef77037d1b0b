#include "analysis/locate/alternatives.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nahraum::analysis {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool has_answer(const Proposal& proposal) {
  if (proposal.state == ProposalState::Stopped && proposal.sites.empty()) return false;
  return proposal.state != ProposalState::Infeasible && std::isfinite(proposal.objective);
}

bool better(const Proposal& a, const Proposal& b) {
  if (a.objective != b.objective) {
    return a.maximise ? a.objective > b.objective : a.objective < b.objective;
  }
  return a.sites < b.sites;
}

/// How much worse b is than a.
double worse_by(const Proposal& a, const Proposal& b) {
  return a.maximise ? a.objective - b.objective : b.objective - a.objective;
}

/// A part of all sets: these decided, and with `more` at least one further site open.
struct Part {
  std::vector<std::uint32_t> fixed;
  std::vector<std::uint32_t> excluded;
  std::vector<std::vector<std::uint32_t>> more;  ///< of each list at least one
  Proposal best;
};

/// One copy of the problem that parts are written into and taken out of again.
class Scratch {
 public:
  Scratch(const LocationProblem& problem, const LocationSolver& solver)
      : problem_(problem), solver_(solver), statuses_(problem.sites.size()) {
    for (std::size_t j = 0; j < statuses_.size(); ++j) statuses_[j] = problem.sites[j].status;
    cost_.reserve(statuses_.size());
    for (const Site& site : problem.sites) cost_.push_back(site.cost);
  }

  [[nodiscard]] SiteStatus status(std::uint32_t site) const { return statuses_[site]; }
  [[nodiscard]] std::size_t sites() const { return statuses_.size(); }

  [[nodiscard]] Proposal solve(const Part& part) {
    const SitingRules rules = problem_.rules;
    double spent = 0;
    for (const std::uint32_t site : part.fixed) {
      problem_.sites[site].status = SiteStatus::Fixed;
      spent += cost_[site];  // what is decided is still to be paid, unlike what stands already
    }
    for (const std::uint32_t site : part.excluded) {
      problem_.sites[site].status = SiteStatus::Excluded;
    }
    if (rules.budget) problem_.rules.budget = std::max(0.0, *rules.budget - spent);
    for (const auto& sites : part.more) {
      problem_.rules.groups.push_back({"", sites, 1, SIZE_MAX});
    }
    Proposal proposal = solver_(problem_);
    problem_.rules = rules;
    restore();
    return proposal;
  }

  /// Exactly these sites, whatever they cost and whatever groups they leave empty.
  [[nodiscard]] Proposal value(const std::vector<std::uint32_t>& open) {
    const SitingRules rules = problem_.rules;
    problem_.rules = {};
    problem_.rules.p = open.size();
    problem_.rules.capacities = rules.capacities;
    for (Site& site : problem_.sites) site.status = SiteStatus::Excluded;
    for (const std::uint32_t site : open) problem_.sites[site].status = SiteStatus::Fixed;
    Proposal proposal = solver_(problem_);
    problem_.rules = rules;
    restore();
    return proposal;
  }

  [[nodiscard]] Proposal solve_for(std::size_t p) {
    const SitingRules rules = problem_.rules;
    problem_.rules.p = p;
    Proposal proposal = solver_(problem_);
    problem_.rules = rules;
    return proposal;
  }

 private:
  void restore() {
    for (std::size_t j = 0; j < statuses_.size(); ++j) problem_.sites[j].status = statuses_[j];
  }

  LocationProblem problem_;
  const LocationSolver& solver_;
  std::vector<SiteStatus> statuses_;
  std::vector<double> cost_;
};

/// Decided neither by the problem nor by the part.
std::vector<std::uint32_t> undecided(const Scratch& scratch, const Part& part,
                                     const std::vector<std::uint32_t>& sites) {
  std::vector<std::uint32_t> result;
  const auto among = [](const std::vector<std::uint32_t>& list, std::uint32_t site) {
    return std::find(list.begin(), list.end(), site) != list.end();
  };
  for (const std::uint32_t site : sites) {
    const bool open = scratch.status(site) == SiteStatus::Candidate;
    if (open && !among(part.fixed, site) && !among(part.excluded, site)) result.push_back(site);
  }
  return result;
}

/// What a part holds beside its best set: without its first site; with that but without its second;
/// ...; with all of them and one more.
std::vector<Part> split(const Scratch& scratch, const Part& part, bool exact) {
  std::vector<Part> rest;
  Part next{part.fixed, part.excluded, part.more, {}};
  for (const std::uint32_t site : undecided(scratch, part, part.best.sites)) {
    rest.push_back(next);
    rest.back().excluded.push_back(site);
    next.fixed.push_back(site);
  }
  if (exact) return rest;
  std::vector<std::uint32_t> others(scratch.sites());
  for (std::uint32_t j = 0; j < others.size(); ++j) others[j] = j;
  others = undecided(scratch, next, others);
  if (others.empty()) return rest;
  next.more.push_back(std::move(others));
  rest.push_back(std::move(next));
  return rest;
}

}  // namespace

std::vector<Proposal> near_best(const LocationProblem& problem, const LocationSolver& solver,
                                const NearBestOptions& options) {
  std::vector<Proposal> found;
  Scratch scratch(problem, solver);
  const bool exact = problem.rules.p && !problem.rules.at_most_p;
  std::vector<Part> parts(1);
  parts.front().best = scratch.solve(parts.front());
  if (!has_answer(parts.front().best)) return found;
  const Proposal best = parts.front().best;
  const double most = options.within * std::abs(best.objective) * (1 + 1e-12);
  while (!parts.empty() && found.size() < options.most) {
    const auto next =
        std::min_element(parts.begin(), parts.end(),
                         [](const Part& a, const Part& b) { return better(a.best, b.best); });
    const Part part = std::move(*next);
    parts.erase(next);
    found.push_back(part.best);
    if (found.size() == options.most) break;
    for (Part& rest : split(scratch, part, exact)) {
      rest.best = scratch.solve(rest);
      if (has_answer(rest.best) && worse_by(best, rest.best) <= most) {
        parts.push_back(std::move(rest));
      }
    }
  }
  return found;
}

std::vector<std::size_t> occurrences(const std::vector<Proposal>& sets, std::size_t sites) {
  std::vector<std::size_t> count(sites, 0);
  for (const Proposal& set : sets) {
    for (const std::uint32_t site : set.sites) ++count[site];
  }
  return count;
}

std::vector<Replacement> replacements(const LocationProblem& problem, const LocationSolver& solver,
                                      const Proposal& proposal) {
  std::vector<Replacement> result;
  Scratch scratch(problem, solver);
  for (const std::uint32_t site : proposal.sites) {
    if (scratch.status(site) == SiteStatus::Fixed) continue;
    Replacement one{site, kInfinity,
                    scratch.solve({.fixed = {}, .excluded = {site}, .more = {}, .best = {}})};
    if (has_answer(one.without)) one.loss = std::max(0.0, worse_by(proposal, one.without));
    result.push_back(std::move(one));
  }
  return result;
}

std::vector<OpeningStep> opening_order(const LocationProblem& problem, const LocationSolver& solver,
                                       const Proposal& proposal) {
  std::vector<OpeningStep> steps;
  Scratch scratch(problem, solver);
  std::vector<std::uint32_t> open;
  std::vector<std::uint32_t> left;
  for (const std::uint32_t site : proposal.sites) {
    (scratch.status(site) == SiteStatus::Fixed ? open : left).push_back(site);
  }
  Proposal before = scratch.value(open);
  while (!left.empty()) {
    std::size_t pick = 0;
    Proposal best;
    for (std::size_t i = 0; i < left.size(); ++i) {
      std::vector<std::uint32_t> with = open;
      with.insert(std::upper_bound(with.begin(), with.end(), left[i]), left[i]);
      Proposal tried = scratch.value(with);
      const bool first = has_answer(tried) && !has_answer(best);
      if (!first && (!has_answer(tried) || worse_by(best, tried) >= 0)) continue;
      best = std::move(tried);
      pick = i;
    }
    OpeningStep step{left[pick], std::nullopt, std::nullopt};
    if (has_answer(best)) step.objective = best.objective;
    if (has_answer(best) && has_answer(before)) step.gain = worse_by(best, before);
    open.insert(std::upper_bound(open.begin(), open.end(), left[pick]), left[pick]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(pick));
    before = std::move(best);
    steps.push_back(step);
  }
  return steps;
}

std::vector<CostCurvePoint> cost_curve(const LocationProblem& problem, const LocationSolver& solver,
                                       std::size_t most) {
  std::vector<CostCurvePoint> curve;
  Scratch scratch(problem, solver);
  const auto fixed = static_cast<std::size_t>(
      std::count_if(problem.sites.begin(), problem.sites.end(),
                    [](const Site& site) { return site.status == SiteStatus::Fixed; }));
  for (std::size_t p = std::max<std::size_t>(1, fixed); p <= std::min(most, scratch.sites()); ++p) {
    curve.push_back({p, scratch.solve_for(p)});
  }
  return curve;
}

}  // namespace nahraum::analysis
