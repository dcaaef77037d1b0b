#include "tests/cli/network_files.h"

#include <fmt/format.h>

#include "tests/cli/bad_case.h"
#include "tests/support/osm_text.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace fs = std::filesystem;

namespace {

void append(const fs::path& file, const std::string& more) {
  write_text(file, read_text(file) + more);
}

}  // namespace

std::string small_street_opl() {
  return "n1 x10.99 y50.9885\nn2 x11.02 y50.9885\nn3 x11.045 y50.9925\n"
         "w10 Thighway=residential Nn1,n2,n3\n";
}

std::vector<std::pair<std::string, std::string>> small_feed() {
  std::string trips = "route_id,service_id,trip_id\n";
  std::string times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
  for (int half = 12; half < 22; ++half) {
    const std::string clock = fmt::format("{:02}:{:02}:00", half / 2, half % 2 * 30);
    const std::string later = fmt::format("{:02}:{:02}:00", half / 2, half % 2 * 30 + 8);
    trips += fmt::format("1,taeglich,f{}\n", half);
    times += fmt::format("f{0},{1},{1},A,1\nf{0},{2},{2},C,2\n", half, clock, later);
  }
  return {{"agency.txt", "agency_name,agency_timezone\nVerkehr,Europe/Berlin\n"},
          {"stops.txt",
           "stop_id,stop_name,stop_lat,stop_lon\nA,Altdorf,50.9886,11.0018\n"
           "C,Clara,50.9905,11.0304\n"},
          {"routes.txt", "route_id,route_short_name,route_type\n1,1,3\n"},
          {"trips.txt", trips},
          {"stop_times.txt", times},
          {"calendar.txt",
           "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,"
           "end_date\ntaeglich,1,1,1,1,1,1,1,20260101,20261231\n"}};
}

void use_streets(const fs::path& folder, const std::string& file) {
  const fs::path study = folder / "study.toml";
  replace_in(study, "[boundaries]",
             "[[source]]\nid = \"strassen\"\nfile = \"" + file + "\"\n\n[boundaries]");
  replace_in(study, "title = \"zu Fuß\"",
             "title = \"zu Fuß\"\ntravel = \"streets\"\nprofile = \"child\"");
  append(study, "\n[streets]\nsource = \"strassen\"\n");
}

void use_timetable(const fs::path& folder, const std::string& more) {
  write_osm(folder / "strassen.osm.pbf", small_street_opl(), "pbf");
  use_streets(folder, "strassen.osm.pbf");
  const fs::path study = folder / "study.toml";
  replace_in(study, "[boundaries]",
             "[[source]]\nid = \"fahrplan\"\nfile = \"fahrplan.zip\"\n\n[boundaries]");
  replace_in(study, "travel = \"streets\"", "travel = \"timetable\"\n" + more);
  append(study, "\n[timetable]\nsource = \"fahrplan\"\n");
}

}  // namespace nahraum::support
