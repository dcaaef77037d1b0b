#pragma once
// GTFS feed (ZIP of CSV files) -> Timetable. Streamed: memory is the timetable and its identifiers.
//
//   Findings findings;
//   const Timetable timetable = read_gtfs("fahrplan.gtfs.zip", {}, findings, progress);
//
// Read: agency, stops, routes, trips, stop_times, calendar, calendar_dates, frequencies, transfers,
// feed_info; columns by name in any order, UTF-8 with or without mark, quotes, LF or CR LF; the
// files may lie in one folder of the archive. Not used, and said so where it matters: fares,
// shapes, pathways (people walk on the street network), transfers between single trips or routes.
//
// Calls progress.step() within the caller's step.
// Throws Error{Input} with file and row: no ZIP archive or a bomb (guard.h); stops.txt, trips.txt
// or stop_times.txt missing; neither calendar.txt nor calendar_dates.txt; a needed column missing;
// a quote never closed; more than the limits. Everything else is a Finding, and the rest goes on:
//
//   gtfs.bad_time, gtfs.decreasing_time, gtfs.short_trip   the trip is left out
//   gtfs.interpolated_time     times between timed stops, by distance where stops have coordinates
//   gtfs.unknown_{stop,trip,service,route}, gtfs.duplicate_id, gtfs.bad_value
//   gtfs.bad_coordinate, gtfs.far_stop   the stop is served but nobody walks there
//   gtfs.frequency, gtfs.bad_frequency   headways become departures, exact_times 0 and 1 alike
//   gtfs.transfer_*, gtfs.unserved_stop, gtfs.on_request, gtfs.period, gtfs.feed_info,
//   gtfs.time_zone, gtfs.encoding, gtfs.row_width, gtfs.folder, gtfs.no_trips
//
// Source: GTFS Schedule reference; domain.md 2.3.10. Cost: O(bytes).

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/network/timetable.h"

namespace nahraum::geo {

struct GtfsOptions {
  std::string name{};  ///< what Findings and errors call the feed; "" = its file name
  std::uint64_t total_bytes = 8ull << 30;    ///< unpacked
  std::size_t max_stop_times = 200'000'000;  ///< after expanding frequencies
  double farthest_stop_metres = 300'000;     ///< from the median of all stops
};

[[nodiscard]] Timetable read_gtfs(const std::filesystem::path& path, const GtfsOptions& options,
                                  Findings& findings, Progress& progress);

/// A feed in memory: file name ("stops.txt") and content.
struct GtfsFile {
  std::string name;
  std::string_view content;
};
[[nodiscard]] Timetable parse_gtfs(std::span<const GtfsFile> files, const GtfsOptions& options,
                                   Findings& findings);

}  // namespace nahraum::geo
