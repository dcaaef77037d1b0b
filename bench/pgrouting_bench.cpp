// The same questions on the same arcs, answered by our searches and by pgRouting in the same run:
//
//   bench/with_pgrouting.sh build/bench/bench/pgrouting_bench
//
// The script starts a PostgreSQL of its own and names it in NAHRAUM_BENCH_PG; without it pgRouting
// is skipped. The network is bench/any_state.h. pgRouting reads its arcs anew at each call, that is
// how it works; its "in_box" rows give it only the arcs around the origin, as its users do. Its
// time is the execution time the server states, without connection and transport. Answers are
// compared outside the clock: "different" counts vertices or pairs that are not the same.

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/any_state.h"
#include "geo/travel/cost_table.h"
#include "geo/travel/dijkstra.h"

namespace {

using namespace nahraum;
using geo::Cost;

constexpr Cost kQuarterHour = 9000;

/// Runs one statement, returns what psql prints (unaligned, tuples only).
std::string ask(const std::string& statement) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / fmt::format("nahraum_bench_{}.sql", ::getpid());
  std::ofstream(file) << statement;
  const std::string command = fmt::format(
      "PGOPTIONS=--client-min-messages=warning psql -X -A -t -q -v ON_ERROR_STOP=1 \"{}\" -f {}",
      std::getenv("NAHRAUM_BENCH_PG"), file.string());
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  if (!pipe) throw std::runtime_error("psql");
  std::string answer;
  std::array<char, 65536> part;
  for (std::size_t n = 0; (n = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;) {
    answer.append(part.data(), n);
  }
  std::filesystem::remove(file);
  return answer;
}

/// Seconds the server took for a query.
double timed(const std::string& query) {
  const std::string plan = ask("EXPLAIN (ANALYZE, TIMING OFF) " + query);
  const std::size_t at = plan.find("Execution Time: ");
  if (at == std::string::npos) throw std::runtime_error("psql: " + plan);
  return std::strtod(plan.c_str() + at + 16, nullptr) / 1000;
}

void write_arcs(const bench::SyntheticState& state, const std::filesystem::path& file) {
  std::ofstream out(file);
  for (std::size_t a = 0; a < state.topology.arcs(); ++a) {
    if (state.car[a] > geo::kLargestCost) continue;
    const geo::Position p = state.positions[state.topology.tail[a]];
    out << a << ',' << state.topology.tail[a] << ',' << state.topology.head[a] << ','
        << state.car[a] << ',' << p.lon << ',' << p.lat << '\n';
  }
}

struct World {
  bench::SyntheticState state = bench::any_state();
  geo::CustomisedHierarchy car;
  std::vector<std::uint32_t> origins;
  std::vector<std::uint32_t> destinations;
  bool has_peer = std::getenv("NAHRAUM_BENCH_PG") != nullptr;

  World() {
    geo::Progress progress;
    car = geo::customise(
        geo::build_hierarchy(state.topology, geo::nested_dissection_order(
                                                 state.topology, state.positions, {}, progress)),
        state.car, {});
    pick(bench::spread_points(state, 20, 1, false), origins);
    pick(bench::spread_points(state, 2'000, 2, true), destinations);
    if (has_peer) load();
  }

 private:
  /// One vertex of each point, each only once.
  static void pick(const geo::Attachments& points, std::vector<std::uint32_t>& vertices) {
    for (std::size_t p = 0; p < points.points(); ++p) {
      vertices.push_back(points.vertices[points.starts[p]]);
    }
    std::sort(vertices.begin(), vertices.end());
    vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
  }
  void load() const {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / fmt::format("nahraum_arcs_{}.csv", ::getpid());
    write_arcs(state, file);
    ask(fmt::format(
        "CREATE EXTENSION IF NOT EXISTS pgrouting CASCADE;\nDROP TABLE IF EXISTS arcs;\n"
        "CREATE TABLE arcs (id bigint, source bigint, target bigint, cost float8, lon int, lat "
        "int);\n\\copy arcs FROM '{}' CSV\nCREATE INDEX ON arcs (lon, lat);\nANALYZE arcs;\n",
        file.string()));
    std::filesystem::remove(file);
  }
};

const World& world() {
  static const World the_world;
  return the_world;
}

std::string list(const std::vector<std::uint32_t>& vertices) {
  return fmt::format("ARRAY[{}]::bigint[]", fmt::join(vertices, ","));
}

const char* const kAllArcs =
    "SELECT id, source, target, cost, -1.0::float8 AS reverse_cost FROM arcs";

/// 45 km around: farther than a car comes in a quarter of an hour.
std::string arcs_around(const World& w, std::uint32_t origin) {
  const geo::Position p = w.state.positions[origin];
  const double lat = 45.0 / 111.2 * 1e7;
  const double lon = lat / std::cos(p.latitude() * 3.14159265 / 180);
  return fmt::format("{} WHERE lon BETWEEN {:.0f} AND {:.0f} AND lat BETWEEN {:.0f} AND {:.0f}",
                     kAllArcs, p.lon - lon, p.lon + lon, p.lat - lat, p.lat + lat);
}

std::string driving_distance(const std::string& arcs, std::uint32_t origin) {
  return fmt::format("SELECT node, agg_cost FROM pgr_drivingDistance('{}', {}, {}, true)", arcs,
                     origin, kQuarterHour);
}

void search(const World& w, std::uint32_t origin, geo::SearchWorkspace& workspace) {
  const std::array<geo::Entry, 1> entries = {geo::Entry{origin, 0}};
  geo::search({w.state.topology, w.state.car}, entries, {.limit = kQuarterHour}, workspace);
}

void quarter_hour_ours(benchmark::State& state) {
  const World& w = world();
  geo::SearchWorkspace workspace;
  std::size_t turn = 0;
  for (auto _ : state) search(w, w.origins[turn++ % w.origins.size()], workspace);
  state.counters["arcs"] = static_cast<double>(w.state.topology.arcs());
}

void quarter_hour_pgrouting(benchmark::State& state, bool in_box) {
  const World& w = world();
  if (!w.has_peer) return state.SkipWithError("NAHRAUM_BENCH_PG is not set");
  std::size_t turn = 0;
  double different = 0;
  for (auto _ : state) {
    const std::uint32_t origin = w.origins[turn++ % w.origins.size()];
    const std::string query = driving_distance(in_box ? arcs_around(w, origin) : kAllArcs, origin);
    state.SetIterationTime(timed(query));
    geo::SearchWorkspace workspace;
    search(w, origin, workspace);
    double sum = 0;
    for (const std::uint32_t v : workspace.settled()) sum += workspace.cost(v);
    const std::string theirs = ask(fmt::format(
        "SELECT count(*)::text || ' ' || sum(agg_cost)::bigint::text FROM ({}) q", query));
    const std::string ours = fmt::format("{} {:.0f}\n", workspace.settled().size(), sum);
    different += theirs == ours ? 0 : 1;
  }
  state.counters["different"] = different;
}

geo::Attachments at_vertices(const std::vector<std::uint32_t>& vertices) {
  geo::Attachments points;
  points.starts.push_back(0);
  for (const std::uint32_t v : vertices) {
    points.vertices.push_back(v);
    points.costs.push_back(0);
    points.starts.push_back(static_cast<std::uint32_t>(points.vertices.size()));
  }
  return points;
}

geo::CostTable our_table(const World& w) {
  geo::Progress progress;
  const geo::Attachments from = at_vertices(w.origins);
  const geo::Attachments to = at_vertices(w.destinations);
  return geo::cost_table({w.state.topology, w.state.car, from, to, &w.car}, {}, progress);
}

void table_ours(benchmark::State& state) {
  const World& w = world();
  for (auto _ : state) benchmark::DoNotOptimize(our_table(w));
  state.counters["pairs"] = static_cast<double>(w.origins.size() * w.destinations.size());
}

void table_pgrouting(benchmark::State& state) {
  const World& w = world();
  if (!w.has_peer) return state.SkipWithError("NAHRAUM_BENCH_PG is not set");
  const std::string query =
      fmt::format("SELECT start_vid, end_vid, agg_cost FROM pgr_dijkstraCost('{}', {}, {}, true)",
                  kAllArcs, list(w.origins), list(w.destinations));
  for (auto _ : state) state.SetIterationTime(timed(query));
  const geo::CostTable ours = our_table(w);
  double pairs = 0;
  double sum = 0;
  for (std::size_t o = 0; o < w.origins.size(); ++o) {
    for (std::size_t d = 0; d < w.destinations.size(); ++d) {
      if (ours.at(o, d) > geo::kLargestCost || w.origins[o] == w.destinations[d]) continue;
      pairs += 1;
      sum += ours.at(o, d);
    }
  }
  const std::string theirs = ask(fmt::format(
      "SELECT count(*)::text || ' ' || sum(agg_cost)::bigint::text FROM ({}) q", query));
  state.counters["different"] = theirs == fmt::format("{:.0f} {:.0f}\n", pairs, sum) ? 0 : 1;
}

void quarter_hour_pgrouting_all(benchmark::State& state) { quarter_hour_pgrouting(state, false); }
void quarter_hour_pgrouting_in_box(benchmark::State& state) { quarter_hour_pgrouting(state, true); }

BENCHMARK(quarter_hour_ours)->Unit(benchmark::kMillisecond);
BENCHMARK(quarter_hour_pgrouting_in_box)
    ->UseManualTime()
    ->Iterations(10)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(quarter_hour_pgrouting_all)
    ->UseManualTime()
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(table_ours)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(table_pgrouting)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
