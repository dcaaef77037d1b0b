// Published optima: SJC324/SJC402 maximal covering (Pereira, Lorena, Senne 2007), OR-Library
// pmed1-10 as p-centre (Daskin; Ilhan and Pinar 2001).
#include <cmath>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "analysis/locate/cover.h"
#include "tests/support/shared_data.h"

namespace nahraum {
namespace {

using namespace analysis;
namespace fs = std::filesystem;

struct Sjc {
  std::vector<std::pair<double, double>> at;
  std::vector<double> weight;
};

Sjc read_sjc(const fs::path& folder, const std::string& name) {
  Sjc sjc;
  std::ifstream places(folder / (name + ".txt"));
  std::ifstream demand(folder / ("demand-" + name + ".dat"));
  std::size_t n = 0;
  places >> n;
  for (std::size_t i = 0; i < n; ++i) {
    double x = 0, y = 0, w = 0;
    places >> x >> y;
    demand >> w;
    sjc.at.emplace_back(x, y);
    sjc.weight.push_back(w);
  }
  return sjc;
}

LocationProblem within(const Sjc& sjc, double radius) {
  LocationProblem problem;
  problem.costs.starts.push_back(0);
  for (std::size_t d = 0; d < sjc.at.size(); ++d) {
    problem.sites.push_back({.id = std::to_string(d)});
    problem.demand.push_back({std::to_string(d), sjc.weight[d]});
    for (std::uint32_t j = 0; j < sjc.at.size(); ++j) {
      const double apart =
          std::hypot(sjc.at[d].first - sjc.at[j].first, sjc.at[d].second - sjc.at[j].second);
      if (apart > radius) continue;
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(apart);
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  return problem;
}

TEST(PublishedCovering, SjcOptimaWithGapZero) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const fs::path folder = *data / "benchmarks" / "mclp_sjc";
  std::ifstream optima(folder / "optima.csv");
  std::string line;
  std::getline(optima, line);
  int tried = 0;
  while (std::getline(optima, line)) {
    std::istringstream cells(line);
    std::string name, cell;
    std::vector<double> numbers;
    std::getline(cells, name, ',');
    for (int k = 0; k < 4; ++k) {
      std::getline(cells, cell, ',');
      numbers.push_back(std::stod(cell));
    }
    SCOPED_TRACE(line);
    LocationProblem problem = within(read_sjc(folder, name), numbers[1]);
    problem.rules.p = static_cast<std::size_t>(numbers[2]);
    geo::Progress progress;
    const Proposal proposal = solve_max_cover(problem, {.radius = numbers[1]}, {}, progress);
    EXPECT_EQ(proposal.state, ProposalState::Proven);
    EXPECT_EQ(proposal.objective, numbers[3]);
    EXPECT_EQ(proposal.gap(), 0);
    EXPECT_EQ(proposal.sites.size(), *problem.rules.p);
    ++tried;
  }
  EXPECT_EQ(tried, 21);
}

LocationProblem read_pmed(const fs::path& file) {
  std::ifstream in(file);
  std::size_t n = 0, edges = 0, p = 0;
  in >> n >> edges >> p;
  std::vector<std::vector<double>> cost(n, std::vector<double>(n, 1e9));
  for (std::size_t i = 0; i < n; ++i) cost[i][i] = 0;
  for (std::size_t e = 0; e < edges; ++e) {
    std::size_t a = 0, b = 0;
    double c = 0;
    in >> a >> b >> c;
    cost[a - 1][b - 1] = cost[b - 1][a - 1] = c;
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        cost[i][j] = std::min(cost[i][j], cost[i][k] + cost[k][j]);
      }
    }
  }
  LocationProblem problem;
  problem.rules.p = p;
  problem.costs.starts.push_back(0);
  for (std::size_t i = 0; i < n; ++i) {
    problem.sites.push_back({.id = std::to_string(i)});
    problem.demand.push_back({std::to_string(i), 1});
    for (std::uint32_t j = 0; j < n; ++j) {
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(cost[i][j]);
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  return problem;
}

TEST(PublishedCovering, PmedAsPCentre) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const std::vector<double> optima{127, 98, 93, 74, 48, 84, 64, 55, 37, 20};
  for (std::size_t k = 0; k < optima.size(); ++k) {
    SCOPED_TRACE(k + 1);
    const LocationProblem problem =
        read_pmed(*data / "benchmarks" / "orlib_pmed" / ("pmed" + std::to_string(k + 1) + ".txt"));
    geo::Progress progress;
    const Proposal proposal = solve_p_centre(problem, {}, progress);
    EXPECT_EQ(proposal.state, ProposalState::Proven);
    EXPECT_EQ(proposal.objective, optima[k]);
    EXPECT_EQ(proposal.gap(), 0);
    EXPECT_EQ(proposal.sites.size(), *problem.rules.p);
  }
}

}  // namespace
}  // namespace nahraum
