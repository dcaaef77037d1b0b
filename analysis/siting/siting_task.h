#pragma once
// A question about ThEKiZ as a location problem, and its answers: which set of Kitas serves an
// objective best, and at once again after a site was locked or excluded.
//
//   const SitingTask task = make_siting_task(question);
//   const Proposal best = solve_siting(task, progress);
//   const Proposal again = resolve(task, {.lock = {17}}, &best, progress);
//
// Sites are rows of the list of Kitas, in every result too. Objectives (domain.md 3(c) and issue
// "Siting and Verbuende"): children newly reached, the same weighted by need, the share reached in
// the worst-served planning area, person-minutes to the nearest site.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "analysis/locate/alternatives.h"
#include "analysis/locate/problem.h"
#include "analysis/locate/proposal.h"
#include "analysis/siting/ground.h"
#include "geo/core/progress.h"

namespace nahraum::analysis {

enum class SitingObjective : std::uint8_t {
  Children,  ///< weight reached; cells that fixed sites reach already are left out
  Equity,    ///< share reached in the worst-served area, 0..1
  Travel     ///< weight x minutes to the nearest site; unreached within the limit counts the limit
};

struct SitingQuestion {
  const SitingGround& ground;
  std::vector<Site> sites;  ///< all Kitas; Fixed = existing and kept, Excluded = no candidate
  SitingRules rules;        ///< p counts fixed sites too
  SitingObjective objective = SitingObjective::Children;
  double limit = 0;                         ///< minutes; the catchments of `ground`
  std::span<const std::int32_t> area_of{};  ///< by cell: Sozialraum or Gemeinde, -1 = none
  std::vector<double> factors{};            ///< by such area; empty = every child counts 1
  std::vector<std::uint32_t> locked{};
};

/// A value, cheap to copy. `problem` does not know of `locked`; the functions below do.
struct SitingTask {
  std::shared_ptr<const LocationProblem> problem;
  SitingObjective objective = SitingObjective::Children;
  double limit = 0;
  std::vector<std::uint32_t> group_of{};  ///< Equity: planning area of each demand point
  std::vector<std::uint32_t> locked{};    ///< ascending
  SolveLimits limits{};
  std::vector<std::int32_t> unreachable_areas{};  ///< Equity: no site reaches anybody there
  Count unreachable{};                            ///< Travel: children no site reaches
};

/// Cells of the same sites (and area) are put together where minutes do not matter. O(pairs log).
[[nodiscard]] SitingTask make_siting_task(const SitingQuestion& question);

/// For alternatives.h: answers `task`'s objective for problems derived from its own.
[[nodiscard]] LocationSolver siting_solver(const SitingTask& task, geo::Progress& progress);
/// The problem with `locked` set: fixed, or, under a budget, groups of one that must be open (what
/// is locked is still paid for).
[[nodiscard]] LocationProblem locked_problem(const SitingTask& task);
[[nodiscard]] Proposal solve_siting(const SitingTask& task, geo::Progress& progress);

struct SitingChanges {
  std::vector<std::uint32_t> lock{};
  std::vector<std::uint32_t> exclude{};
  std::optional<std::size_t> p{};  ///< open sites, fixed ones included
};

/// The task with changes. Throws Error{Input} for a site that is locked and excluded, or no
/// candidate.
[[nodiscard]] SitingTask changed_task(const SitingTask& task, const SitingChanges& changes);
/// Solves the task with changes. `start`, an answer to `task` itself (or null), is returned at once
/// where it already keeps the changes and was proven: a narrower choice cannot have a better
/// answer.
[[nodiscard]] Proposal resolve(const SitingTask& task, const SitingChanges& changes,
                               const Proposal* start, geo::Progress& progress);

}  // namespace nahraum::analysis
