#include "analysis/study/read/read_mode_travel.h"

#include <charconv>

namespace nahraum::analysis {

namespace {

TravelKind travel_kind(const std::string& word) {
  if (word == "streets") return TravelKind::Streets;
  if (word == "timetable") return TravelKind::Timetable;
  return TravelKind::StraightLine;
}

std::optional<int> number(std::string_view digits, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || digits.size() > 2 || value < 0 || value > most) return std::nullopt;
  return value;
}

}  // namespace

std::optional<geo::DayType> parse_day_type(std::string_view word) {
  if (word == "school") return geo::DayType::SchoolDay;
  if (word == "school_free") return geo::DayType::SchoolFreeWeekday;
  if (word == "saturday") return geo::DayType::Saturday;
  if (word == "sunday") return geo::DayType::Sunday;
  return std::nullopt;
}

std::optional<int> parse_time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return std::nullopt;
  const std::optional<int> hours = number(text.substr(0, colon), 29);
  const std::optional<int> minutes = number(text.substr(colon + 1), 59);
  if (!hours || !minutes) return std::nullopt;
  return *hours * 3600 + *minutes * 60;
}

std::optional<std::pair<int, int>> parse_time_window(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::optional<int> from = parse_time_of_day(text.substr(0, dash));
  const std::optional<int> to = parse_time_of_day(text.substr(dash + 1));
  if (!from || !to || *from >= *to) return std::nullopt;
  return std::pair(*from, *to);
}

void read_mode_travel(const SectionReader& reader, std::size_t line, geo::Findings& findings,
                      Mode& mode) {
  mode.travel = travel_kind(reader.text("travel"));
  mode.profile = reader.text("profile");
  if (mode.profile.empty() && mode.travel != TravelKind::StraightLine)
    mode.profile = mode.travel == TravelKind::Timetable ? "child" : mode.key;
  mode.timetable.day = parse_day_type(reader.text("day")).value_or(geo::DayType::SchoolDay);
  mode.timetable.date = reader.text("date");
  mode.timetable.percentile = reader.number("percentile");
  mode.timetable.counted_wait = geo::Minutes(reader.number("wait_min"));
  mode.timetable.max_walk = geo::Metres(reader.number("max_walk_metres"));
  mode.timetable.max_rides = static_cast<int>(reader.number("max_rides"));
  const std::string arrive = reader.text("arrive");
  if (const auto window = parse_time_window(arrive)) {
    mode.timetable.arrive_from = window->first;
    mode.timetable.arrive_to = window->second;
  } else {
    findings.add(
        geo::Severity::Error, "study.time_window",
        geo::text("'arrive' = „{}“ ist kein Zeitfenster wie „08:00-10:00“.",
                  "'arrive' = \"{}\" is no window of time such as \"08:00-10:00\".", arrive),
        line);
  }
}

}  // namespace nahraum::analysis
