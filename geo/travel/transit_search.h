#pragma once
// One departure time, all stops: earliest arrival, latest departure, at most k rides, and the
// journey with its legs.
//
//   TransitWorkspace workspace;                                   // one a thread, reused
//   const auto at = earliest_arrivals(day, {access.of(p), 8 * 3600}, {}, workspace);
//   const DaySeconds there = best_time(at, egress.of(q));         // kNever = not by vehicle
//   const Journey journey = earliest_journey(day, question, {}, workspace);
//
// Method: connection scan; with a limit of rides, or for a journey, one pass a ride, each boarding
// only what the pass before made reachable (rounds as in RAPTOR, Delling, Pajor, Werneck 2012).
// A journey has at least one ride; walking all the way is never called a ride, it is `by_foot`.
// Arrive-by runs on the day mirrored in time and is exact in the same way. Cost: O(connections in
// the span) a pass.

#include <optional>
#include <span>
#include <vector>

#include "geo/travel/day_timetable.h"

namespace nahraum::geo {

inline constexpr DaySeconds kNever = INT32_MAX;

struct TransitOptions {
  int max_rides = 0;               ///< 0 = any number
  DaySeconds longest = 12 * 3600;  ///< from the time asked for to the vehicle's arrival, inclusive
};

/// Links of the place, and when to leave it (or to be there).
struct TransitStart {
  std::span<const Link> links;
  DaySeconds time = 0;
};

/// By stop, the best time with 1..max_rides rides. Forward: earliest arrival in a vehicle. Arrive-
/// by: latest departure in a vehicle. kNever = none.
using StopTimes = std::vector<DaySeconds>;

class TransitWorkspace {
 public:
  struct Ride {
    std::uint32_t boarding = UINT32_MAX;   ///< connection
    std::uint32_t alighting = UINT32_MAX;  ///< connection
  };
  /// What is known after so many rides.
  struct Layer {
    std::vector<DaySeconds> ride;     ///< by stop, in a vehicle
    std::vector<DaySeconds> ready;    ///< by stop, able to board
    std::vector<Ride> rides;          ///< by stop; none = as in the layer before
    std::vector<std::uint32_t> from;  ///< by stop: came on foot from here; UINT32_MAX = as before
  };

  std::vector<Layer> layers;
  std::vector<std::uint32_t> boarded;  ///< by trip: connection
};

/// Starting at `start.time`.
[[nodiscard]] StopTimes earliest_arrivals(const DayTimetable& day, const TransitStart& start,
                                          const TransitOptions& options,
                                          TransitWorkspace& workspace);
/// Being at the goal at `goal.time`; `goal.links` lead from it to stops, seconds from stop to goal.
[[nodiscard]] StopTimes latest_departures(const DayTimetable& day, const TransitStart& goal,
                                          const TransitOptions& options,
                                          TransitWorkspace& workspace);
/// Earliest over stop time + link; latest over stop time - link. kNever = none.
[[nodiscard]] DaySeconds best_time(const StopTimes& arrivals, std::span<const Link> egress);
[[nodiscard]] DaySeconds latest_time(const StopTimes& departures, std::span<const Link> access);

struct Leg {
  enum class Kind { Walk, Ride };
  static constexpr std::uint32_t kPlace = UINT32_MAX;  ///< the origin or the destination
  Kind kind = Kind::Walk;
  std::uint32_t from = kPlace;  ///< stop
  std::uint32_t to = kPlace;    ///< stop
  DaySeconds departure = 0;
  DaySeconds arrival = 0;
  std::uint32_t day_trip = UINT32_MAX;  ///< of a ride: row of DayTimetable::trips
};

struct Journey {
  enum class State { NoWay, ByFoot, Ride };
  State state = State::NoWay;
  DaySeconds departure = kNever;  ///< leaving just in time for the first vehicle
  DaySeconds arrival = kNever;
  int rides = 0;
  std::vector<Leg> legs;

  [[nodiscard]] bool by_foot() const { return state == State::ByFoot; }
};

struct JourneyQuestion {
  std::span<const Link> from_origin;     ///< origin -> stops
  std::span<const Link> to_destination;  ///< stops -> destination, rows of the destination
  DaySeconds time = 0;                   ///< leave at, or be there at
  std::optional<std::uint32_t> on_foot;  ///< seconds of walking all the way
};
/// Earliest arrival; of equal ones the fewest rides; on foot when that is at least as early.
[[nodiscard]] Journey earliest_journey(const DayTimetable& day, const JourneyQuestion& question,
                                       const TransitOptions& options, TransitWorkspace& workspace);
/// Latest departure that is there in time; else as above.
[[nodiscard]] Journey latest_journey(const DayTimetable& day, const JourneyQuestion& question,
                                     const TransitOptions& options, TransitWorkspace& workspace);

/// There to arrive by one time, back leaving from another.
struct ReturnTrip {
  Journey there;
  Journey back;
  [[nodiscard]] bool possible() const {
    return there.state != Journey::State::NoWay && back.state != Journey::State::NoWay;
  }
};
struct ReturnQuestion {
  std::span<const Link> from_home, to_home;    ///< home -> stops, stops -> home
  std::span<const Link> from_place, to_place;  ///< place -> stops, stops -> place
  DaySeconds arrive_by = 0;
  DaySeconds back_from = 0;
  std::optional<std::uint32_t> on_foot_there;
  std::optional<std::uint32_t> on_foot_back;
};
[[nodiscard]] ReturnTrip return_trip(const DayTimetable& day, const ReturnQuestion& question,
                                     const TransitOptions& options, TransitWorkspace& workspace);

}  // namespace nahraum::geo
