#pragma once
// Timetables drawn as text, checked by eye:
//
//   const geo::Timetable timetable = drawn_timetable(
//       "Linie 1: A 08:00 B 08:10-08:12 C 08:20\n"       // arrival-departure where they differ
//       "Linie 2 [2022-09-13 2022-09-14]: C 08:25 D 08:40\n"   // only on these dates
//       "Takt 600 08:00-10:00 Linie 3: A 08:00 D 08:15\n"
//       "Linie 4: A 08:00 B+ 08:05 C- 08:10 D 08:15\n"   // B+ boarding only, C- alighting only
//       "Umstieg B D 120\n" "Kein Umstieg A D\n"         // A A: change at one stop
//       "Ort A 8.68 49.40\n" "Zeitzone Europe/Berlin\n");
//
// Times HH:MM or HH:MM:SS, beyond 24:00 too; "?" = none. Without dates a line runs daily from
// 2022-01-01 to 2022-12-31. Stops without a place lie 5 km apart on a meridian, in the order in
// which they are first named.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/io/gtfs_reader.h"

namespace nahraum::support {

using FeedFiles = std::vector<std::pair<std::string, std::string>>;

/// Name and content of the files of the feed: for write_zip(), or to damage them first.
[[nodiscard]] FeedFiles drawn_feed(std::string_view drawing);
[[nodiscard]] geo::Timetable timetable_of(const FeedFiles& files, geo::Findings& findings);
/// Through the GTFS reader; Findings above Info fail the running test.
[[nodiscard]] geo::Timetable drawn_timetable(std::string_view drawing);
/// 8:05 -> 29100; "08:05", "25:10:30".
[[nodiscard]] geo::DaySeconds at(std::string_view time);
[[nodiscard]] std::uint32_t stop_named(const geo::Timetable& timetable, std::string_view id);

}  // namespace nahraum::support
