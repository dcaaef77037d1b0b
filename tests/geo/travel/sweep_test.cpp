// Tables by every method, lane width, instruction set and number of threads against Floyd and
// Warshall.

#include <algorithm>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/geo/travel/random_network.h"

namespace nahraum::geo {
namespace {

constexpr InstructionSet kSets[] = {InstructionSet::Best, InstructionSet::Avx512,
                                    InstructionSet::Avx2, InstructionSet::Scalar};

std::vector<Cost> table_of(const TravelProblem& problem, const TravelOptions& options) {
  Progress progress;
  const CostTable table = cost_table(problem, options, progress);
  EXPECT_EQ(table.origins, problem.origins.points());
  EXPECT_EQ(table.destinations, problem.destinations.points());
  return {table.costs.begin(), table.costs.end()};
}

TEST(Sweep, EveryWayOfSearchingAgreesWithAllPairs) {
  support::Random random = support::logged_random("tables");
  for (int round = 0; round < 2'000; ++round) {
    const support::RandomNetwork network = support::random_network(random);
    const CustomisedHierarchy hierarchy = support::customised(network);
    const std::size_t n = network.topology.vertices();
    const Attachments from = support::random_points(random, n, random.below(45), 3);
    const Attachments to = support::random_points(random, n, random.below(45), 3);
    const TravelProblem problem{network.topology, network.costs, from, to, &hierarchy};
    // Below 65,535 sweeps take 16 bits a lane, from there on 32; the border itself counts.
    const Cost limits[] = {random.below(400), 65'534, 65'535, kLargestCost, kUnreachable};
    for (const Cost limit : limits) {
      const std::vector<Cost> expected =
          support::plain_table(network, from, to, std::min(limit, kLargestCost));
      ASSERT_EQ(table_of(problem, {.limit = limit, .threads = 1, .method = TravelMethod::Dijkstra}),
                expected)
          << "round " << round << " limit " << limit;
      for (const InstructionSet set : kSets) {
        ASSERT_EQ(
            table_of(
                problem,
                {.limit = limit, .threads = 1, .method = TravelMethod::Sweep, .instructions = set}),
            expected)
            << "round " << round << " limit " << limit << " set " << static_cast<int>(set);
      }
    }
    ASSERT_EQ(table_of(problem, {.threads = 1}),
              support::plain_table(network, from, to, kLargestCost));
  }
}

/// Large enough for many blocks and tiles, with limits that leave most of them out.
struct Town {
  support::RandomNetwork network;
  CustomisedHierarchy hierarchy;
  Attachments from, to;
  explicit Town(support::Random& random)
      : network(support::random_grid(random, 90)),
        hierarchy(support::customised(network)),
        from(support::random_points(random, network.topology.vertices(), 150, 2)),
        to(support::random_points(random, network.topology.vertices(), 1'000, 2)) {}
  [[nodiscard]] TravelProblem problem() const {
    return {network.topology, network.costs, from, to, &hierarchy};
  }
};

TEST(Sweep, SameTableOnAnyNumberOfThreadsAndWithEachInstructionSet) {
  support::Random random = support::logged_random("town");
  const Town town(random);
  for (const Cost limit : {Cost{300}, Cost{2'000}, Cost{60'000}, kLargestCost}) {
    const std::vector<Cost> expected =
        table_of(town.problem(), {.limit = limit, .method = TravelMethod::Dijkstra});
    for (const std::size_t threads : {1U, 2U, 8U}) {
      for (const InstructionSet set : kSets) {
        ASSERT_EQ(table_of(town.problem(), {.limit = limit,
                                            .threads = threads,
                                            .method = TravelMethod::Sweep,
                                            .instructions = set}),
                  expected)
            << limit << " " << threads << " " << static_cast<int>(set);
      }
    }
  }
}

TEST(Sweep, RowsAreStreamedInOrderAndAreThoseOfTheTable) {
  support::Random random = support::logged_random("rows");
  const Town town(random);
  for (const TravelMethod method : {TravelMethod::Dijkstra, TravelMethod::Sweep}) {
    const TravelOptions options{.limit = 1'500, .threads = 2, .method = method};
    std::vector<Cost> rows;
    Progress progress;
    stream_cost_rows(
        town.problem(), options,
        [&](std::size_t origin, std::span<const Cost> row) {
          ASSERT_EQ(origin * town.to.points(), rows.size());
          rows.insert(rows.end(), row.begin(), row.end());
        },
        progress);
    EXPECT_EQ(rows, table_of(town.problem(), options));
  }
}

TEST(Sweep, BackwardTableIsTheForwardTableOfTheReversedNetwork) {
  support::Random random = support::logged_random("reversed");
  for (int round = 0; round < 100; ++round) {
    const support::RandomNetwork network = support::random_network(random);
    support::RandomNetwork reversed;
    const Topology& topology = network.topology;
    const BuiltTopology built =
        build_topology(topology.vertices(), {topology.head.begin(), topology.head.end()},
                       {topology.tail.begin(), topology.tail.end()});
    reversed.topology = built.topology;
    reversed.positions = network.positions;
    for (const std::uint32_t row : built.order) reversed.costs.push_back(network.costs[row]);
    const CustomisedHierarchy there = support::customised(network);
    const CustomisedHierarchy back = support::customised(reversed);
    const Attachments from = support::random_points(random, topology.vertices(), 20, 2);
    const Attachments to = support::random_points(random, topology.vertices(), 20, 2);
    const TravelOptions options{.threads = 1, .method = TravelMethod::Sweep};
    const auto a = table_of({topology, network.costs, from, to, &there}, options);
    const auto b = table_of({reversed.topology, reversed.costs, to, from, &back}, options);
    for (std::size_t i = 0; i < 20; ++i) {
      for (std::size_t j = 0; j < 20; ++j) ASSERT_EQ(a[i * 20 + j], b[j * 20 + i]);
    }
  }
}

TEST(Sweep, AFasterNetworkNeverLengthensAWay) {
  support::Random random = support::logged_random("faster");
  Town town(random);
  const TravelOptions options{.threads = 1, .method = TravelMethod::Sweep};
  const auto slow = table_of(town.problem(), options);
  for (Cost& cost : town.network.costs) {
    if (cost != kUnreachable) cost -= random.below(cost + 1);
  }
  town.hierarchy = customise(town.hierarchy.hierarchy, town.network.costs, {});
  const auto fast = table_of(town.problem(), options);
  for (std::size_t i = 0; i < slow.size(); ++i) ASSERT_LE(fast[i], slow[i]);
}

TEST(Sweep, CanBeStoppedAndMissesItsHierarchy) {
  support::Random random = support::logged_random("stop");
  const Town town(random);
  Progress stopped;
  stopped.cancel();
  for (const TravelMethod method : {TravelMethod::Dijkstra, TravelMethod::Sweep}) {
    EXPECT_THROW(static_cast<void>(cost_table(town.problem(), {.method = method}, stopped)), Error);
  }
  Progress progress;
  TravelProblem without = town.problem();
  without.hierarchy = nullptr;
  EXPECT_THROW(static_cast<void>(cost_table(without, {.method = TravelMethod::Sweep}, progress)),
               Error);
  EXPECT_NO_THROW(static_cast<void>(cost_table(without, {}, progress)));
}

}  // namespace
}  // namespace nahraum::geo
