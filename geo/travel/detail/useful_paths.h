#pragma once
// Which footpaths are worth walking after which ride: those that staying in the vehicle does not
// beat. The reduction of transfers of trip-based routing (Witt 2015), here for the connection scan.

#include <cstdint>

#include "geo/core/flat_array.h"
#include "geo/travel/day_timetable.h"

namespace nahraum::geo::detail {

/// One mask a connection: bit i is set when path i of its last stop may be the first to be
/// somewhere; clear when the same trip gets everybody there strictly earlier, by riding on and
/// walking from a later stop. Paths from the 64th on have no bit and are always walked.
///
/// Leaving the others out changes no arrival: whoever is in the vehicle now is in it later too, and
/// a later alighting is scanned before it would matter. Cost: O(connections * paths of a stop).
[[nodiscard]] FlatArray<std::uint64_t> useful_paths(const FlatArray<Connection>& connections,
                                                    const Footpaths& footpaths, std::size_t stops,
                                                    std::size_t trips);

}  // namespace nahraum::geo::detail
