#include "analysis/study/steps/stop_departures.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace nahraum::analysis {

namespace {

constexpr geo::DaySeconds kFrom = 6 * 3600;
constexpr geo::DaySeconds kTo = 20 * 3600;
constexpr geo::DaySeconds kDay = 24 * 3600;
constexpr double kNear = 600;
constexpr double kDoor = 400;
constexpr double kTogether = 800;
/// 800 m in units of 1e-7 degree of latitude, rounded up.
constexpr std::int32_t kLatitudes = 73'000;

/// Departures of each stop. Trips of the day before may still leave after midnight.
std::vector<std::uint32_t> count_departures(const geo::Timetable& timetable, geo::Day day) {
  std::vector<std::uint32_t> counts(timetable.stops.size(), 0);
  const auto add = [&](std::size_t trip, geo::DaySeconds shift) {
    const auto times = timetable.stops_of(trip);
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
      const geo::DaySeconds at = times[i].departure - shift;
      if (times[i].boarding && at >= kFrom && at < kTo) ++counts[times[i].stop];
    }
  };
  for (std::size_t trip = 0; trip < timetable.trips.size(); ++trip) {
    const std::uint32_t service = timetable.trips[trip].service;
    if (timetable.services.runs(service, day)) add(trip, 0);
    if (timetable.services.runs(service, day - std::chrono::days(1))) add(trip, kDay);
  }
  return counts;
}

/// What platforms are one stop: the station, else the name.
std::string stop_key(const geo::Timetable& timetable, std::size_t stop) {
  const std::uint32_t parent = timetable.stops[stop].parent;
  if (parent != UINT32_MAX) return "#" + std::string(timetable.stop_ids[parent]);
  return std::string(timetable.stop_names[stop]);
}

struct Around {
  double nearest = kTogether;
  std::uint32_t departures = 0;
  std::string name;
};

StopDepartures at_place(const geo::Timetable& timetable, const std::vector<std::uint32_t>& counts,
                        geo::Position place) {
  std::map<std::string, Around> stops;
  for (std::size_t stop = 0; stop < timetable.stops.size(); ++stop) {
    const geo::Stop& one = timetable.stops[stop];
    if (!one.served || !one.placed) continue;
    if (std::abs(std::int64_t{one.position.lat} - place.lat) > kLatitudes) continue;
    const double metres = geo::distance_metres(one.position, place);
    if (metres > kTogether) continue;
    Around& around = stops[stop_key(timetable, stop)];
    around.nearest = std::min(around.nearest, metres);
    around.departures += counts[stop];
    around.name = std::string(timetable.stop_names[stop]);
  }
  StopDepartures result;
  result.near = result.door = {0, geo::ValueFlag::None};
  result.metres = kNear;
  for (const auto& [key, around] : stops) {
    if (around.nearest <= kDoor)
      result.door.value = std::max(result.door.value, static_cast<double>(around.departures));
    const bool nearer =
        around.nearest < result.metres || (result.stop.empty() && around.nearest <= result.metres);
    if (!nearer) continue;
    result.metres = around.nearest;
    result.stop = around.name;
    result.near.value = around.departures;
  }
  return result;
}

}  // namespace

std::vector<StopDepartures> stop_departures(const geo::Timetable& timetable, geo::Day day,
                                            const std::vector<geo::Position>& places) {
  const std::vector<std::uint32_t> counts = count_departures(timetable, day);
  std::vector<StopDepartures> result;
  result.reserve(places.size());
  for (const geo::Position place : places) result.push_back(at_place(timetable, counts, place));
  return result;
}

}  // namespace nahraum::analysis
