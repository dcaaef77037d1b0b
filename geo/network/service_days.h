#pragma once
// Which dates stand for a school day, a school-free weekday, a Saturday and a Sunday, worked out
// from the timetable itself and a holiday table: rural buses are school buses, so one date is not
// enough (domain.md 2.1.5).
//
//   for (const RepresentativeDay& day : representative_days(timetable, holidays)) say(day.why);
//
// Rule: all dates of the timetable are sorted into the four types; within a type, dates are grouped
// by the number of departures; the largest group is what is usual (days with less than 60 % of the
// fullest are left out: a feed often misses whole operators at its end); of it the first Tuesday,
// then Wednesday, Thursday, Monday, Friday is taken. Public holidays count as Sundays but never
// stand for them; Saturdays that are public holidays are left out. Where the table of school
// holidays does not speak about a date, the timetable decides: the usual number of departures of
// weekdays is a school day, the most frequent number below it by at least 2 % a school-free one.

#include <array>
#include <optional>
#include <vector>

#include "geo/network/holidays.h"
#include "geo/network/timetable.h"

namespace nahraum::geo {

enum class DayType { SchoolDay, SchoolFreeWeekday, Saturday, Sunday };
inline constexpr std::array kDayTypes = {DayType::SchoolDay, DayType::SchoolFreeWeekday,
                                         DayType::Saturday, DayType::Sunday};
/// "Schultag", "schulfreier Werktag", "Samstag", "Sonntag".
[[nodiscard]] Text day_type_name(DayType type);

struct RepresentativeDay {
  DayType type = DayType::SchoolDay;
  std::optional<Day> day;  ///< nothing: the timetable has no such day, `why` says so
  std::size_t departures = 0;
  std::size_t days_alike = 0;      ///< of this type with as many departures
  std::size_t days_of_type = 0;    ///< without the next
  std::size_t days_far_fewer = 0;  ///< less than 60 % of the fullest days
  bool by_table = true;            ///< false: inferred from the timetable
  /// "gewählt: Dienstag, 13.09.2022, weil …"
  Text why;
};

/// Four, in the order of DayType. At most the first 800 days of the timetable are looked at. O(stop
/// times + days * services).
[[nodiscard]] std::vector<RepresentativeDay> representative_days(const Timetable& timetable,
                                                                 const Holidays& holidays);

/// Departures by date, from the first day with service on.
struct DayVolume {
  Day day{};
  std::size_t departures = 0;
};
[[nodiscard]] std::vector<DayVolume> departures_by_day(const Timetable& timetable,
                                                       std::size_t most_days = 800);

/// The Monday to Sunday around a date, for "on how many weekdays".
[[nodiscard]] std::array<Day, 7> week_of(Day day);

}  // namespace nahraum::geo
