#include <fmt/format.h>

#include "data/musterkreis/generator/crs.h"
#include "data/musterkreis/generator/text.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

using std::chrono::sys_days;
using std::chrono::weekday;

std::string comma_row(const std::vector<std::string>& fields) {
  return csv_row(fields, ',') + "\n";
}

std::string compact(sys_days day) {
  const std::chrono::year_month_day ymd{day};
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

std::string clock(int seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

const char* service_id(Days days) {
  switch (days) {
    case Days::Weekday:
      return "MO-FR";
    case Days::School:
      return "MO-FR_SCHULE";
    case Days::SchoolFree:
      return "MO-FR_SCHULFREI";
    case Days::Saturday:
      return "SA";
    case Days::Sunday:
      return "SO_FEIERTAG";
    case Days::WeekendNight:
      return "NACHT_FR_SA";
  }
  return "";
}

constexpr std::array kAllDays = {Days::Weekday,  Days::School, Days::SchoolFree,
                                 Days::Saturday, Days::Sunday, Days::WeekendNight};

const char* week_pattern(Days days) {
  switch (days) {
    case Days::Weekday:
    case Days::School:
      return "1,1,1,1,1,0,0";
    case Days::SchoolFree:
      return "0,0,0,0,0,0,0";  // by calendar_dates alone
    case Days::Saturday:
      return "0,0,0,0,0,1,0";
    case Days::Sunday:
      return "0,0,0,0,0,0,1";
    case Days::WeekendNight:
      return "0,0,0,0,1,1,0";
  }
  return "";
}

// 1 added, 2 removed, 0 as the week says.
int exception(Days days, sys_days day) {
  const unsigned week_day = weekday{day}.iso_encoding();
  const bool working = week_day <= 5;
  const bool holiday = is_public_holiday(day);
  switch (days) {
    case Days::Weekday:
      return working && holiday ? 2 : 0;
    case Days::School:
      return working && (holiday || is_school_holiday(day)) ? 2 : 0;
    case Days::SchoolFree:
      return working && !holiday && is_school_holiday(day) ? 1 : 0;
    case Days::Saturday:
      return week_day == 6 && holiday ? 2 : 0;
    case Days::Sunday:
      return week_day != 7 && holiday ? 1 : 0;
    case Days::WeekendNight:
      return 0;
  }
  return 0;
}

std::string stops(const Timetable& t) {
  std::vector<Point> points;
  for (const Stop& stop : t.stops) points.push_back(stop.at);
  points = transform(kUtm, kLonLat, std::move(points));
  std::string out =
      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code\n";
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Stop& s = t.stops[i];
    out += comma_row({s.id, s.name, fmt::format("{:.6f}", points[i].y),
                      fmt::format("{:.6f}", points[i].x), s.station ? "1" : "0", s.parent,
                      s.station ? "" : s.id.substr(s.id.size() - 1)});
  }
  return out;
}

std::string routes(const Timetable& t) {
  std::string out = "route_id,agency_id,route_short_name,route_long_name,route_type\n";
  for (const Route& r : t.routes)
    out += comma_row({r.id, "MKV", r.number, r.title, std::to_string(r.type)});
  return out;
}

std::string trip_id(std::size_t index) { return fmt::format("t{:05}", index + 1); }

std::string trips(const Timetable& t) {
  std::string out = "route_id,service_id,trip_id,trip_headsign,direction_id\n";
  for (std::size_t i = 0; i < t.trips.size(); ++i) {
    const Trip& trip = t.trips[i];
    out += comma_row({t.routes[trip.route].id, service_id(trip.days), trip_id(i),
                      t.stops[trip.calls.back().stop].name, std::to_string(trip.direction)});
  }
  return out;
}

std::string stop_times(const Timetable& t) {
  std::string out = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
  for (std::size_t i = 0; i < t.trips.size(); ++i) {
    int sequence = 0;
    for (const Call& call : t.trips[i].calls) {
      const std::string time = clock(call.seconds);
      out += comma_row({trip_id(i), time, time, t.stops[call.stop].id, std::to_string(++sequence)});
    }
  }
  return out;
}

std::string calendar() {
  std::string out =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n";
  for (const Days days : kAllDays) {
    out += fmt::format("{},{},{},{}\n", service_id(days), week_pattern(days), compact(kFirstDay),
                       compact(kLastDay));
  }
  return out;
}

std::string calendar_dates() {
  std::string out = "service_id,date,exception_type\n";
  for (const Days days : kAllDays) {
    for (sys_days day = kFirstDay; day <= sys_days{kLastDay}; day += std::chrono::days{1}) {
      const int type = exception(days, day);
      if (type != 0) out += fmt::format("{},{},{}\n", service_id(days), compact(day), type);
    }
  }
  return out;
}

std::string transfers(const Timetable& t) {
  std::string out = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n";
  for (const Transfer& x : t.transfers) {
    out += comma_row({t.stops[x.from].id, t.stops[x.to].id, "2", std::to_string(x.seconds)});
  }
  return out;
}

std::string frequencies(const Timetable& t) {
  std::string out = "trip_id,start_time,end_time,headway_secs,exact_times\n";
  for (std::size_t i = 0; i < t.trips.size(); ++i) {
    const Trip& trip = t.trips[i];
    if (trip.headway == 0) continue;
    const int start = trip.calls.front().seconds;
    out += comma_row(
        {trip_id(i), clock(start), clock(start + 10 * 3600), std::to_string(trip.headway), "1"});
  }
  return out;
}

}  // namespace

void write_timetable(const World& world, const std::filesystem::path& folder) {
  const Timetable& t = world.timetable;
  const std::string feed = fmt::format(
      "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_"
      "version\n"
      "\"Musterkreis-Verkehr (frei erfunden, "
      "CC0-1.0)\",https://www.example.org/,de,{},{},2026-08\n",
      compact(kFirstDay), compact(kLastDay));
  write_zip(
      folder / "fahrplan.gtfs.zip",
      {{"agency.txt",
        "agency_id,agency_name,agency_url,agency_timezone,agency_lang\n"
        "MKV,Musterkreis-Verkehr (frei erfunden),https://www.example.org/,Europe/Berlin,de\n"},
       {"stops.txt", stops(t)},
       {"routes.txt", routes(t)},
       {"trips.txt", trips(t)},
       {"stop_times.txt", stop_times(t)},
       {"calendar.txt", calendar()},
       {"calendar_dates.txt", calendar_dates()},
       {"transfers.txt", transfers(t)},
       {"frequencies.txt", frequencies(t)},
       {"feed_info.txt", feed}});
}

}  // namespace nahraum::musterkreis
