#pragma once
// A public-transport timetable as an immutable value of flat arrays; copies share memory. Made by
// geo/io/gtfs_reader.h; searched by geo/travel/transit_search.h.
//
//   const Timetable timetable = read_gtfs("fahrplan.gtfs.zip", {}, findings, progress);
//   for (const StopTime& at : timetable.stops_of(trip)) ...
//
// Times are seconds after noon minus 12 hours of the service day (calendar.h) and may pass 24:00.
// Within a trip they never decrease; a trip has at least two stops. Indices are rows of the arrays.
// Source: GTFS Schedule reference; faults met in practice: domain.md 2.3.10.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/flat_array.h"
#include "geo/network/calendar.h"
#include "geo/network/position.h"

namespace nahraum::geo {

/// A column of texts in two flat arrays.
struct TextColumn {
  FlatArray<char> bytes;
  FlatArray<std::uint32_t> starts;  ///< size() + 1

  [[nodiscard]] std::size_t size() const { return starts.empty() ? 0 : starts.size() - 1; }
  [[nodiscard]] std::string_view operator[](std::size_t row) const {
    return {bytes.data() + starts[row], starts[row + 1] - starts[row]};
  }
};
[[nodiscard]] TextColumn text_column(std::span<const std::string> texts);

enum class Wheelchair : std::uint8_t { Unknown, Possible, NotPossible };
/// location_type of stops.txt.
enum class StopKind : std::uint8_t { Platform, Station, Entrance, Node, BoardingArea };

struct Stop {
  Position position;
  std::uint32_t parent = UINT32_MAX;  ///< the station it belongs to; UINT32_MAX = none
  StopKind kind = StopKind::Platform;
  Wheelchair wheelchair = Wheelchair::Unknown;
  /// False: no usable coordinate (missing, 0/0, far from all others). Such a stop is served, but no
  /// way on foot leads to it.
  bool placed = true;
  bool served = false;  ///< a vehicle of some trip stops here
};

struct Route {
  std::uint16_t type = 3;  ///< route_type: 0 tram, 2 rail, 3 bus, 100.. extended
};

struct Trip {
  std::uint32_t route = 0;
  std::uint32_t service = 0;
  std::uint32_t name = 0;  ///< row of trip_names; shared by the departures of a frequency
  std::uint32_t first_stop_time = 0;  ///< the next trip's first is the end
};

struct StopTime {
  DaySeconds arrival = 0;
  DaySeconds departure = 0;
  std::uint32_t stop = 0;
  bool boarding = true;   ///< pickup_type is not 1
  bool alighting = true;  ///< drop_off_type is not 1
};

/// transfers.txt between two stops, stations already replaced by their platforms.
struct Transfer {
  static constexpr std::uint32_t kImpossible = UINT32_MAX;     ///< transfer_type 3
  static constexpr std::uint32_t kByWalking = UINT32_MAX - 1;  ///< no time given (type 0)
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t seconds = kByWalking;
};

/// When the services run: a weekly rule with its exceptions each.
struct ServiceDates {
  struct Rule {
    Day first{};  ///< of the weekly rule; first > last = exceptions only
    Day last{};
    std::uint8_t weekdays = 0;  ///< bit 0 = Monday
    std::uint32_t exceptions_begin = 0;
    std::uint32_t exceptions_end = 0;
  };
  struct Exception {
    Day day{};
    bool runs = false;
  };
  FlatArray<Rule> rules;            ///< by service
  FlatArray<Exception> exceptions;  ///< of a service ascending by day
  std::optional<Day> first_day;     ///< on which any trip runs
  std::optional<Day> last_day;

  [[nodiscard]] std::size_t size() const { return rules.size(); }
  /// O(log exceptions).
  [[nodiscard]] bool runs(std::size_t service, Day day) const;
};
/// Fills first_day and last_day from the services that have trips. O(trips + days left out by
/// exceptions).
void find_service_period(ServiceDates& dates, std::span<const Trip> trips);

struct Timetable {
  TextColumn stop_ids;
  TextColumn stop_names;
  FlatArray<Stop> stops;

  TextColumn route_ids;
  TextColumn route_names;  ///< the short name, else the long one
  FlatArray<Route> routes;

  TextColumn trip_names;  ///< trip_id
  FlatArray<Trip> trips;
  FlatArray<StopTime> stop_times;

  TextColumn service_ids;
  ServiceDates services;
  FlatArray<Transfer> transfers;  ///< ascending by from, to; one entry a pair

  std::string agency;             ///< the first of agency.txt
  std::string time_zone;          ///< "Europe/Berlin"
  std::optional<Day> feed_first;  ///< feed_info.txt, as declared
  std::optional<Day> feed_last;
  DaySeconds latest_time = 0;  ///< largest arrival of all trips

  [[nodiscard]] std::span<const StopTime> stops_of(std::size_t trip) const;
  /// Row of a stop_id; O(stops).
  [[nodiscard]] std::optional<std::uint32_t> find_stop(std::string_view id) const;
};

/// Can one travel on this date at all, and what is a person told?
struct ServiceOnDay {
  enum class State { Runs, NoService, OutsideTimetable };
  State state = State::NoService;
  std::size_t trips = 0;
  std::size_t departures = 0;  ///< at stops where one may board
  /// "Am Sonntag, 25.12.2022, fährt nichts: …" or "… liegt außerhalb des Fahrplans, der vom … bis …
  /// gilt." Never empty.
  Text sentence;
};
[[nodiscard]] ServiceOnDay service_on(const Timetable& timetable, Day day);

/// Departures of each service on a day on which it runs: what days are compared by. O(stop times).
struct ServiceVolume {
  std::vector<std::uint32_t> trips;
  std::vector<std::uint32_t> departures;
};
[[nodiscard]] ServiceVolume service_volume(const Timetable& timetable);

}  // namespace nahraum::geo
