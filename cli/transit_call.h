#pragma once
// What the commands with a timetable have in common: the feed, the day, the time.

#include <optional>
#include <string>

#include "cli/streets_call.h"
#include "geo/streets/transit_walks.h"
#include "geo/travel/day_timetable.h"

namespace nahraum::cli {

struct TransitCall {
  std::string timetable;
  std::string date;
  std::string day;
  std::string land = "TH";
  std::string depart;     ///< "08:00" or "08:00-10:00"
  std::string arrive_by;  ///< likewise
  double percentile = 50;
  double max_walk = 600;
  int max_rides = 0;
};
void add_transit_options(CLI::App& command, TransitCall& call);

/// The time asked for: one, or every minute of a window.
struct TimeAsked {
  bool arrive = false;
  geo::DaySeconds from = 0;
  geo::DaySeconds to = 0;  ///< exclusive; == from for a single time
  [[nodiscard]] bool window() const { return to > from; }
};
/// Throws Error{Usage} unless exactly one of --depart and --arrive-by is given and understood.
[[nodiscard]] TimeAsked time_asked(const TransitCall& call);

struct OpenTimetable {
  geo::Timetable timetable;
  geo::Day day{};
};
/// Throws Error{Usage} without a date or day type, Error{Input} for a feed that cannot be read and
/// for a date on which nothing runs: silently walking instead is what users of other programs
/// suffer from.
[[nodiscard]] OpenTimetable open_timetable(const TransitCall& call, const Context& context,
                                           geo::Findings& findings, geo::Progress& progress);

/// Door-to-door matrix by timetable: minutes, walks included; on foot where that is as fast.
struct TransitMatrixCall {
  const StreetsCall& streets;
  const TransitCall& transit;
  const geo::PointTable& from;
  const geo::PointTable& to;
  const std::string& from_file;
  const std::string& to_file;
  double most = 0;
  const std::string& out;
};
/// Returns the rows written.
[[nodiscard]] std::size_t transit_matrix(const TransitMatrixCall& call, const Context& context,
                                         geo::Findings& findings, geo::Progress& progress);

}  // namespace nahraum::cli
