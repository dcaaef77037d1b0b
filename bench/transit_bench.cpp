// Timetable search on real feeds (../shared/data; skipped where absent). Peers in the same run: a
// scalar range-RAPTOR of our own, and one search for each departure. Reported beside the time:
// connections in the scanned span and nanoseconds a connection.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include <benchmark/benchmark.h>

#include "geo/io/gtfs_reader.h"
#include "geo/travel/transit_window.h"

namespace {

namespace geo = nahraum::geo;
namespace fs = std::filesystem;
using geo::DaySeconds;
using geo::kNever;

fs::path shared_data() {
  const char* set = std::getenv("NAHRAUM_SHARED_DATA");
  return set != nullptr ? fs::path(set) : fs::path(NAHRAUM_SOURCE_DIR) / "../shared/data";
}

struct Region {
  geo::Timetable timetable;
  geo::Footpaths footpaths;
  geo::DayTimetable day;
  std::vector<geo::Position> origins;
  geo::Links access;
};

std::unique_ptr<Region> load(const char* file, const char* date) {
  const fs::path path = shared_data() / file;
  if (!fs::exists(path)) return nullptr;
  auto region = std::make_unique<Region>();
  geo::Findings findings;
  geo::Progress progress;
  region->timetable = read_gtfs(path, {}, findings, progress);
  region->footpaths = straight_footpaths(region->timetable, {});
  region->day = day_timetable(region->timetable, region->footpaths, *geo::parse_day(date), {});
  // Places of 25 stops spread over the feed stand for 25 Kitas.
  for (std::size_t i = 0; i < 25; ++i) {
    const std::size_t stop = i * region->timetable.stops.size() / 25;
    region->origins.push_back(region->timetable.stops[stop].position);
  }
  region->access =
      straight_links(region->origins, region->timetable, {.farthest = geo::Metres(600)});
  return region;
}

Region* porto_alegre() {
  static const auto region = load("porto_alegre/poa_eptc.zip", "2019-05-14");
  return region.get();
}
Region* heidelberg() {
  static const auto region = load("heidelberg/gtfs/vrn_gtfs_cut.zip", "2022-09-13");
  return region.get();
}

// Both feeds have full service then (that of Porto Alegre is cut to the hours from 11 to 17); the
// span scanned is two hours and a half.
constexpr geo::DepartureWindow kHour{.from = 13 * 3600, .to = 14 * 3600};
constexpr DaySeconds kLongest = 5400;

std::size_t connections_scanned(const geo::DayTimetable& day) {
  const auto& all = day.forward.connections;
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& c) {
    return c.departure >= kHour.from && c.departure <= kHour.to - 60 + kLongest;
  }));
}

/// Range-RAPTOR (Delling, Pajor, Werneck 2012): departures from the last to the first, labels kept,
/// routes = trips with the same stops that do not overtake, rounds until nothing is new.
class RangeRaptor {
 public:
  explicit RangeRaptor(const geo::DayTimetable& day) : day_(day) {
    build_routes();
    index_stops();
  }

  /// By departure (ascending) and stop: arrival in a vehicle.
  void run(std::span<const geo::Link> access, std::vector<geo::StopTimes>& result) {
    const std::size_t n = day_.timetable.stops.size();
    rides_.assign(kRounds + 1, geo::StopTimes(n, kNever));
    ready_.assign(kRounds + 1, geo::StopTimes(n, kNever));
    result.resize(kHour.departures());
    for (std::size_t l = result.size(); l-- > 0;) {
      one_departure(access, kHour.from + static_cast<DaySeconds>(l) * kHour.step);
      result[l] = rides_[kRounds];
    }
  }

 private:
  static constexpr std::size_t kRounds = 6;
  struct Route {
    std::vector<std::uint32_t> stops;
    std::vector<std::vector<geo::StopTime>> trips;  ///< ascending, shifted to the day
  };

  void build_routes() {
    std::vector<std::size_t> order(day_.trips.size());
    for (std::size_t t = 0; t < order.size(); ++t) order[t] = t;
    const auto first = [&](std::size_t t) {
      return day_.timetable.stops_of(day_.trips[t].trip).front().departure + day_.trips[t].shift;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return first(a) < first(b); });
    std::map<std::vector<std::uint32_t>, std::vector<std::size_t>> by_stops;
    for (const std::size_t t : order) {
      std::vector<std::uint32_t> stops;
      std::vector<geo::StopTime> times;
      for (geo::StopTime at : day_.timetable.stops_of(day_.trips[t].trip)) {
        at.arrival += day_.trips[t].shift;
        at.departure += day_.trips[t].shift;
        stops.push_back(at.stop);
        times.push_back(at);
      }
      Route* fitting = nullptr;
      for (const std::size_t r : by_stops[stops]) {
        if (!fitting && !overtakes(routes_[r].trips.back(), times)) fitting = &routes_[r];
      }
      if (fitting == nullptr) {
        by_stops[stops].push_back(routes_.size());
        fitting = &routes_.emplace_back();
        fitting->stops = stops;
      }
      fitting->trips.push_back(std::move(times));
    }
  }
  static bool overtakes(const std::vector<geo::StopTime>& early,
                        const std::vector<geo::StopTime>& late) {
    for (std::size_t i = 0; i < early.size(); ++i) {
      if (late[i].departure < early[i].departure || late[i].arrival < early[i].arrival) return true;
    }
    return false;
  }

  void index_stops() {
    routes_at_.resize(day_.timetable.stops.size());
    for (std::uint32_t r = 0; r < routes_.size(); ++r) {
      for (std::uint32_t i = 0; i < routes_[r].stops.size(); ++i) {
        routes_at_[routes_[r].stops[i]].push_back({r, i});
      }
    }
    first_.assign(routes_.size(), UINT32_MAX);
    marked_.assign(routes_at_.size(), 0);
  }

  void one_departure(std::span<const geo::Link> access, DaySeconds time) {
    std::vector<std::uint32_t> marked;
    for (const geo::Link& link : access) {
      mark(marked, ready_[0], link.to, time + static_cast<DaySeconds>(link.seconds));
    }
    last_ = time + kLongest;
    for (std::size_t k = 1; k <= kRounds; ++k) {
      collect(marked);
      marked.clear();
      std::vector<std::uint32_t> reached;
      for (const std::uint32_t r : queue_) scan(routes_[r], first_[r], k, reached);
      for (const std::uint32_t r : queue_) first_[r] = UINT32_MAX;
      for (const std::uint32_t stop : reached) walk(stop, k, marked);
      for (std::size_t j = k + 1; j <= kRounds; ++j) carry(reached, marked, k, j);
      if (marked.empty()) break;
    }
    for (const std::uint32_t stop : marked) marked_[stop] = 0;
  }

  /// Better with k rides is better with more.
  void carry(const std::vector<std::uint32_t>& reached, const std::vector<std::uint32_t>& marked,
             std::size_t k, std::size_t j) {
    for (const std::uint32_t s : reached) rides_[j][s] = std::min(rides_[j][s], rides_[k][s]);
    for (const std::uint32_t s : marked) ready_[j][s] = std::min(ready_[j][s], ready_[k][s]);
  }

  void collect(const std::vector<std::uint32_t>& marked) {
    queue_.clear();
    for (const std::uint32_t stop : marked) {
      marked_[stop] = 0;
      for (const auto& [route, place] : routes_at_[stop]) {
        if (first_[route] == UINT32_MAX) queue_.push_back(route);
        first_[route] = std::min(first_[route], place);
      }
    }
  }

  void scan(const Route& route, std::uint32_t from, std::size_t k,
            std::vector<std::uint32_t>& reached) {
    std::size_t trip = route.trips.size();
    for (std::size_t i = from; i < route.stops.size(); ++i) {
      const std::uint32_t stop = route.stops[i];
      if (trip < route.trips.size()) {
        const geo::StopTime& at = route.trips[trip][i];
        if (at.alighting && at.arrival <= last_ && at.arrival < rides_[k][stop]) {
          rides_[k][stop] = at.arrival;
          reached.push_back(stop);
        }
      }
      const DaySeconds ready = ready_[k - 1][stop];
      if (ready > last_) continue;
      if (trip == route.trips.size()) {
        const auto found = std::lower_bound(
            route.trips.begin(), route.trips.end(), ready,
            [&](const auto& times, DaySeconds t) { return times[i].departure < t; });
        trip = static_cast<std::size_t>(found - route.trips.begin());
      } else {
        while (trip > 0 && route.trips[trip - 1][i].departure >= ready) --trip;
      }
    }
  }

  void walk(std::uint32_t stop, std::size_t k, std::vector<std::uint32_t>& marked) {
    const DaySeconds at = rides_[k][stop];
    const geo::Footpaths& paths = day_.forward.footpaths;
    mark(marked, ready_[k], stop, at + static_cast<DaySeconds>(paths.change[stop]));
    for (const geo::Link& path : paths.paths.of(stop)) {
      mark(marked, ready_[k], path.to, at + static_cast<DaySeconds>(path.seconds));
    }
  }
  void mark(std::vector<std::uint32_t>& marked, geo::StopTimes& ready, std::uint32_t stop,
            DaySeconds time) {
    if (time >= ready[stop]) return;
    ready[stop] = time;
    if (marked_[stop] == 0) marked.push_back(stop);
    marked_[stop] = 1;
  }

  const geo::DayTimetable& day_;
  std::vector<Route> routes_;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> routes_at_;
  std::vector<geo::StopTimes> rides_;
  std::vector<geo::StopTimes> ready_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> queue_;
  std::vector<char> marked_;
  DaySeconds last_ = 0;
};

void count_work(benchmark::State& state, const Region& region) {
  state.counters["stops"] = static_cast<double>(region.timetable.stops.size());
  state.counters["connections"] = static_cast<double>(connections_scanned(region.day));
  state.counters["footpaths"] = static_cast<double>(region.footpaths.paths.links.size());
}

void window_scan(benchmark::State& state, Region* region) {
  if (region == nullptr) return state.SkipWithError("../shared/data is not here");
  geo::WindowSearch search;
  std::size_t origin = 0;
  for (auto _ : state) {
    search.run(region->day, region->access.of(origin++ % region->origins.size()), kHour,
               {.longest = kLongest});
    benchmark::DoNotOptimize(search);
  }
  count_work(state, *region);
}

void single_searches(benchmark::State& state, Region* region) {
  if (region == nullptr) return state.SkipWithError("../shared/data is not here");
  geo::TransitWorkspace workspace;
  std::size_t origin = 0;
  for (auto _ : state) {
    const auto access = region->access.of(origin++ % region->origins.size());
    for (DaySeconds t = kHour.from; t < kHour.to; t += kHour.step) {
      benchmark::DoNotOptimize(
          earliest_arrivals(region->day, {access, t}, {0, kLongest}, workspace));
    }
  }
  count_work(state, *region);
}

void range_raptor(benchmark::State& state, Region* region) {
  if (region == nullptr) return state.SkipWithError("../shared/data is not here");
  RangeRaptor raptor(region->day);
  std::vector<geo::StopTimes> result;
  std::size_t origin = 0;
  for (auto _ : state) {
    raptor.run(region->access.of(origin++ % region->origins.size()), result);
    benchmark::DoNotOptimize(result);
  }
  // The same answers? Compared outside the clock, for up to six rides.
  geo::WindowSearch search;
  std::size_t different = 0;
  for (std::size_t o = 0; o < region->origins.size(); ++o) {
    raptor.run(region->access.of(o), result);
    search.run(region->day, region->access.of(o), kHour, {.max_rides = 6, .longest = kLongest});
    std::vector<std::uint16_t> durations(search.departures());
    for (std::uint32_t s = 0; s < region->timetable.stops.size(); ++s) {
      const std::vector<geo::Link> egress = {{s, 0}};
      search.durations(egress, durations);
      for (std::size_t l = 0; l < durations.size(); ++l) {
        const DaySeconds leave = kHour.from + static_cast<DaySeconds>(l) * kHour.step;
        const bool there = result[l][s] != kNever && result[l][s] - leave <= kLongest;
        different += (there ? result[l][s] - leave : UINT16_MAX) != durations[l] ? 1 : 0;
      }
    }
  }
  state.counters["different"] = static_cast<double>(different);
}

/// A grid of destinations over the stops, about 100 m: every cell with its ways to stops.
void all_kitas_all_cells(benchmark::State& state, Region* region) {
  if (region == nullptr) return state.SkipWithError("../shared/data is not here");
  std::vector<geo::Position> cells;
  for (const geo::Stop& stop : region->timetable.stops) {
    for (int i = 0; i < 36; ++i) {
      cells.push_back(
          {stop.position.lon + (i % 6 - 3) * 14'000, stop.position.lat + (i / 6 - 3) * 9'000});
    }
  }
  const geo::Links egress =
      straight_links(cells, region->timetable, {.farthest = geo::Metres(600)});
  for (auto _ : state) {
    geo::Progress progress;
    stream_window_times(
        region->day,
        {.access = region->access,
         .egress = egress,
         .window = kHour,
         .search = {.longest = kLongest},
         .threads = static_cast<std::size_t>(state.range(0))},
        [](std::size_t, const geo::WindowTimes& times) { benchmark::DoNotOptimize(times); },
        progress);
  }
  state.counters["cells"] = static_cast<double>(cells.size());
  state.counters["origins"] = static_cast<double>(region->origins.size());
}

void PortoAlegreWindow60(benchmark::State& state) { window_scan(state, porto_alegre()); }
void PortoAlegreSingle60(benchmark::State& state) { single_searches(state, porto_alegre()); }
void PortoAlegreRangeRaptor60(benchmark::State& state) { range_raptor(state, porto_alegre()); }
void PortoAlegreKitasCells(benchmark::State& state) { all_kitas_all_cells(state, porto_alegre()); }
void HeidelbergWindow60(benchmark::State& state) { window_scan(state, heidelberg()); }
void HeidelbergRangeRaptor60(benchmark::State& state) { range_raptor(state, heidelberg()); }
void HeidelbergKitasCells(benchmark::State& state) { all_kitas_all_cells(state, heidelberg()); }

BENCHMARK(PortoAlegreWindow60)->Unit(benchmark::kMillisecond);
BENCHMARK(PortoAlegreSingle60)->Unit(benchmark::kMillisecond);
BENCHMARK(PortoAlegreRangeRaptor60)->Unit(benchmark::kMillisecond);
BENCHMARK(PortoAlegreKitasCells)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(HeidelbergWindow60)->Unit(benchmark::kMillisecond);
BENCHMARK(HeidelbergRangeRaptor60)->Unit(benchmark::kMillisecond);
BENCHMARK(HeidelbergKitasCells)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
