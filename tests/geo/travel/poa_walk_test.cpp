// The walk network of Porto Alegre, on which four routers agree: every way of searching gives their
// distances.

#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/geo/travel/random_network.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

/// Numbers of a plain CSV file, the header left out.
std::vector<std::vector<double>> read_numbers(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<double>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<double> row;
    const char* at = line.data();
    const char* end = line.data() + line.size();
    while (at < end) {
      double value = 0;
      at = std::from_chars(at, end, value).ptr + 1;
      row.push_back(value);
    }
    rows.push_back(row);
  }
  return rows;
}

Cost millimetres(double metres) { return static_cast<Cost>(std::lround(metres * 1000)); }

struct Walk {
  support::RandomNetwork network;
  std::map<std::uint32_t, std::uint32_t> vertex;  ///< by id
  explicit Walk(const fs::path& folder) {
    for (const auto& row : read_numbers(folder / "nodes.csv")) {
      vertex[static_cast<std::uint32_t>(row[0])] =
          static_cast<std::uint32_t>(network.positions.size());
      network.positions.push_back({static_cast<std::int32_t>(std::lround(row[1] * 1e7)),
                                   static_cast<std::int32_t>(std::lround(row[2] * 1e7))});
    }
    std::vector<std::uint32_t> tails, heads;
    std::vector<Cost> costs;
    for (const auto& row : read_numbers(folder / "edges.csv")) {
      const std::uint32_t a = vertex.at(static_cast<std::uint32_t>(row[1]));
      const std::uint32_t b = vertex.at(static_cast<std::uint32_t>(row[2]));
      tails.insert(tails.end(), {a, b});
      heads.insert(heads.end(), {b, a});
      costs.insert(costs.end(), 2, millimetres(row[3]));
    }
    const BuiltTopology built = build_topology(network.positions.size(), tails, heads);
    network.topology = built.topology;
    for (const std::uint32_t row : built.order) network.costs.push_back(costs[row]);
  }
  [[nodiscard]] Attachments points(const std::vector<std::uint32_t>& ids) const {
    Attachments result;
    result.starts.push_back(0);
    for (const std::uint32_t id : ids) {
      result.vertices.push_back(vertex.at(id));
      result.costs.push_back(0);
      result.starts.push_back(static_cast<std::uint32_t>(result.vertices.size()));
    }
    return result;
  }
};

std::vector<TravelOptions> every_way(Cost limit) {
  std::vector<TravelOptions> ways = {{.limit = limit},
                                     {.limit = limit, .method = TravelMethod::Dijkstra}};
  for (const InstructionSet set : {InstructionSet::Best, InstructionSet::Avx512,
                                   InstructionSet::Avx2, InstructionSet::Scalar}) {
    ways.push_back({.limit = limit, .method = TravelMethod::Sweep, .instructions = set});
  }
  return ways;
}

class PoaWalk : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto data = support::shared_data();
    if (!data || !fs::exists(*data / "benchmarks/network_poa_walk")) {
      GTEST_SKIP() << support::kNoSharedData;
    }
    folder_ = *data / "benchmarks/network_poa_walk";
  }
  fs::path folder_;
};

TEST_F(PoaWalk, MatrixIsWithinTwoCentimetresByEveryWay) {
  const Walk walk(folder_);
  const CustomisedHierarchy hierarchy = support::customised(walk.network, 2);
  std::map<std::uint32_t, std::size_t> origins, destinations;
  std::vector<std::uint32_t> from, to;
  const auto expected = read_numbers(folder_ / "expected_matrix_10x200.csv");
  ASSERT_EQ(expected.size(), 2'000U);
  for (const auto& row : expected) {
    const auto o = static_cast<std::uint32_t>(row[0]), d = static_cast<std::uint32_t>(row[1]);
    if (origins.try_emplace(o, from.size()).second) from.push_back(o);
    if (destinations.try_emplace(d, to.size()).second) to.push_back(d);
  }
  const Attachments leaving = walk.points(from), arriving = walk.points(to);
  const TravelProblem problem{walk.network.topology, walk.network.costs, leaving, arriving,
                              &hierarchy};
  for (const TravelOptions& way : every_way(kLargestCost)) {
    Progress progress;
    const CostTable table = cost_table(problem, way, progress);
    for (const auto& row : expected) {
      const Cost cost = table.at(origins.at(static_cast<std::uint32_t>(row[0])),
                                 destinations.at(static_cast<std::uint32_t>(row[1])));
      ASSERT_NE(cost, kUnreachable);
      ASSERT_NEAR(cost / 1000.0, row[2], 0.02);
    }
  }
}

TEST_F(PoaWalk, ReachOf1500MetresIsTheSameSetByEveryWay) {
  const Walk walk(folder_);
  const CustomisedHierarchy hierarchy = support::customised(walk.network, 2);
  std::map<std::uint32_t, double> expected;
  for (const auto& row : read_numbers(folder_ / "expected_reach_1500m_from_719.csv")) {
    expected[static_cast<std::uint32_t>(row[0])] = row[1];
  }
  std::vector<std::uint32_t> all;
  for (const auto& [id, vertex] : walk.vertex) all.push_back(id);
  const Attachments leaving = walk.points({719}), arriving = walk.points(all);
  const TravelProblem problem{walk.network.topology, walk.network.costs, leaving, arriving,
                              &hierarchy};
  for (const TravelOptions& way : every_way(1'500'000)) {
    Progress progress;
    const SparseCosts reach = sparse_costs(problem, way, progress);
    std::map<std::uint32_t, double> found;
    for (std::size_t i = 0; i < reach.costs.size(); ++i) {
      found[all[reach.destinations[i]]] = reach.costs[i] / 1000.0;
    }
    ASSERT_EQ(found.size(), expected.size());
    for (const auto& [id, metres] : expected) {
      ASSERT_TRUE(found.contains(id)) << id;
      ASSERT_NEAR(found.at(id), metres, 0.02);
    }
  }
}

}  // namespace
}  // namespace nahraum::geo
