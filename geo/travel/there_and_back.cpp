#include "geo/travel/there_and_back.h"

#include <bit>

namespace nahraum::geo {

ThereAndBack there_and_back(const DayTimetable& day, const PlaceLinks& place,
                            const PointLinks& points, const ThereAndBackQuestion& question,
                            TransitWorkspace& workspace) {
  const TransitOptions options{question.max_rides, question.longest};
  const StopTimes departures =
      latest_departures(day, {place.arriving, question.arrive_by}, options, workspace);
  const StopTimes arrivals =
      earliest_arrivals(day, {place.leaving, question.back_from}, options, workspace);
  const std::size_t n = points.leaving.size();
  ThereAndBack result{std::vector<DaySeconds>(n, kNever), std::vector<DaySeconds>(n, kNever)};
  for (std::size_t p = 0; p < n; ++p) {
    const DaySeconds leave = latest_time(departures, points.leaving.of(p));
    if (leave != kNever && question.arrive_by - leave <= question.longest) {
      result.leave_home[p] = leave;
    }
    const DaySeconds home = best_time(arrivals, points.arriving.of(p));
    if (home != kNever && home - question.back_from <= question.longest) {
      result.back_home[p] = home;
    }
  }
  return result;
}

int WeekReach::weekdays(std::size_t point) const {
  return std::popcount(static_cast<unsigned>(days[point]) & 0x1fu);
}

WeekReach week_there_and_back(std::span<const DayTimetable> days, const PlaceLinks& place,
                              const PointLinks& points, const ThereAndBackQuestion& question,
                              Progress& progress) {
  WeekReach result{std::vector<std::uint8_t>(points.leaving.size(), 0)};
  TransitWorkspace workspace;
  for (std::size_t d = 0; d < days.size(); ++d) {
    progress.step(d, days.size());
    const DayTimetable& day = days[d];
    const std::string& zone = day.timetable.time_zone;
    ThereAndBackQuestion at_clock = question;
    at_clock.arrive_by = seconds_at_wall_clock(zone, day.day, question.arrive_by);
    at_clock.back_from = seconds_at_wall_clock(zone, day.day, question.back_from);
    const ThereAndBack reach = there_and_back(day, place, points, at_clock, workspace);
    const auto bit = static_cast<std::uint8_t>(1u << weekday_index(day.day));
    for (std::size_t p = 0; p < result.days.size(); ++p) {
      if (reach.possible(p)) result.days[p] = static_cast<std::uint8_t>(result.days[p] | bit);
    }
  }
  progress.step(days.size(), days.size());
  return result;
}

}  // namespace nahraum::geo
