// Published optima through the program: OR-Library pmed1-10 from their edges as p-median and
// p-centre (Beasley 1990; Daskin 1995), SJC324/402 covering (Pereira, Lorena and Senne 2007).

#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "geo/core/numbers.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class PublishedLocate : public testing::Test {
 protected:
  [[nodiscard]] std::string file(const char* name) const {
    return (folder_.path() / name).string();
  }
  json locate(const std::vector<std::string>& words) {
    std::vector<std::string> all{
        NAHRAUM_PROGRAM, "locate",  "--costs",     file("m.csv"), "--demand",
        file("d.csv"),   "--sites", file("s.csv"), "-o",          file("o.json")};
    all.insert(all.end(), words.begin(), words.end());
    const ProgramRun run = run_program(all);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return json::parse(read_text(file("o.json")));
  }
  void expect_optimum(const json& one, double optimum, std::size_t p) {
    EXPECT_EQ(one["objective"], optimum);
    EXPECT_EQ(one["bound"], optimum);
    EXPECT_EQ(one["gap"], 0);
    EXPECT_EQ(one["status"], "optimal");
    EXPECT_EQ(one["sites"].size(), p);
  }
  TemporaryFolder folder_;
};

/// Edges as the network tables have them; of an edge given twice the last one counts. Returns p.
std::size_t write_network(const fs::path& pmed, const fs::path& folder) {
  std::ifstream in(pmed);
  std::size_t n = 0, count = 0, p = 0;
  in >> n >> count >> p;
  std::map<std::pair<int, int>, int> lengths;
  for (std::size_t e = 0; e < count; ++e) {
    int a = 0, b = 0, length = 0;
    in >> a >> b >> length;
    lengths[std::minmax(a, b)] = length;
  }
  std::string nodes = "id,lon,lat\n", edges = "id,source,target,length_m\n", at = "id,node\n",
              demand = "id,weight\n", sites = "id\n";
  for (std::size_t v = 1; v <= n; ++v) {
    nodes += fmt::format("{},11.{:04},51\n", v, v);
    at += fmt::format("{},{}\n", v, v);
    demand += fmt::format("{},1\n", v);
    sites += fmt::format("{}\n", v);
  }
  for (const auto& [ends, length] : lengths) {
    edges +=
        fmt::format("{}-{},{},{},{}\n", ends.first, ends.second, ends.first, ends.second, length);
  }
  write_text(folder / "n.csv", nodes);
  write_text(folder / "e.csv", edges);
  write_text(folder / "at.csv", at);
  write_text(folder / "d.csv", demand);
  write_text(folder / "s.csv", sites);
  return p;
}

TEST_F(PublishedLocate, pmed_as_median_and_centre) {
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << kNoSharedData;
  const std::vector<double> medians{5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734, 1255};
  const std::vector<double> centres{127, 98, 93, 74, 48, 84, 64, 55, 37, 20};
  for (std::size_t k = 0; k < medians.size(); ++k) {
    SCOPED_TRACE(k + 1);
    const std::size_t p = write_network(
        *data / "benchmarks" / "orlib_pmed" / fmt::format("pmed{}.txt", k + 1), folder_.path());
    const ProgramRun matrix = run_program(
        {NAHRAUM_PROGRAM, "matrix", "--nodes", file("n.csv"), "--edges", file("e.csv"), "--mode",
         "distance", "--from", file("at.csv"), "--to", file("at.csv"), "-o", file("m.csv")});
    ASSERT_EQ(matrix.exit_code, 0) << matrix.err;
    expect_optimum(locate({"--model", "p-median", "--p", fmt::format("{}", p)}), medians[k], p);
    expect_optimum(locate({"--model", "p-center", "--p", fmt::format("{}", p)}), centres[k], p);
  }
}

/// All pairs within the radius.
void write_sjc(const fs::path& source, const std::string& name, double radius,
               const fs::path& folder) {
  std::ifstream places(source / (name + ".txt")), weights(source / ("demand-" + name + ".dat"));
  std::size_t n = 0;
  places >> n;
  std::vector<std::pair<double, double>> at(n);
  std::string demand = "id,weight\n", sites = "id\n", costs = "from,to,cost\n";
  for (std::size_t i = 0; i < n; ++i) {
    double weight = 0;
    places >> at[i].first >> at[i].second;
    weights >> weight;
    demand += fmt::format("{},{}\n", i, weight);
    sites += fmt::format("{}\n", i);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double apart = std::hypot(at[i].first - at[j].first, at[i].second - at[j].second);
      if (apart <= radius) costs += fmt::format("{},{},{}\n", i, j, geo::plain_number(apart));
    }
  }
  write_text(folder / "d.csv", demand);
  write_text(folder / "s.csv", sites);
  write_text(folder / "m.csv", costs);
}

TEST_F(PublishedLocate, sjc_covering) {
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << kNoSharedData;
  const fs::path source = *data / "benchmarks" / "mclp_sjc";
  std::ifstream optima(source / "optima.csv");
  std::string line;
  std::getline(optima, line);
  int tried = 0;
  for (std::string written; std::getline(optima, line); ++tried) {
    SCOPED_TRACE(line);
    std::istringstream cells(line);
    std::string name, cell, radius, p;
    std::getline(cells, name, ',');
    std::getline(cells, cell, ',');
    std::getline(cells, radius, ',');
    std::getline(cells, p, ',');
    std::getline(cells, cell, ',');
    if (written != name + radius)
      write_sjc(source, name, geo::parse_plain_number(radius).value(), folder_.path());
    written = name + radius;
    expect_optimum(locate({"--model", "max-cover", "--radius", radius, "--p", p}),
                   geo::parse_plain_number(cell).value(),
                   static_cast<std::size_t>(geo::parse_integer(p).value()));
  }
  EXPECT_EQ(tried, 21);
}

}  // namespace
}  // namespace nahraum::support
