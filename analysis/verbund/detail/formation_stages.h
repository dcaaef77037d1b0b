#pragma once
// The objectives one after the other, each kept by the next.

#include "analysis/verbund/detail/formation_search.h"

namespace nahraum::analysis::detail {

struct StagedSet {
  std::optional<GroupSet> set;
  bool infeasible = false;
  FormationProof children, travel, balance, weighted;
  std::size_t nodes = 0, columns = 0;
};

struct StagePlan {
  FormationTask task;
  const FormationOptions& options;
  GroupSource& source;
  FormationGoal base;  ///< distances and bands; the measure is set here
  bool narrow = true;
  std::optional<GroupSet> start;  ///< a set to begin with
};

[[nodiscard]] StagedSet solve_stages(const StagePlan& plan, FormationClock& clock);

/// Lead, posts and figures of each group, from the problem itself.
[[nodiscard]] std::vector<FormedVerbund> formed(const FormationTask& task, const GroupSet& set);

/// Which rule cannot be kept, in words.
[[nodiscard]] geo::Text why_no_formation(const FormationProblem& problem,
                                         const FormationRules& rules, geo::Progress& progress);

}  // namespace nahraum::analysis::detail
