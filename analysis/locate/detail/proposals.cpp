#include "analysis/locate/detail/proposals.h"

#include <algorithm>

#include "analysis/locate/detail/cover_all.h"
#include "analysis/locate/detail/shared_flow.h"
#include "geo/core/error.h"

namespace nahraum::analysis::detail {

Proposal begin_proposal(const LocationProblem& problem, const SearchAnswer& answer,
                        const SearchClock& clock) {
  Proposal proposal;
  proposal.state =
      answer.state == SearchState::Proven ? ProposalState::Proven : ProposalState::Stopped;
  proposal.nodes = clock.nodes();
  proposal.assignment.assign(problem.demand.size(), Proposal::kUnserved);
  if (!answer.best) {
    proposal.why = geo::text("Die Suche endete, bevor eine Auswahl gefunden war.",
                             "The search ended before any set of sites was found.");
    return proposal;
  }
  if (!RuleBook(problem.sites, problem.rules).kept(*answer.best)) {
    throw geo::Error(
        geo::ErrorKind::Internal,
        geo::text("Der Vorschlag verletzt eine Regel; das ist ein Fehler des Programms.",
                  "The proposal breaks a rule; that is a fault of the program."));
  }
  for (std::uint32_t j = 0; j < answer.best->size(); ++j) {
    if ((*answer.best)[j]) proposal.sites.push_back(j);
  }
  return proposal;
}

void assign_nearest(const LocationProblem& problem, double limit, Proposal& proposal) {
  OpenSites open(problem.sites.size(), 0);
  for (const std::uint32_t site : proposal.sites) open[site] = 1;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    double least = kNoLimit;
    for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
      const double cost = problem.costs.cost[k];
      if (!open[problem.costs.site[k]] || cost > limit || cost >= least) continue;
      least = cost;
      proposal.assignment[d] = problem.costs.site[k];
    }
  }
}

void assign_shared(const LocationProblem& problem, const CoverRows& rows, const OpenSites& open,
                   Proposal& proposal) {
  SharedFlow flow(rows, scaled_capacities(problem.sites, rows.scale));
  (void)flow.solve(std::vector<double>(open.begin(), open.end()));
  proposal.assignment = main_sites(rows, flow.entry_flow());
}

double assigned_cost(const LocationProblem& problem, std::size_t point, std::uint32_t site) {
  const auto begin = problem.costs.site.begin();
  const auto from = begin + static_cast<std::ptrdiff_t>(problem.costs.starts[point]);
  const auto to = begin + static_cast<std::ptrdiff_t>(problem.costs.starts[point + 1]);
  return problem.costs.cost[static_cast<std::size_t>(std::lower_bound(from, to, site) - begin)];
}

void set_bound(double bound, Proposal& proposal) {
  if (proposal.sites.empty()) {
    proposal.bound = bound;
    return;
  }
  proposal.bound =
      proposal.maximise ? std::max(bound, proposal.objective) : std::min(bound, proposal.objective);
}

}  // namespace nahraum::analysis::detail
