#pragma once
// Ways on foot to, from and between stops, in seconds: what joins a timetable to the streets.
//
//   const Links access = links_from_rows(rows);         // point -> stops, from a street search
//   const Footpaths paths = straight_footpaths(timetable, {});   // where no streets are loaded
//
// The search walks once before the first ride, once between two rides, once after the last: paths
// are never chained, so they need not be transitively closed.

#include <cstdint>
#include <span>
#include <vector>

#include "geo/core/flat_array.h"
#include "geo/core/units.h"
#include "geo/network/timetable.h"

namespace nahraum::geo {

struct Link {
  std::uint32_t to = 0;
  std::uint32_t seconds = 0;
  friend constexpr bool operator==(const Link&, const Link&) = default;
};

/// Compressed rows: links of row r at [starts[r], starts[r + 1]).
struct Links {
  FlatArray<std::uint32_t> starts;
  FlatArray<Link> links;

  [[nodiscard]] std::size_t size() const { return starts.empty() ? 0 : starts.size() - 1; }
  [[nodiscard]] std::span<const Link> of(std::size_t row) const {
    return links.row(starts[row], starts[row + 1]);
  }
};
[[nodiscard]] Links links_from_rows(std::span<const std::vector<Link>> rows);
/// to -> from, `targets` rows; within a row ascending by the former row.
[[nodiscard]] Links reversed(const Links& links, std::size_t targets);

/// Ways between stops. Every time is at least one second: a change takes time, and so the order of
/// departures decides what can be reached from what.
struct Footpaths {
  static constexpr std::uint32_t kNoChange = UINT32_MAX;
  Links paths;                      ///< stop -> other stops
  FlatArray<std::uint32_t> change;  ///< by stop: from vehicle to vehicle; kNoChange = impossible
};

struct FootpathOptions {
  Metres farthest{400};
  KilometresPerHour speed{4.0};  ///< adult with small child (domain.md 2.1.5)
  double detour = 1.25;          ///< ways are longer than straight lines
  std::uint32_t change_seconds = 60;
};
/// Straight lines between placed stops, times detour at walking speed, plus the change time; then
/// transfers.txt: its times instead, its impossible pairs not at all. Rows ascending by stop.
[[nodiscard]] Footpaths straight_footpaths(const Timetable& timetable,
                                           const FootpathOptions& options);
/// The same rules for ways found otherwise: `walking` has pure walking seconds, stop -> stops.
[[nodiscard]] Footpaths footpaths_from_walking(const Timetable& timetable, const Links& walking,
                                               const FootpathOptions& options);

/// Straight lines from points to placed platforms within `farthest`, without change time; rows
/// ascending by stop.
[[nodiscard]] Links straight_links(std::span<const Position> points, const Timetable& timetable,
                                   const FootpathOptions& options);
/// A stop as the place one starts from: itself, and its footpaths.
[[nodiscard]] std::vector<Link> links_of_stop(const Footpaths& footpaths, std::uint32_t stop);

}  // namespace nahraum::geo
