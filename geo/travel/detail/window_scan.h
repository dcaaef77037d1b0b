#pragma once
// The inner loop of WindowSearch: one pass over the connections for up to 256 departures.

#include <cstdint>

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

}  // namespace nahraum::geo::detail
