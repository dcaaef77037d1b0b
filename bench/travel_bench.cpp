// Searches on streets at the size of a federal state. The network is made up
// (bench/synthetic_state.h), or read from the extract that NAHRAUM_BENCH_STREETS names, e.g.
// ../shared/data/osm_large/porto_mirrored_4x4.osm.pbf (Porto mirrored 4 x 4).
//
// Counters: settled = vertices settled by a search; pairs_s = pairs of points a second; touched_GBs
// = bytes of lines and arcs that sweeps read and wrote, a second; memory_GBs = what the machine
// reads in the same run.

#include <cstdlib>
#include <memory>
#include <string>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "bench/any_state.h"
#include "bench/bandwidth.h"
#include "geo/travel/detail/sweep.h"
#include "geo/travel/dijkstra.h"

namespace {

using namespace nahraum;
using benchmark::Counter;
using geo::Cost;

constexpr Cost kMinute = 600;

struct World {
  bench::SyntheticState state;
  geo::Hierarchy hierarchy;
  geo::CustomisedHierarchy car, bicycle, foot;
  geo::Attachments kitas, cells;
};

const World& world() {
  static const World the_world = [] {
    World w;
    w.state = bench::any_state();
    geo::Progress progress;
    w.hierarchy = geo::build_hierarchy(
        w.state.topology,
        geo::nested_dissection_order(w.state.topology, w.state.positions, {}, progress));
    w.car = geo::customise(w.hierarchy, w.state.car, {});
    w.bicycle = geo::customise(w.hierarchy, w.state.bicycle, {});
    w.foot = geo::customise(w.hierarchy, w.state.foot, {});
    w.kitas = bench::spread_points(w.state, 1'300, 1, false);
    w.cells = bench::spread_points(w.state, 100'000, 2, true);
    return w;
  }();
  return the_world;
}

void describe(benchmark::State& state, const World& w) {
  state.counters["vertices"] = static_cast<double>(w.state.topology.vertices());
  state.counters["arcs"] = static_cast<double>(w.state.topology.arcs());
}

void order(benchmark::State& state) {
  const World& w = world();
  for (auto _ : state) {
    geo::Progress progress;
    benchmark::DoNotOptimize(geo::nested_dissection_order(
        w.state.topology, w.state.positions, {.threads = static_cast<std::size_t>(state.range(0))},
        progress));
  }
  describe(state, w);
}

void build(benchmark::State& state) {
  const World& w = world();
  const geo::HierarchyOrder order{w.hierarchy.rank};
  for (auto _ : state) benchmark::DoNotOptimize(geo::build_hierarchy(w.state.topology, order));
  state.counters["hierarchy_arcs"] = static_cast<double>(w.hierarchy.up_head.size());
  double triangles = 0;
  for (std::size_t r = 0; r < w.hierarchy.vertex.size(); ++r) {
    const double degree = w.hierarchy.first_up[r + 1] - w.hierarchy.first_up[r];
    triangles += degree * (degree - 1) / 2;
  }
  state.counters["triangles"] = triangles;
}

void customise(benchmark::State& state) {
  const World& w = world();
  for (auto _ : state) {
    benchmark::DoNotOptimize(geo::customise(w.hierarchy, w.state.car,
                                            {.threads = static_cast<std::size_t>(state.range(0))}));
  }
}

/// From the extract (or the generator) to the first table.
void first_answer(benchmark::State& state) {
  for (auto _ : state) {
    const bench::SyntheticState read = bench::any_state();
    geo::Progress progress;
    const geo::Hierarchy hierarchy = geo::build_hierarchy(
        read.topology, geo::nested_dissection_order(read.topology, read.positions, {}, progress));
    const geo::CustomisedHierarchy car = geo::customise(hierarchy, read.car, {});
    const geo::Attachments kitas = bench::spread_points(read, 1'300, 1, false);
    const geo::Attachments cells = bench::spread_points(read, 100'000, 2, true);
    const geo::TravelProblem problem{read.topology, read.car, kitas, cells, &car};
    benchmark::DoNotOptimize(geo::cost_table(problem, {}, progress));
  }
}

/// Limit in minutes: up to 109 in 16 bits a lane; 0 = none, 32 bits.
geo::TravelOptions sweep_options(std::int64_t minutes) {
  geo::TravelOptions options{.method = geo::TravelMethod::Sweep};
  if (minutes > 0) options.limit = static_cast<Cost>(minutes) * kMinute;
  return options;
}

geo::TravelProblem car_problem(const World& w) {
  return {w.state.topology, w.state.car, w.kitas, w.cells, &w.car};
}

void report_pairs(benchmark::State& state, double pairs) {
  state.counters["pairs_s"] = Counter(pairs, Counter::kIsIterationInvariantRate);
}

void car_table(benchmark::State& state) {
  const World& w = world();
  for (auto _ : state) {
    geo::Progress progress;
    benchmark::DoNotOptimize(
        geo::cost_table(car_problem(w), sweep_options(state.range(0)), progress));
  }
  report_pairs(state, 1.3e8);
}

void car_table_by_instruction_set(benchmark::State& state) {
  const World& w = world();
  geo::TravelOptions options = sweep_options(100);
  options.instructions = static_cast<geo::InstructionSet>(state.range(0));
  for (auto _ : state) {
    geo::Progress progress;
    benchmark::DoNotOptimize(geo::cost_table(car_problem(w), options, progress));
  }
}

void customise_and_car_table(benchmark::State& state) {
  const World& w = world();
  for (auto _ : state) {
    geo::Progress progress;
    const geo::CustomisedHierarchy car = geo::customise(w.hierarchy, w.state.car, {});
    const geo::TravelProblem problem{w.state.topology, w.state.car, w.kitas, w.cells, &car};
    benchmark::DoNotOptimize(geo::cost_table(problem, sweep_options(state.range(0)), progress));
  }
}

/// Takes costs and throws them away: what is left is the sweep.
class Nothing : public geo::detail::Reducer {
 public:
  void tile(const geo::detail::Batch&, const geo::detail::Tile<std::uint16_t>& t) override {
    benchmark::DoNotOptimize(t.lines);
  }
  void tile(const geo::detail::Batch&, const geo::detail::Tile<std::uint32_t>& t) override {
    benchmark::DoNotOptimize(t.lines);
  }
  void row(const geo::detail::SparseRow&) override {}
};

void sweep_alone(benchmark::State& state) {
  const World& w = world();
  const geo::TravelProblem problem = car_problem(w);
  const auto sweep = geo::detail::make_sweep(problem, sweep_options(state.range(0)));
  std::vector<std::uint32_t> origins(1'300);
  for (std::uint32_t i = 0; i < origins.size(); ++i) origins[i] = i;
  Nothing nothing;
  geo::Progress progress;
  sweep->run(origins, nothing, progress);  // first touch of the lines
  const std::uint64_t before = sweep->bytes_touched();
  for (auto _ : state) sweep->run(origins, nothing, progress);
  state.counters["touched_GBs"] =
      Counter(static_cast<double>(sweep->bytes_touched() - before) * 1e-9, Counter::kIsRate);
  state.counters["memory_GBs"] = bench::read_bandwidth() * 1e-9;
  report_pairs(state, 1.3e8);
}

void one_search(benchmark::State& state, const std::vector<Cost>& costs) {
  const World& w = world();
  geo::SearchWorkspace workspace;
  std::size_t settled = 0, point = 0;
  for (auto _ : state) {
    point = (point + 7) % w.kitas.points();
    std::vector<geo::Entry> entries;
    for (std::uint32_t i = w.kitas.starts[point]; i < w.kitas.starts[point + 1]; ++i) {
      entries.push_back({w.kitas.vertices[i], w.kitas.costs[i]});
    }
    geo::search({w.state.topology, costs}, entries,
                {.limit = static_cast<Cost>(state.range(0)) * kMinute}, workspace);
    settled += workspace.settled().size();
  }
  state.counters["settled"] = Counter(static_cast<double>(settled), Counter::kAvgIterations);
}

void walk_search(benchmark::State& state) { one_search(state, world().state.foot); }
void car_search(benchmark::State& state) { one_search(state, world().state.car); }

void three_modes(benchmark::State& state) {
  const World& w = world();
  const geo::TravelOptions options{.limit = static_cast<Cost>(state.range(0)) * kMinute};
  for (auto _ : state) {
    geo::Progress progress;
    const auto table = [&](const std::vector<Cost>& costs, const geo::CustomisedHierarchy& h) {
      benchmark::DoNotOptimize(
          geo::cost_table({w.state.topology, costs, w.kitas, w.cells, &h}, options, progress));
    };
    table(w.state.foot, w.foot);
    table(w.state.bicycle, w.bicycle);
    table(w.state.car, w.car);
  }
  report_pairs(state, 3.9e8);
}

/// Nearest origin and origins within the limit for each destination, nothing else kept.
void nearest_and_counts(benchmark::State& state) {
  const World& w = world();
  const auto origins = static_cast<std::size_t>(state.range(0));
  const auto destinations = static_cast<std::size_t>(state.range(1));
  const geo::Attachments from = bench::spread_points(w.state, origins, 3, false);
  const geo::Attachments to = bench::spread_points(w.state, destinations, 4, true);
  const geo::TravelProblem problem{w.state.topology, w.state.car, from, to, &w.car};
  const geo::ReachQuestion question{.nearest = 1};
  for (auto _ : state) {
    geo::Progress progress;
    benchmark::DoNotOptimize(
        geo::reach_counts(problem, question, sweep_options(state.range(2)), progress));
  }
  const double pairs = static_cast<double>(origins) * static_cast<double>(destinations);
  report_pairs(state, pairs);
}

/// The size of Germany: a made-up network of about five million vertices and as many destinations
/// as there are inhabited cells; a part of the origins, spread over the whole country. Memory is
/// the process's peak, the order's included.
void country_nearest_and_counts(benchmark::State& state) {
  const bench::SyntheticState country =
      bench::make_synthetic_state({.columns = 2'400, .rows = 2'400});
  geo::Progress progress;
  const geo::CustomisedHierarchy car = geo::customise(
      geo::build_hierarchy(
          country.topology,
          geo::nested_dissection_order(country.topology, country.positions, {}, progress)),
      country.car, {});
  const auto origins = static_cast<std::size_t>(state.range(0));
  const geo::Attachments from = bench::spread_points(country, origins, 3, false);
  const geo::Attachments to = bench::spread_points(country, 3'100'000, 4, true);
  const geo::TravelProblem problem{country.topology, country.car, from, to, &car};
  const geo::ReachQuestion question{.nearest = 1};
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        geo::reach_counts(problem, question, sweep_options(state.range(1)), progress));
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["vertices"] = static_cast<double>(country.topology.vertices());
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
  report_pairs(state, 3.1e6 * static_cast<double>(origins));
}

BENCHMARK(first_answer)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(order)->Arg(1)->Arg(2)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(build)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(customise)->Arg(1)->Arg(2)->Iterations(5)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(car_table)
    ->Arg(0)
    ->Arg(100)
    ->Arg(60)
    ->Arg(30)
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(car_table_by_instruction_set)
    ->DenseRange(1, 3)
    ->Iterations(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(customise_and_car_table)
    ->Arg(0)
    ->Arg(100)
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(sweep_alone)
    ->Arg(0)
    ->Arg(100)
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(walk_search)->Arg(5)->Arg(15)->Arg(30)->Unit(benchmark::kMicrosecond);
BENCHMARK(car_search)->Arg(5)->Arg(15)->Arg(30)->Unit(benchmark::kMicrosecond);
BENCHMARK(three_modes)->Arg(60)->Iterations(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(nearest_and_counts)
    ->Args({6'000, 200'000, 100})
    ->Args({60'000, 200'000, 100})
    ->Args({60'000, 200'000, 60})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(country_nearest_and_counts)
    ->Args({1'024, 100})
    ->Args({60'000, 100})
    ->Args({1'024, 0})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
