#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/analysis/locate/cbc_median.h"
#include "tests/analysis/locate/median_oracle.h"

namespace nahraum::analysis {
namespace {

void agree_with_cbc(const char* purpose, int instances, const drawn::SmallOptions& options) {
  support::Random random = support::logged_random(purpose);
  for (int i = 0; i < instances; ++i) {
    const LocationProblem problem = drawn::small_problem(random, options);
    const MedianOptions median{.penalty = 28};
    const drawn::CbcAnswer peer = drawn::cbc_median(problem, median, 0);
    geo::Progress progress;
    const Proposal proposal = solve_median(problem, median, {}, progress);
    const std::string what = fmt::format("instance {}\n{}", i, drawn::describe(problem, median));
    ASSERT_EQ(proposal.state == ProposalState::Infeasible, peer.infeasible) << what;
    if (peer.infeasible) continue;
    ASSERT_TRUE(peer.optimal) << what;
    ASSERT_EQ(proposal.state, ProposalState::Proven) << what;
    ASSERT_NEAR(proposal.objective, peer.objective, 1e-6 * std::max(1.0, peer.objective)) << what;
  }
}

TEST(MedianPeer, AgreesWithCbcOnLargerInstances) {
  agree_with_cbc("median against CBC", 15, {.sites = 30, .points = 50});
}

TEST(MedianPeer, AgreesWithCbcUnderCapacities) {
  agree_with_cbc("capacities against CBC", 15,
                 {.sites = 10, .points = 20, .rules = false, .capacities = true});
}

}  // namespace
}  // namespace nahraum::analysis
