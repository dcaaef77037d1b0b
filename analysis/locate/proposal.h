#pragma once
// An answer with its proof: which sites, how good, how good anything could be at most.
//
//   if (proposal.state == ProposalState::Proven) say(proposal.sites);
//   else say(proposal.objective, proposal.bound, proposal.gap());

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::analysis {

enum class ProposalState : std::uint8_t {
  Proven,      ///< optimal within the gap asked for
  Stopped,     ///< time limit, iteration limit or cancelled: the best so far, with its bound
  Infeasible,  ///< no set of sites keeps the rules; `why` says which one cannot be kept
};

struct Proposal {
  static constexpr std::uint32_t kUnserved = UINT32_MAX;
  ProposalState state = ProposalState::Infeasible;
  bool maximise = false;             ///< cover and equity; else the smaller objective is better
  double objective = 0;              ///< recomputed from sites and assignment, never carried along
  double bound = 0;                  ///< no set of sites can be better than this
  std::vector<std::uint32_t> sites;  ///< open, ascending, fixed ones included
  std::vector<std::uint32_t> assignment;  ///< by demand point: its site or kUnserved
  geo::Text why;                          ///< Infeasible: the rule, and the least p or budget
  std::optional<double> least;            ///< Infeasible: that p or budget, where it can be told
  std::size_t nodes = 0;                  ///< branch-and-bound nodes, for the log

  /// |bound - objective| / |objective|; 0 when both are 0.
  [[nodiscard]] double gap() const {
    const double apart = std::abs(bound - objective);
    return objective == bound ? 0 : apart / std::max(std::abs(objective), 1e-300);
  }
};

/// How far a search has come.
struct SearchReport {
  std::optional<double> objective;  ///< of the best set so far
  double bound = 0;                 ///< no set can be better; infinite while nothing is known
  std::size_t nodes = 0;
};

/// What a solve leaves for the next one over the same demand and costs, when only statuses or rules
/// have changed: a site is locked, a budget is raised. The proof is as good as without; among
/// equally good sets another one may be named. One solve at a time.
class SolveMemory;
[[nodiscard]] std::shared_ptr<SolveMemory> new_memory();

struct SolveLimits {
  double gap = 0;              ///< relative; stop when proven within it
  double seconds = 0;          ///< 0 = none. A time limit makes the result depend on the machine
  std::size_t most_nodes = 0;  ///< 0 = none; the reproducible limit
  std::uint64_t seed = 1;
  std::size_t threads = 0;
  /// Called now and then from the solving thread, often many times a second; must not throw.
  std::function<void(const SearchReport&)> report{};
  /// Read and filled by maximal and gradual covering (not with capacities) and by the p-median.
  std::shared_ptr<SolveMemory> memory{};
};

}  // namespace nahraum::analysis
