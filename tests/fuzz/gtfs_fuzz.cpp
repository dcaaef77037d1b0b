// Any bytes as the files of a GTFS feed, then a day of it searched. Whatever they are: no crash, no
// foreign exception; the timetable keeps what its header promises, and the window search says the
// same as the plain one.
//
// The input is cut at lines "=name": what follows is that file. Files not named are taken from a
// small sound feed, so that every part of the reader is reached from the first byte on.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/io/encoding.h"
#include "geo/io/gtfs_reader.h"
#include "geo/network/service_days.h"
#include "geo/travel/transit_window.h"

namespace {

namespace geo = nahraum::geo;

void require(bool good) {
  if (!good) std::abort();
}

struct FeedFile {
  const char* name;
  const char* content;
};
constexpr std::array kSound = {
    FeedFile{"agency.txt", "agency_name,agency_timezone\nV,Europe/Berlin\n"},
    FeedFile{"stops.txt",
             "stop_id,stop_name,stop_lat,stop_lon\nA,A,50,8\nB,B,50.001,8\nC,C,50.1,8\n"},
    FeedFile{"routes.txt", "route_id,route_short_name,route_type\n1,1,3\n"},
    FeedFile{"trips.txt", "route_id,service_id,trip_id\n1,s,t\n1,s,u\n"},
    FeedFile{"stop_times.txt",
             "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt,8:00:00,8:00:00,A,1\n"
             "t,8:10:00,8:10:00,C,2\nu,8:20:00,8:20:00,C,1\nu,8:30:00,8:30:00,B,2\n"},
    FeedFile{"calendar.txt",
             "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,"
             "end_date\ns,1,1,1,1,1,1,1,20220901,20220930\n"},
    FeedFile{"calendar_dates.txt", "service_id,date,exception_type\ns,20220902,2\n"},
    FeedFile{"frequencies.txt", ""},
    FeedFile{"transfers.txt", ""},
    FeedFile{"feed_info.txt", ""},
};

/// One letter a file, so that the fuzzer finds them: "=s" is stops.txt.
constexpr std::string_view kLetters = "asrtmcdfxi";

std::vector<geo::GtfsFile> files_of(std::string_view input) {
  std::array<std::string_view, kSound.size()> found;
  std::array<bool, kSound.size()> given{};
  std::size_t at = input.find('=');
  while (at != std::string_view::npos && at + 1 < input.size()) {
    const std::size_t file = kLetters.find(input[at + 1]);
    const std::size_t next = input.find("\n=", at + 2);
    if (file != std::string_view::npos) {
      found[file] = input.substr(at + 2, next == std::string_view::npos ? next : next - at - 1);
      given[file] = true;
    }
    at = next == std::string_view::npos ? next : next + 1;
  }
  std::vector<geo::GtfsFile> files;
  for (std::size_t f = 0; f < kSound.size(); ++f) {
    const std::string_view sound = kSound[f].content;
    if (given[f] ? found[f].empty() : sound.empty()) continue;  // the feed lacks it
    files.push_back({kSound[f].name, given[f] ? found[f] : sound});
  }
  return files;
}

void check_text(std::string_view text) {
  require(geo::utf8_error(text) == std::string_view::npos);
  require(text.find('\0') == std::string_view::npos);
}

void check_timetable(const geo::Timetable& t) {
  require(t.stop_ids.size() == t.stops.size() && t.stop_names.size() == t.stops.size());
  require(t.route_ids.size() == t.routes.size() && t.route_names.size() == t.routes.size());
  require(t.service_ids.size() == t.services.size());
  for (std::size_t s = 0; s < t.stops.size(); ++s) {
    check_text(t.stop_ids[s]);
    check_text(t.stop_names[s]);
    require(t.stops[s].parent == UINT32_MAX || t.stops[s].parent < t.stops.size());
  }
  for (std::size_t trip = 0; trip < t.trips.size(); ++trip) {
    require(t.trips[trip].route < t.routes.size() && t.trips[trip].service < t.services.size());
    require(t.trips[trip].name < t.trip_names.size());
    const auto stops = t.stops_of(trip);
    require(stops.size() >= 2);
    geo::DaySeconds before = stops.front().arrival;
    for (const geo::StopTime& at : stops) {
      require(at.stop < t.stops.size() && at.arrival >= before && at.departure >= at.arrival);
      require(at.departure <= t.latest_time);
      before = at.departure;
    }
  }
  for (const geo::Transfer& transfer : t.transfers) {
    require(transfer.from < t.stops.size() && transfer.to < t.stops.size());
  }
}

void check_search(const geo::Timetable& t) {
  if (t.stops.empty() || t.trips.empty() || t.stops.size() > 50) return;
  const auto day = day_timetable(t, straight_footpaths(t, {}), *geo::parse_day("20220913"), {});
  const std::vector<geo::Link> access = {{0, 60}};
  geo::WindowSearch search;
  search.run(day, access, {.from = 28'800, .to = 30'000, .step = 300}, {.longest = 7200});
  geo::TransitWorkspace workspace;
  std::vector<std::uint16_t> durations(search.departures());
  for (std::uint32_t s = 0; s < t.stops.size(); ++s) {
    const std::vector<geo::Link> egress = {{s, 0}};
    search.durations(egress, durations);
    const auto plain = earliest_arrivals(day, {access, 28'800}, {0, 7200}, workspace);
    require(plain[s] == geo::kNever ? durations[0] == geo::WindowSearch::kUnreachable
                                    : durations[0] == plain[s] - 28'800);
    const auto journey = earliest_journey(day, {access, egress, 28'800, {}}, {0, 7200}, workspace);
    require(journey.arrival == plain[s]);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  geo::Findings findings;
  try {
    const geo::Timetable timetable =
        geo::parse_gtfs(files_of(bytes), {.name = "f.zip", .max_stop_times = 2'000}, findings);
    check_timetable(timetable);
    check_search(timetable);
    if (timetable.services.size() < 20) (void)representative_days(timetable, {});
  } catch (const geo::Error& error) {
    require(error.kind() == geo::ErrorKind::Input);
    check_text(error.sentence(geo::Language::German));
  }
  for (const geo::Finding& finding : findings.kept()) check_text(finding.message.de);
  return 0;
}
