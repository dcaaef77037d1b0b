// Buses and one railway line of the invented operator, on the streets of the county.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/streets.h"

namespace nahraum::musterkreis {

struct Stop {
  std::string id;  // DHID
  std::string name;
  Point at;
  std::string parent;    // id of the station
  bool station = false;  // location_type 1
};

struct Route {
  std::string id;
  std::string number;
  std::string title;
  int type = 3;  // 3 bus, 2 rail
};

// Days of operation; names as in calendar.txt.
enum class Days { Weekday, School, SchoolFree, Saturday, Sunday, WeekendNight };

struct Call {
  std::size_t stop = 0;
  int seconds = 0;  // after midnight of the day of operation; may exceed 24 h
};

struct Trip {
  std::size_t route = 0;
  Days days = Days::Weekday;
  int direction = 0;
  std::vector<Call> calls;
  int headway = 0;  // > 0: an entry of frequencies.txt
};

struct Transfer {
  std::size_t from = 0;
  std::size_t to = 0;
  int seconds = 0;
};

struct Timetable {
  std::vector<Stop> stops;
  std::vector<Route> routes;
  std::vector<Trip> trips;
  std::vector<Transfer> transfers;
};

Timetable plan_timetable(const County& county, const StreetNet& net);

inline constexpr std::chrono::year_month_day kFirstDay{std::chrono::year{2026}, std::chrono::August,
                                                       std::chrono::day{1}};
inline constexpr std::chrono::year_month_day kLastDay{std::chrono::year{2027}, std::chrono::July,
                                                      std::chrono::day{31}};

// Public holidays and school holidays of Thuringia for the school year 2026/27.
bool is_public_holiday(std::chrono::sys_days day);
bool is_school_holiday(std::chrono::sys_days day);

}  // namespace nahraum::musterkreis
