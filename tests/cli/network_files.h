#pragma once
// The drawn study (small_study.h) travelling on a drawn street and by a drawn bus.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace nahraum::support {

/// One street along the three Kitas, as OPL (osm_text.h).
[[nodiscard]] std::string small_street_opl();
/// A bus from Kita 0001 to Kita 0003 every half hour, daily in 2026.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> small_feed();

/// foot travels on the streets of `file`, which is written by the caller.
void use_streets(const std::filesystem::path& folder, const std::string& file);
/// Streets are drawn; foot travels by bus after fahrplan.zip, which is written by the caller.
/// `more` are keys of that mode.
void use_timetable(const std::filesystem::path& folder, const std::string& more = "");

}  // namespace nahraum::support
