#pragma once
// Days of the civil calendar and the clock of a service day. No clock is ever asked, no time-zone
// data of the machine is read: the rules that matter are here and are the same everywhere.
//
// Timetables count seconds from "noon minus 12 hours" (GTFS reference, stop_times.txt), so that
// 08:00:00 is eight o'clock on every day, also when the clocks are changed during the night before.
//
//   const Day day = *parse_day("2022-09-13");
//   wall_clock_seconds("Europe/Berlin", day, 8 * 3600)  // 28800, on 27 March 2022 too

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::geo {

using Day = std::chrono::sys_days;
/// Seconds after noon minus 12 hours of a service day; may be negative or beyond 24 hours.
using DaySeconds = std::int32_t;

/// "20220913" (GTFS) or "2022-09-13" (ISO 8601), years 1900 to 2199, a day that exists; else
/// nothing.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
[[nodiscard]] std::string iso_day(Day day);
/// "Dienstag, 13.09.2022" and "Tuesday, 2022-09-13".
[[nodiscard]] Text day_text(Day day);
[[nodiscard]] Text weekday_text(std::chrono::weekday weekday);
/// Monday = 0 .. Sunday = 6.
[[nodiscard]] unsigned weekday_index(Day day);
/// Easter Sunday, Gregorian (Meeus, Jones, Butcher).
[[nodiscard]] Day easter_sunday(std::chrono::year year);

/// Do we know when this zone changes its clocks? True for zones under the rule of the European
/// Union (last Sundays of March and October, 01:00 UTC) and for "UTC".
[[nodiscard]] bool knows_clock_changes(std::string_view time_zone);
/// Seconds from noon of this day to noon of the next: 86,400, or 82,800 and 90,000 where the clocks
/// change in the night between. Zones we do not know never change (a Finding of the reader).
[[nodiscard]] DaySeconds noon_to_noon(std::string_view time_zone, Day day);
/// What a wall clock shows, in seconds after midnight of `day` (beyond 86,400: the next day), and
/// the other way round. They differ only in the small hours of a day of change. A clock time that
/// is skipped in spring is read as an hour later; one that comes twice in autumn as the first.
[[nodiscard]] DaySeconds wall_clock_seconds(std::string_view time_zone, Day day, DaySeconds time);
[[nodiscard]] DaySeconds seconds_at_wall_clock(std::string_view time_zone, Day day,
                                               DaySeconds wall_clock);

/// "08:05:30", "24:10:00", "-00:10:00".
[[nodiscard]] std::string clock_text(DaySeconds seconds);

}  // namespace nahraum::geo
