#include "geo/network/calendar.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "geo/core/dates.h"

namespace nahraum::geo {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr DaySeconds kHour = 3600;
constexpr DaySeconds kDay = 24 * kHour;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

struct Zone {
  std::string_view name;
  DaySeconds winter_offset;  ///< to UTC
};

// Zones that follow the rule of the European Union (directive 2000/84/EC), sorted by name.
constexpr std::array kZones = {
    Zone{"Europe/Amsterdam", kHour},    Zone{"Europe/Andorra", kHour},
    Zone{"Europe/Athens", 2 * kHour},   Zone{"Europe/Belgrade", kHour},
    Zone{"Europe/Berlin", kHour},       Zone{"Europe/Bratislava", kHour},
    Zone{"Europe/Brussels", kHour},     Zone{"Europe/Bucharest", 2 * kHour},
    Zone{"Europe/Budapest", kHour},     Zone{"Europe/Busingen", kHour},
    Zone{"Europe/Copenhagen", kHour},   Zone{"Europe/Dublin", 0},
    Zone{"Europe/Helsinki", 2 * kHour}, Zone{"Europe/Lisbon", 0},
    Zone{"Europe/Ljubljana", kHour},    Zone{"Europe/London", 0},
    Zone{"Europe/Luxembourg", kHour},   Zone{"Europe/Madrid", kHour},
    Zone{"Europe/Malta", kHour},        Zone{"Europe/Monaco", kHour},
    Zone{"Europe/Oslo", kHour},         Zone{"Europe/Paris", kHour},
    Zone{"Europe/Prague", kHour},       Zone{"Europe/Riga", 2 * kHour},
    Zone{"Europe/Rome", kHour},         Zone{"Europe/San_Marino", kHour},
    Zone{"Europe/Sarajevo", kHour},     Zone{"Europe/Skopje", kHour},
    Zone{"Europe/Sofia", 2 * kHour},    Zone{"Europe/Stockholm", kHour},
    Zone{"Europe/Tallinn", 2 * kHour},  Zone{"Europe/Vaduz", kHour},
    Zone{"Europe/Vatican", kHour},      Zone{"Europe/Vienna", kHour},
    Zone{"Europe/Vilnius", 2 * kHour},  Zone{"Europe/Warsaw", kHour},
    Zone{"Europe/Zagreb", kHour},       Zone{"Europe/Zurich", kHour},
};

const Zone* zone_of(std::string_view name) {
  const auto* found =
      std::find_if(kZones.begin(), kZones.end(), [&](const Zone& z) { return z.name == name; });
  return found == kZones.end() ? nullptr : found;
}

Day last_sunday(std::chrono::year year, std::chrono::month month) {
  return Day(year / month / std::chrono::Sunday[std::chrono::last]);
}

bool summer_at_noon(Day day) {
  const auto year = year_month_day(day).year();
  return day >= last_sunday(year, std::chrono::March) &&
         day < last_sunday(year, std::chrono::October);
}

/// The instant of the change on this day, in seconds after noon minus 12 hours; nothing on others.
std::optional<DaySeconds> change_on(const Zone& zone, Day day) {
  const auto year = year_month_day(day).year();
  const bool spring = day == last_sunday(year, std::chrono::March);
  if (!spring && day != last_sunday(year, std::chrono::October)) return std::nullopt;
  // 01:00 UTC on the axis of the offset that holds at noon.
  return kHour + zone.winter_offset + (spring ? kHour : 0);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  std::string plain(text);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    plain = std::string(text.substr(0, 4)) + std::string(text.substr(5, 2)) +
            std::string(text.substr(8, 2));
  }
  if (plain.size() != 8) return std::nullopt;
  const auto number = digits(plain);
  if (!number) return std::nullopt;
  const year_month_day date(std::chrono::year(*number / 10'000),
                            std::chrono::month(static_cast<unsigned>(*number / 100 % 100)),
                            std::chrono::day(static_cast<unsigned>(*number % 100)));
  if (!date.ok() || *number < 1900'00'00 || *number >= 2200'00'00) return std::nullopt;
  return Day(date);
}

std::string iso_day(Day day) {
  const year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Text weekday_text(std::chrono::weekday weekday) {
  static const std::array<Text, 7> names = {
      Text{"Sonntag", "Sunday"},     Text{"Montag", "Monday"},       Text{"Dienstag", "Tuesday"},
      Text{"Mittwoch", "Wednesday"}, Text{"Donnerstag", "Thursday"}, Text{"Freitag", "Friday"},
      Text{"Samstag", "Saturday"}};
  return names[weekday.c_encoding() % 7];
}

Text day_text(Day day) {
  const Text name = weekday_text(std::chrono::weekday(day));
  const Text date = date_text(iso_day(day));
  return {name.de + ", " + date.de, name.en + ", " + date.en};
}

unsigned weekday_index(Day day) { return std::chrono::weekday(day).iso_encoding() - 1; }

Day easter_sunday(std::chrono::year year) {
  const int y = static_cast<int>(year);
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return Day(year / std::chrono::month(static_cast<unsigned>(f / 31)) /
             std::chrono::day(static_cast<unsigned>(f % 31 + 1)));
}

bool knows_clock_changes(std::string_view time_zone) {
  return time_zone == "UTC" || zone_of(time_zone) != nullptr;
}

DaySeconds noon_to_noon(std::string_view time_zone, Day day) {
  if (zone_of(time_zone) == nullptr) return kDay;
  const bool before = summer_at_noon(day);
  const bool after = summer_at_noon(day + days(1));
  return kDay + (before && !after ? kHour : 0) - (!before && after ? kHour : 0);
}

DaySeconds wall_clock_seconds(std::string_view time_zone, Day day, DaySeconds time) {
  const Zone* zone = zone_of(time_zone);
  if (zone == nullptr) return time;
  const bool summer = summer_at_noon(day);
  if (const auto change = change_on(*zone, day); change && time < *change) {
    return time + (summer ? -kHour : kHour);
  }
  const auto next_change = change_on(*zone, day + days(1));
  if (!next_change) return time;
  // The next day's axis begins noon_to_noon later; before its change our offset still holds.
  if (time - noon_to_noon(time_zone, day) < *next_change) return time;
  return time + (summer ? -kHour : kHour);
}

DaySeconds seconds_at_wall_clock(std::string_view time_zone, Day day, DaySeconds wall_clock) {
  // The clock's reading as a function of the instant has one jump at most near a service day, by an
  // hour up or down: the earliest instant with this reading is one of three.
  for (const DaySeconds shift : {-kHour, 0, kHour}) {
    if (wall_clock_seconds(time_zone, day, wall_clock + shift) == wall_clock) {
      return wall_clock + shift;
    }
  }
  // Skipped in spring. With the offset of winter, as the traveller's watch still has it.
  const DaySeconds hour_later = wall_clock + kHour;
  return seconds_at_wall_clock(time_zone, day, hour_later);
}

std::string clock_text(DaySeconds seconds) {
  const long all = std::labs(seconds);
  return fmt::format("{}{:02}:{:02}:{:02}", seconds < 0 ? "-" : "", all / 3600, all / 60 % 60,
                     all % 60);
}

}  // namespace nahraum::geo
