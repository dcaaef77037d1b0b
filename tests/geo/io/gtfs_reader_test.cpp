#include "geo/io/gtfs_reader.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/encoding.h"
#include "tests/support/drawn_timetable.h"
#include "tests/support/shared_data.h"
#include "tests/support/zip_file.h"

namespace nahraum {
namespace {

using namespace std::string_literals;

using support::at;
using support::FeedFiles;
using support::stop_named;

const char* const kDrawing =
    "Linie 1: A 08:00 B 08:10 C 08:20\n"
    "Linie 2: C 08:25 D 08:40\n"
    "Umstieg C D 600\n";

FeedFiles replaced(FeedFiles files, const std::string& name, const std::string& content) {
  for (auto& [file, text] : files) {
    if (file == name) text = content;
  }
  return files;
}

FeedFiles edited(FeedFiles files, const std::string& name, const std::string& from,
                 const std::string& to) {
  for (auto& [file, text] : files) {
    if (file != name) continue;
    const std::size_t place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from << " in " << text;
    text.replace(place, from.size(), to);
  }
  return files;
}

FeedFiles without(FeedFiles files, const std::string& name) {
  std::erase_if(files, [&](const auto& file) { return file.first == name; });
  return files;
}

struct Read {
  geo::Findings findings;
  geo::Timetable timetable;
};
Read read(const FeedFiles& files) {
  Read result;
  result.timetable = support::timetable_of(files, result.findings);
  return result;
}

std::string first_sentence(const geo::Findings& findings, std::string_view code) {
  for (const geo::Finding& finding : findings.kept()) {
    if (finding.code == code) return sentence(finding, geo::Language::German);
  }
  return "none";
}

std::string error_of(const FeedFiles& files) {
  try {
    (void)read(files);
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    return error.sentence(geo::Language::German);
  }
  return "none";
}

TEST(GtfsReader, ReadsWhatIsDrawn) {
  const Read one = read(support::drawn_feed(kDrawing));
  const geo::Timetable& t = one.timetable;
  ASSERT_EQ(t.stops.size(), 4u);
  ASSERT_EQ(t.trips.size(), 2u);
  EXPECT_EQ(t.stop_ids[2], "C");
  EXPECT_EQ(t.route_names[t.trips[1].route], "2");
  EXPECT_EQ(t.trip_names[t.trips[0].name], "t1");
  ASSERT_EQ(t.stops_of(0).size(), 3u);
  EXPECT_EQ(t.stops_of(0)[1].arrival, at("08:10"));
  EXPECT_EQ(t.time_zone, "Europe/Berlin");
  ASSERT_EQ(t.transfers.size(), 1u);
  EXPECT_EQ(t.transfers[0].seconds, 600u);
  EXPECT_EQ(geo::iso_day(*t.services.first_day), "2022-01-01");
  EXPECT_EQ(geo::iso_day(*t.services.last_day), "2022-12-31");
  EXPECT_EQ(one.findings.count(geo::Severity::Warning), 1u) << "5 km in ten minutes";
}

TEST(GtfsReader, ColumnsInAnyOrderWithMarkQuotesBlanksAndWindowsLineEnds) {
  FeedFiles files = replaced(support::drawn_feed(kDrawing), "stops.txt",
                             "\xef\xbb\xbf\"stop_lon\", Stop_Name ,STOP_ID,stop_lat,unknown\r\n"
                             "8.70,\"Dorf, \"\"Linde\"\"\",A,50.00,x\r\n"
                             " 8.71 ,Zeile\tzwei, B ,50.01\r\n\r\n"
                             "8.72,\"zwei\nZeilen\",C,50.02,x\r\n"
                             "8.73,M\xfcnster,D,50.03,x");
  const Read one = read(files);
  EXPECT_EQ(one.timetable.stop_names[0], "Dorf, \"Linde\"");
  EXPECT_EQ(one.timetable.stop_names[1], "Zeile zwei");
  EXPECT_EQ(one.timetable.stop_names[2], "zwei Zeilen");
  EXPECT_EQ(one.timetable.stop_names[3], "Münster");
  EXPECT_EQ(one.timetable.stop_ids[1], "B");
  EXPECT_NEAR(one.timetable.stops[1].position.longitude(), 8.71, 1e-6);
  EXPECT_EQ(one.timetable.trips.size(), 2u);
  EXPECT_EQ(one.findings.count("gtfs.encoding"), 1u);
  EXPECT_EQ(one.findings.count("gtfs.row_width"), 1u);
}

TEST(GtfsReader, MissingFilesAreAnErrorThatNamesThem) {
  const FeedFiles files = support::drawn_feed(kDrawing);
  for (const char* file : {"stops.txt", "trips.txt", "stop_times.txt"}) {
    EXPECT_NE(error_of(without(files, file)).find(file), std::string::npos) << file;
  }
  EXPECT_NE(error_of(without(without(files, "calendar.txt"), "calendar_dates.txt"))
                .find("wann etwas fährt"),
            std::string::npos);
  EXPECT_EQ(error_of(without(files, "calendar_dates.txt")), "none");
  EXPECT_EQ(error_of(without(without(files, "agency.txt"), "routes.txt")), "none");
  EXPECT_EQ(error_of(edited(files, "stop_times.txt", "stop_sequence", "sequence")),
            "gtfs/stop_times.txt, Zeile 1: Die Spalte „stop_sequence“ fehlt. Bitte den Fahrplan "
            "beim Verkehrsverbund neu anfordern.");
  EXPECT_NE(error_of(replaced(files, "stops.txt", "")).find("stop_id"), std::string::npos);
  EXPECT_NE(error_of(edited(files, "stops.txt", "A,A", "A,\"A")).find("Anführungszeichen"),
            std::string::npos);
}

TEST(GtfsReader, GarbageTimesLeaveTheTripOutAndSaySo) {
  const FeedFiles files = support::drawn_feed(kDrawing);
  for (const char* bad :
       {"24:61:00", "08:10", "8h10", "-1:00:00", "08:10:60", "abc", "100:00:00"}) {
    const Read one =
        read(edited(files, "stop_times.txt", "08:10:00,08:10:00", std::string(bad) + ",08:10:00"));
    EXPECT_EQ(one.timetable.trips.size(), 1u) << bad;
    EXPECT_EQ(one.findings.count("gtfs.bad_time"), 1u) << bad;
  }
  const Read one = read(edited(files, "stop_times.txt", "08:10:00,08:10:00", "24:61:00,24:61:00"));
  EXPECT_EQ(first_sentence(one.findings, "gtfs.bad_time"),
            "gtfs/stop_times.txt, Zeile 3: „24:61:00“ ist keine Uhrzeit; die Fahrt „t1“ wurde "
            "ausgelassen.");
}

TEST(GtfsReader, TimesBeyondMidnightAndSingleDigitHoursAreFine) {
  const Read one = read(support::drawn_feed("Linie 1: A 8:00 B 23:59 C 28:15\n"));
  EXPECT_EQ(one.timetable.stops_of(0)[0].departure, at("08:00"));
  EXPECT_EQ(one.timetable.latest_time, at("28:15"));
  EXPECT_EQ(one.findings.count(geo::Severity::Warning), 0u);
}

TEST(GtfsReader, DecreasingTimesLeaveTheTripOut) {
  const FeedFiles files = support::drawn_feed(kDrawing);
  const Read early =
      read(edited(files, "stop_times.txt", "08:20:00,08:20:00", "08:05:00,08:05:00"));
  EXPECT_EQ(early.timetable.trips.size(), 1u);
  EXPECT_EQ(early.findings.count("gtfs.decreasing_time"), 1u);
  const Read hasty =
      read(edited(files, "stop_times.txt", "08:10:00,08:10:00", "08:12:00,08:10:00"));
  EXPECT_EQ(hasty.findings.count("gtfs.decreasing_time"), 1u);
}

TEST(GtfsReader, TimesBetweenTimedStopsAreEstimatedByDistance) {
  const Read one = read(
      support::drawn_feed("Ort A 8.70 50.00\nOrt B 8.70 50.01\nOrt C 8.70 50.04\nOrt D 8.70 50.05\n"
                          "Linie 1: A 08:00 B ? C ? D 08:10\n"));
  ASSERT_EQ(one.timetable.trips.size(), 1u);
  EXPECT_NEAR(one.timetable.stops_of(0)[1].arrival, at("08:02"), 1);
  EXPECT_NEAR(one.timetable.stops_of(0)[2].arrival, at("08:08"), 1);
  EXPECT_EQ(one.findings.count("gtfs.interpolated_time"), 1u);
  // Without places: evenly.
  FeedFiles files = support::drawn_feed("Linie 1: A 08:00 B ? C ? D 08:09\n");
  files = edited(files, "stops.txt", "C,C,49.0900,8.7000", "C,C,,");
  const Read even = read(files);
  EXPECT_EQ(even.timetable.stops_of(0)[1].arrival, at("08:03"));
  EXPECT_EQ(even.timetable.stops_of(0)[2].arrival, at("08:06"));
  const Read open = read(support::drawn_feed("Linie 1: A ? B 08:10\nLinie 1: A 08:00 B ?\n"));
  EXPECT_EQ(open.timetable.trips.size(), 0u);
  EXPECT_EQ(open.findings.count("gtfs.bad_time"), 2u);
  EXPECT_EQ(open.findings.count("gtfs.no_trips"), 1u);
}

TEST(GtfsReader, RowsInAnyOrder) {
  const Read one = read(replaced(support::drawn_feed(kDrawing), "stop_times.txt",
                                 "stop_sequence,trip_id,stop_id,arrival_time,departure_time\n"
                                 "30,t1,C,08:20:00,08:20:00\n1,t2,C,08:25:00,08:25:00\n"
                                 "10,t1,A,08:00:00,08:00:00\n7,t2,D,08:40:00,08:40:00\n"
                                 "20,t1,B,08:10:00,08:10:00\n"));
  ASSERT_EQ(one.timetable.trips.size(), 2u);
  EXPECT_EQ(one.timetable.stops_of(0)[1].stop, stop_named(one.timetable, "B"));
  EXPECT_EQ(one.timetable.stops_of(1)[1].stop, stop_named(one.timetable, "D"));
}

TEST(GtfsReader, UnknownReferencesAreNamed) {
  const FeedFiles files = support::drawn_feed(kDrawing);
  const Read stop = read(edited(files, "stop_times.txt", ",B,2", ",X,2"));
  EXPECT_EQ(stop.findings.count("gtfs.unknown_stop"), 1u);
  EXPECT_EQ(stop.timetable.stops_of(0).size(), 2u) << "the trip goes without this stop";
  const Read trip = read(edited(files, "stop_times.txt", "t2,08:25", "t9,08:25"));
  EXPECT_EQ(trip.findings.count("gtfs.unknown_trip"), 1u);
  EXPECT_EQ(trip.findings.count("gtfs.short_trip"), 1u);
  EXPECT_EQ(trip.timetable.trips.size(), 1u);
  const Read service = read(edited(files, "trips.txt", "2,daily", "2,never"));
  EXPECT_EQ(service.findings.count("gtfs.unknown_service"), 1u);
  EXPECT_EQ(service.timetable.trips.size(), 1u);
  const Read route = read(edited(files, "trips.txt", "2,daily", "77,daily"));
  EXPECT_EQ(route.findings.count("gtfs.unknown_route"), 1u);
  EXPECT_EQ(route.timetable.trips.size(), 2u);
  const Read transfer = read(edited(files, "transfers.txt", "C,D", "C,X"));
  EXPECT_EQ(transfer.findings.count("gtfs.transfer_unknown_stop"), 1u);
}

TEST(GtfsReader, DuplicateIdsTheFirstCounts) {
  const FeedFiles files = support::drawn_feed(kDrawing);
  const Read one = read(edited(files, "stops.txt", "B,B,", "A,Nochmal,1,1\nB,B,"));
  EXPECT_EQ(one.findings.count("gtfs.duplicate_id"), 1u);
  EXPECT_EQ(one.timetable.stop_names[0], "A");
  EXPECT_EQ(one.timetable.stops.size(), 4u);
}

TEST(GtfsReader, GrossCoordinateErrors) {
  const FeedFiles files = support::drawn_feed(kDrawing);
  for (const char* bad : {"0,0", "0.0,0.0", ",", "\"49,0\",8", "91,8", "nan,8", "49.0,190"}) {
    const Read one = read(edited(files, "stops.txt", "49.0000,8.7000", bad));
    EXPECT_EQ(one.findings.count("gtfs.bad_coordinate"), 1u) << bad;
    EXPECT_FALSE(one.timetable.stops[0].placed) << bad;
    EXPECT_TRUE(one.timetable.stops[0].served) << "the vehicle stops there all the same";
  }
  const Read far = read(edited(files, "stops.txt", "49.0000,8.7000", "8.7000,49.0000"));
  EXPECT_EQ(far.findings.count("gtfs.far_stop"), 1u) << "longitude and latitude swapped";
  EXPECT_FALSE(far.timetable.stops[0].placed);
}

TEST(GtfsReader, StationsStandForTheirPlatforms) {
  FeedFiles files = support::drawn_feed(
      "Linie 1: A 08:00 B 08:10\nLinie 2: C 08:20 D 08:30\n"
      "Umstieg S T 240\n");
  files = replaced(files, "stops.txt",
                   "stop_id,stop_lat,stop_lon,location_type,parent_station\n"
                   "A,50,8,0,\nB,50.1,8,0,S\nB2,50.1,8,,S\nC,50.101,8,0,T\nD,50.2,8,0,Nirgends\n"
                   "S,50.1,8,1,\nT,50.1,8,1,\nE,50.1,8,0,E\n");
  const Read one = read(files);
  ASSERT_EQ(one.timetable.transfers.size(), 2u);
  EXPECT_EQ(one.timetable.transfers[0].from, stop_named(one.timetable, "B"));
  EXPECT_EQ(one.timetable.transfers[0].to, stop_named(one.timetable, "C"));
  EXPECT_EQ(one.timetable.transfers[1].from, stop_named(one.timetable, "B2"));
  EXPECT_EQ(one.findings.count("gtfs.unknown_stop"), 2u) << "a parent unknown, one its own parent";
  EXPECT_EQ(one.findings.count("gtfs.unserved_stop"), 2u);
}

// Found by fuzzing: the name of the unknown station was quoted as it came.
TEST(GtfsReader, SentencesAreCleanTextWhateverTheFeedHolds) {
  const Read one = read(replaced(support::drawn_feed(kDrawing), "stops.txt",
                                 "stop_id,stop_lat,stop_lon,parent_station\n"
                                 "A,50,8,\x8b\xf1\nB,50,8,\nC\xff,50,8,x\0y\n"s));
  EXPECT_EQ(one.findings.count("gtfs.unknown_stop"), 5u)
      << "two stations, the stops C, C and D of the trips";
  for (const geo::Finding& finding : one.findings.kept()) {
    EXPECT_EQ(geo::utf8_error(finding.message.de), std::string_view::npos);
    EXPECT_EQ(finding.message.de.find('\0'), std::string::npos);
  }
}

TEST(GtfsReader, OddTransfersAreFindings) {
  FeedFiles files = support::drawn_feed(kDrawing);
  files = replaced(files, "transfers.txt",
                   "from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id\n"
                   "A,B,2,0,\nB,A,2,0,\nA,A,2,-5,\nB,C,7,60,\nC,C,3,,\nC,D,2,60,t1\nD,C,4,,\n");
  const Read one = read(files);
  EXPECT_EQ(one.findings.count("gtfs.transfer_cycle"), 1u);
  EXPECT_EQ(one.findings.count("gtfs.transfer_time"), 1u) << "negative";
  EXPECT_EQ(one.findings.count("gtfs.bad_value"), 1u) << "type 7";
  EXPECT_EQ(one.findings.count("gtfs.transfer_special"), 2u);
  ASSERT_EQ(one.timetable.transfers.size(), 5u);
}

TEST(GtfsReader, FrequenciesBecomeDepartures) {
  const Read one =
      read(support::drawn_feed("Takt 1800 08:00-10:00 Linie 1: A 00:00 B 00:15\nTakt 600 "
                               "23:50-24:20 Linie 2: C 07:00 D 07:05\n"));
  ASSERT_EQ(one.timetable.trips.size(), 7u);
  EXPECT_EQ(one.timetable.stops_of(3)[1].arrival, at("09:45"));
  EXPECT_EQ(one.timetable.stops_of(6)[0].departure, at("24:10"));
  EXPECT_EQ(one.findings.count("gtfs.frequency"), 1u);
  FeedFiles files = support::drawn_feed("Takt 1800 08:00-10:00 Linie 1: A 00:00 B 00:15\n");
  for (const char* bad : {"t1,08:00:00,10:00:00,0", "t1,08:00:00,10:00:00,-5",
                          "t1,10:00:00,08:00:00,60", "t9,08:00:00,10:00:00,60", "t1,8,10,60"}) {
    const Read bent = read(replaced(
        files, "frequencies.txt", std::string("trip_id,start_time,end_time,headway_secs\n") + bad));
    EXPECT_EQ(bent.findings.count("gtfs.bad_frequency"), 1u) << bad;
  }
}

TEST(GtfsReader, CalendarsOfAllKinds) {
  FeedFiles files = support::drawn_feed("Linie 1: A 08:00 B 08:10\n");
  files = replaced(files, "calendar.txt",
                   "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,"
                   "end_date\ndaily,1,1,1,1,1,0,0,20220901,20220930\n");
  files = replaced(files, "calendar_dates.txt",
                   "service_id,date,exception_type\ndaily,20220901,2\ndaily,20221001,1\n"
                   "daily,20220930,2\ndaily,20220931,1\ndaily,20220905,9\n");
  const Read one = read(files);
  const auto runs = [&](const char* day) {
    return one.timetable.services.runs(0, *geo::parse_day(day));
  };
  EXPECT_FALSE(runs("2022-09-01"));
  EXPECT_TRUE(runs("2022-09-02"));
  EXPECT_FALSE(runs("2022-09-03")) << "Saturday";
  EXPECT_TRUE(runs("2022-09-05")) << "exception type 9 is none";
  EXPECT_TRUE(runs("2022-10-01"));
  EXPECT_EQ(geo::iso_day(*one.timetable.services.first_day), "2022-09-02");
  EXPECT_EQ(geo::iso_day(*one.timetable.services.last_day), "2022-10-01");
  EXPECT_EQ(one.findings.count("gtfs.bad_value"), 2u);
  FeedFiles with_info = files;
  with_info.emplace_back("feed_info.txt", "feed_start_date,feed_end_date\n20220901,20220915\n");
  EXPECT_EQ(read(with_info).findings.count("gtfs.feed_info"), 1u);
}

TEST(GtfsReader, ReadsArchivesAlsoWithAFolderAndRefusesOthers) {
  const support::TemporaryFolder folder;
  const auto path = folder.path() / "feed.zip";
  FeedFiles files = support::drawn_feed(kDrawing);
  support::write_zip(path, files);
  geo::Findings findings;
  geo::Progress progress;
  EXPECT_EQ(read_gtfs(path, {}, findings, progress).trips.size(), 2u);
  for (auto& [name, content] : files) name = "gtfs_2022/" + name;
  support::write_zip(path, files);
  EXPECT_EQ(read_gtfs(path, {}, findings, progress).trips.size(), 2u);
  EXPECT_EQ(findings.count("gtfs.folder"), 1u);
  support::write_text(path, "stop_id,stop_name\n");
  EXPECT_THROW((void)read_gtfs(path, {}, findings, progress), geo::Error);
  support::write_zip(path, {{"stops.txt", std::string(300u << 20u, 'a')}});
  EXPECT_THROW((void)read_gtfs(path, {}, findings, progress), geo::Error) << "a bomb";
}

TEST(GtfsReader, LimitsOnWhatIsWrittenOut) {
  FeedFiles files = support::drawn_feed("Takt 1 00:00-24:00 Linie 1: A 00:00 B 00:15\n");
  std::vector<geo::GtfsFile> views;
  for (const auto& [name, content] : files) views.push_back({name, content});
  geo::Findings findings;
  EXPECT_THROW((void)parse_gtfs(views, {.max_stop_times = 100'000}, findings), geo::Error);
  EXPECT_EQ(parse_gtfs(views, {.max_stop_times = 200'000}, findings).trips.size(), 86'400u);
}

TEST(GtfsReader, CanBeStopped) {
  const support::TemporaryFolder folder;
  support::write_zip(folder.path() / "feed.zip", support::drawn_feed(kDrawing));
  geo::Findings findings;
  geo::Progress progress;
  progress.cancel();
  try {
    (void)read_gtfs(folder.path() / "feed.zip", {}, findings, progress);
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Cancelled);
  }
}

}  // namespace
}  // namespace nahraum
