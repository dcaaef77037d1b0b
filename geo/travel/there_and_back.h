#pragma once
// One place and many points: can people be there by a time and come back after another, and on how
// many weekdays of a week?
//
//   const ThereAndBack reach = there_and_back(monday, place, points, question, workspace);
//   const WeekReach week = week_there_and_back(days, place, points, question, progress);
//   week.weekdays(p)   // 0..5, "an 5 von 5 Werktagen"

#include <array>

#include "geo/core/progress.h"
#include "geo/travel/transit_search.h"

namespace nahraum::geo {

/// Ways on foot between one place and stops.
struct PlaceLinks {
  std::span<const Link> leaving;   ///< place -> stops
  std::span<const Link> arriving;  ///< stops -> place
};
/// The same for many points, a row each.
struct PointLinks {
  const Links& leaving;
  const Links& arriving;
};

struct ThereAndBackQuestion {
  DaySeconds arrive_by = 9 * 3600;
  DaySeconds back_from = 11 * 3600;
  /// Each way: from leaving home to the time to be there, and from the time of leaving to home.
  DaySeconds longest = 5400;
  int max_rides = 0;
};

/// By point; kNever = not within `longest`.
struct ThereAndBack {
  std::vector<DaySeconds> leave_home;
  std::vector<DaySeconds> back_home;
  [[nodiscard]] bool possible(std::size_t point) const {
    return leave_home[point] != kNever && back_home[point] != kNever;
  }
};
/// Two scans for all points together.
[[nodiscard]] ThereAndBack there_and_back(const DayTimetable& day, const PlaceLinks& place,
                                          const PointLinks& points,
                                          const ThereAndBackQuestion& question,
                                          TransitWorkspace& workspace);

struct WeekReach {
  std::vector<std::uint8_t> days;                       ///< by point: bit 0 = Monday
  [[nodiscard]] int weekdays(std::size_t point) const;  ///< Monday to Friday
};
/// `days`: the days of one week, each once (week_of() in service_days.h); days without service add
/// nothing. Times are those of the wall clock.
[[nodiscard]] WeekReach week_there_and_back(std::span<const DayTimetable> days,
                                            const PlaceLinks& place, const PointLinks& points,
                                            const ThereAndBackQuestion& question,
                                            Progress& progress);

}  // namespace nahraum::geo
