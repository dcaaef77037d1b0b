#pragma once
// The inner loop of WindowSearch: one pass over the connections for up to 256 departures.

#include <cstdint>
#include <span>

#include "geo/travel/day_timetable.h"
#include "geo/travel/detail/vector_targets.h"

namespace nahraum::geo::detail {

/// Lanes ascend with the departure; so does every row of `rides` and `ready`. Rows are padded to
/// whole blocks with UINT16_MAX.
struct WindowScan {
  static constexpr std::size_t kBlock = 32;
  const ConnectionTable& table;
  DaySeconds base = 0;
  DaySeconds last = 0;  ///< latest departure and arrival that matter, since base; < UINT16_MAX
  std::size_t lanes = 0;
  std::size_t stride = 0;  ///< lanes rounded up to blocks
  const std::uint16_t* boarding_ready = nullptr;
  std::uint16_t* ready = nullptr;
  std::uint16_t* rides = nullptr;
  std::uint16_t* on_board = nullptr;  ///< by trip: lanes below this are in it
};
void run_window_scan(const WindowScan& scan, InstructionSet instructions);

/// What a scan found, read at one destination.
struct WindowEgress {
  const std::uint16_t* rides = nullptr;  ///< as in WindowScan
  std::size_t stride = 0;
  const std::uint16_t* left = nullptr;  ///< by lane: its departure since base; `stride` entries
  std::uint16_t longest = 0;
};
/// Shortest durations over the links into `out`, `stride` entries; UINT16_MAX beyond `longest`.
void window_durations(const WindowEgress& egress, std::span<const Link> links, std::uint16_t* out,
                      InstructionSet instructions);

}  // namespace nahraum::geo::detail
