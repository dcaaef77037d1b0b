#include "tests/cli/bad_case.h"
#include "tests/cli/network_files.h"
#include "tests/support/osm_text.h"
#include "tests/support/shared_data.h"
#include "tests/support/zip_file.h"

namespace nahraum::support {

namespace fs = std::filesystem;

namespace {

using Spoil = std::function<void(const fs::path&)>;

Spoil streets_are(std::string bytes) {
  return [bytes](const fs::path& folder) {
    write_text(folder / "strassen.osm.pbf", bytes);
    use_streets(folder, "strassen.osm.pbf");
  };
}

/// The feed with one file changed ("" = left out).
Spoil feed_with(std::string name, std::string content, std::string more = "") {
  return [=](const fs::path& folder) {
    use_timetable(folder, more);
    auto files = small_feed();
    std::erase_if(files, [&](const auto& file) { return file.first == name; });
    if (!content.empty()) files.emplace_back(name, content);
    write_zip(folder / "fahrplan.zip", files);
  };
}

Spoil mode_with(std::string more) { return feed_with("", "", std::move(more)); }

/// 300 MB of zeros that claim to be a thousand bytes.
void forged_bomb(const fs::path& folder) {
  const std::size_t size = 300u << 20;
  feed_with("stop_times.txt", std::string(size, '0'))(folder);
  std::string bytes = read_text(folder / "fahrplan.zip");
  std::string honest, forged;
  for (int shift = 0; shift < 32; shift += 8) {
    honest.push_back(static_cast<char>(size >> shift & 0xFF));
    forged.push_back(static_cast<char>(1000 >> shift & 0xFF));
  }
  for (std::size_t at = bytes.find(honest); at != std::string::npos; at = bytes.find(honest, at))
    bytes.replace(at, 4, forged);
  write_text(folder / "fahrplan.zip", bytes);
}

}  // namespace

std::vector<BadCase> bad_networks() {
  const std::string whole = osm_bytes(small_street_opl(), "pbf");
  const std::string trips = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
  return {
      {"PbfCut", streets_are(whole.substr(0, whole.size() - 20)), "strassen.osm.pbf"},
      {"PbfEmpty", streets_are(""), "strassen.osm.pbf"},
      {"PbfIsZip",
       [](const fs::path& folder) {
         write_zip(folder / "strassen.osm.pbf", small_feed());
         use_streets(folder, "strassen.osm.pbf");
       },
       "strassen.osm.pbf"},
      {"PbfIsText", streets_are("Das sind keine Straßen.\n"), "strassen.osm.pbf"},
      {"PbfWithoutNodes", streets_are(osm_bytes("w10 Thighway=residential Nn1,n2\n", "pbf")),
       "strassen.osm.pbf"},
      {"PbfWithoutStreets", streets_are(osm_bytes("n1 x11 y51\nn2 x11.1 y51\n", "pbf")),
       "strassen.osm.pbf"},
      {"StreetsElsewhere",
       streets_are(osm_bytes("n1 x8 y53\nn2 x8.1 y53\nw10 Thighway=residential Nn1,n2\n", "pbf")),
       "strassen.osm.pbf"},
      {"NoStreetForTheMode",
       streets_are(osm_bytes("n1 x10.99 y50.9885\nn2 x11.04 y50.99\nw10 Thighway=motorway Nn1,n2\n",
                             "pbf")),
       "strassen.osm.pbf"},
      {"StreetsMissing", [](const fs::path& folder) { use_streets(folder, "strassen.osm.pbf"); },
       "strassen.osm.pbf"},
      {"StreetsWithoutSection",
       [](const fs::path& folder) {
         replace_in(folder / "study.toml", "title = \"zu Fuß\"",
                    "title = \"zu Fuß\"\ntravel = \"streets\"");
       },
       "Zeile 54"},
      {"TimetableWithoutSection",
       [](const fs::path& folder) {
         replace_in(folder / "study.toml", "title = \"zu Fuß\"",
                    "title = \"zu Fuß\"\ntravel = \"timetable\"");
       },
       "Zeile 54"},
      {"UnknownProfile",
       [](const fs::path& folder) {
         write_osm(folder / "strassen.osm.pbf", small_street_opl(), "pbf");
         use_streets(folder, "strassen.osm.pbf");
         replace_in(folder / "study.toml", "profile = \"child\"", "profile = \"fliegen\"");
       },
       "fliegen"},
      {"FeedWithoutStops", feed_with("stops.txt", ""), "stops.txt"},
      {"FeedWithoutCalendar", feed_with("calendar.txt", ""), "fahrplan.zip"},
      {"FeedIsText",
       [](const fs::path& folder) {
         use_timetable(folder);
         write_text(folder / "fahrplan.zip", "kein Fahrplan");
       },
       "fahrplan.zip"},
      {"FeedBomb", feed_with("stop_times.txt", std::string(300u << 20, '0')), "fahrplan.zip"},
      {"FeedForgedBomb", forged_bomb, "fahrplan.zip"},
      {"FeedOnlyBadTimes",
       feed_with("stop_times.txt", trips + "f12,24:61:00,24:61:00,A,1\n"
                                           "f12,24:62:00,24:62:00,C,2\n"),
       "fahrplan.zip"},
      {"WindowBackwards", mode_with("arrive = \"10:00-08:00\""), "10:00-08:00"},
      {"WindowInWords", mode_with("arrive = \"morgens\""), "morgens"},
      {"DateBeforeTheFeed", mode_with("date = \"2025-03-01\""), "01.01.2026 bis 31.12.2026"},
      {"DateOfNoCalendar", mode_with("date = \"2026-02-30\""), "2026-02-30"},
      {"DayOfNoType", mode_with("day = \"montag\""), "montag"},
  };
}

}  // namespace nahraum::support
