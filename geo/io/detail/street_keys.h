#pragma once
// Which columns of a table are tags of streets.

#include <string>
#include <string_view>

namespace nahraum::geo::detail {

/// The OSM key a column stands for: "HIGHWAY" -> "highway", "maxspeed_type" -> "maxspeed:type"; ""
/// when it is none that profiles look at (names, geometries, lengths).
[[nodiscard]] std::string street_key(std::string_view column);

}  // namespace nahraum::geo::detail
