// Every reduction against its formula written out on a plain table; bytes compared between methods,
// lane widths, instruction sets and numbers of threads.

#include <algorithm>
#include <cstring>

#include <gtest/gtest.h>

#include "tests/geo/travel/random_network.h"

namespace nahraum::geo {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

struct Case {
  support::RandomNetwork network;
  CustomisedHierarchy hierarchy;
  Attachments from, to;
  std::vector<float> weights, decay;
  std::vector<std::uint32_t> zones;
  std::vector<Cost> table;
  Cost limit;

  Case(support::Random& random, bool large)
      : network(large ? support::random_grid(random, 60) : support::random_network(random)),
        hierarchy(support::customised(network)) {
    const std::size_t n = network.topology.vertices();
    from = support::random_points(random, n, 1 + random.below(80), 2);
    to = support::random_points(random, n, large ? 700 : 1 + random.below(80), 2);
    const Cost limits[] = {random.below(500), 5'000, 65'534, 65'535, 100'000, kLargestCost};
    limit = limits[random.below(6)];
    for (std::size_t d = 0; d < to.points(); ++d) {
      weights.push_back(static_cast<float>(random.uniform(0, 30)));
      zones.push_back(random.chance(0.2) ? kNone : random.below(5));
    }
    for (int i = 0; i < 12; ++i) decay.push_back(static_cast<float>(random.uniform(0, 1)));
    Progress progress;
    const CostTable plain = cost_table({network.topology, network.costs, from, to, nullptr},
                                       {.limit = limit, .threads = 1}, progress);
    table.assign(plain.costs.begin(), plain.costs.end());
    if (!large) {
      EXPECT_EQ(table, support::plain_table(network, from, to, limit));
    }
  }
  [[nodiscard]] TravelProblem problem() const {
    return {network.topology, network.costs, from, to, &hierarchy};
  }
  [[nodiscard]] Cost at(std::size_t o, std::size_t d) const { return table[o * to.points() + d]; }
};

/// All the ways to ask.
template <typename Check>
void with_every_way(Cost limit, const Check& check) {
  check(TravelOptions{.limit = limit});
  for (const std::size_t threads : {1U, 2U, 8U}) {
    check(TravelOptions{.limit = limit, .threads = threads, .method = TravelMethod::Dijkstra});
    for (const InstructionSet set :
         {InstructionSet::Best, InstructionSet::Avx2, InstructionSet::Scalar}) {
      check(TravelOptions{
          .limit = limit, .threads = threads, .method = TravelMethod::Sweep, .instructions = set});
    }
  }
}

void check_sparse(const Case& c) {
  with_every_way(c.limit, [&](const TravelOptions& options) {
    Progress progress;
    const SparseCosts sparse = sparse_costs(c.problem(), options, progress);
    ASSERT_EQ(sparse.starts.size(), c.from.points() + 1);
    std::size_t i = 0;
    for (std::size_t o = 0; o < c.from.points(); ++o) {
      ASSERT_EQ(sparse.starts[o], i);
      for (std::uint32_t d = 0; d < c.to.points(); ++d) {
        if (c.at(o, d) == kUnreachable) continue;
        ASSERT_EQ(sparse.destinations.at(i), d);
        ASSERT_EQ(sparse.costs.at(i++), c.at(o, d));
      }
    }
    ASSERT_EQ(sparse.costs.size(), i);
  });
}

NearestOrigins plain_nearest(const Case& c, std::size_t k) {
  NearestOrigins nearest{k, {}, {}};
  for (std::size_t d = 0; d < c.to.points(); ++d) {
    std::vector<std::pair<Cost, std::uint32_t>> all;
    for (std::uint32_t o = 0; o < c.from.points(); ++o) {
      if (c.at(o, d) != kUnreachable) all.emplace_back(c.at(o, d), o);
    }
    std::ranges::sort(all);
    all.resize(k, {kUnreachable, kNone});
    for (const auto& [cost, origin] : all) {
      nearest.cost.push_back(cost);
      nearest.origin.push_back(origin);
    }
  }
  return nearest;
}

void check_nearest(const Case& c) {
  for (const std::size_t k : {1U, 3U}) {
    const NearestOrigins expected = plain_nearest(c, k);
    with_every_way(c.limit, [&](const TravelOptions& options) {
      Progress progress;
      const NearestOrigins nearest = nearest_origins(c.problem(), k, options, progress);
      ASSERT_EQ(nearest.k, k);
      ASSERT_EQ(nearest.cost, expected.cost);
      ASSERT_EQ(nearest.origin, expected.origin);
    });
  }
}

bool same_bytes(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

/// Decay written out anew: linear between values, 0 beyond the last.
double plain_decay(const std::vector<float>& decay, Cost step, Cost cost) {
  const std::size_t low = cost / step;
  const double part = static_cast<double>(cost % step) / step;
  if (low >= decay.size()) return 0;
  if (part == 0) return decay[low];
  if (low + 1 >= decay.size()) return 0;
  return decay[low] + (static_cast<double>(decay[low + 1]) - decay[low]) * part;
}

ReachCounts plain_reach(const Case& c, const ReachQuestion& question) {
  ReachCounts reach;
  reach.origins_within.assign(c.to.points(), 0);
  reach.weight_within.assign(c.from.points(), 0);
  if (!question.decay.empty()) reach.gravity.assign(c.from.points(), 0);
  if (!question.destination_zone.empty())
    reach.zone_weight.assign(c.from.points() * question.zones, 0);
  for (std::size_t o = 0; o < c.from.points(); ++o) {
    for (std::size_t d = 0; d < c.to.points(); ++d) {
      const Cost cost = c.at(o, d);
      if (cost == kUnreachable) continue;
      const double weight =
          question.destination_weight.empty() ? 1.0 : question.destination_weight[d];
      ++reach.origins_within[d];
      reach.weight_within[o] += weight;
      if (!question.decay.empty()) {
        reach.gravity[o] += weight * plain_decay(c.decay, question.decay_step, cost);
      }
      if (!question.destination_zone.empty() && question.destination_zone[d] != kNone) {
        reach.zone_weight[o * question.zones + question.destination_zone[d]] += weight;
      }
    }
  }
  return reach;
}

void check_reach(const Case& c, const ReachQuestion& question) {
  const ReachCounts expected = plain_reach(c, question);
  with_every_way(c.limit, [&](const TravelOptions& options) {
    Progress progress;
    const ReachCounts reach = reach_counts(c.problem(), question, options, progress);
    ASSERT_EQ(reach.origins_within, expected.origins_within);
    ASSERT_TRUE(same_bytes(reach.weight_within, expected.weight_within));
    ASSERT_TRUE(same_bytes(reach.gravity, expected.gravity));
    ASSERT_TRUE(same_bytes(reach.zone_weight, expected.zone_weight));
    if (question.nearest == 0) return;
    const NearestOrigins nearest = plain_nearest(c, question.nearest);
    ASSERT_EQ(reach.nearest.cost, nearest.cost);
    ASSERT_EQ(reach.nearest.origin, nearest.origin);
  });
}

void check_all(const Case& c) {
  check_sparse(c);
  check_nearest(c);
  check_reach(c, {});
  check_reach(c, {.destination_weight = c.weights, .nearest = 2});
  check_reach(c, {.destination_zone = c.zones, .zones = 5});
  check_reach(c, {.destination_weight = c.weights,
                  .destination_zone = c.zones,
                  .zones = 5,
                  .decay = c.decay,
                  .decay_step = 70});
  // A table longer than what is worked out in advance.
  check_reach(c, {.destination_weight = c.weights, .decay = c.decay, .decay_step = 9'000});
}

TEST(Reducers, AgreeWithTheirFormulasOnSmallNetworks) {
  support::Random random = support::logged_random("reducers");
  for (int round = 0; round < 150 && !::testing::Test::HasFailure(); ++round) {
    check_all(Case(random, false));
  }
}

TEST(Reducers, AgreeWithTheirFormulasOnATown) {
  support::Random random = support::logged_random("reducers, town");
  for (int round = 0; round < 3 && !::testing::Test::HasFailure(); ++round) {
    check_all(Case(random, true));
  }
}

}  // namespace
}  // namespace nahraum::geo
