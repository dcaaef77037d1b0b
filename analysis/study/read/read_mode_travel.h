#pragma once
// The part of a [[mode]] that says how its minutes come about.

#include <optional>
#include <string_view>
#include <utility>

#include "analysis/study/keys/section_reader.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

/// Fills travel, profile and timetable of the mode; mistakes become Findings with their line.
void read_mode_travel(const SectionReader& reader, std::size_t line, geo::Findings& findings,
                      Mode& mode);

/// "08:00-10:00" as seconds of the day; nothing unless both are times and the first is earlier.
[[nodiscard]] std::optional<std::pair<int, int>> parse_time_window(std::string_view text);
/// "school", "school_free", "saturday", "sunday".
[[nodiscard]] std::optional<geo::DayType> parse_day_type(std::string_view word);
/// "08:00" (also "8:00"); hours up to 29, as timetables count beyond midnight.
[[nodiscard]] std::optional<int> parse_time_of_day(std::string_view text);

}  // namespace nahraum::analysis
