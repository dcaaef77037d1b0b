#pragma once
// What stands below a map: method, limits, disclosure, dates and sources.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/study/result.h"
#include "viewer/render/scene.h"

namespace nahraum::render {

/// Names of the maps of a study.
namespace map_key {
inline constexpr const char* kRanking = "rangfolge";
inline constexpr const char* kCoverage = "abdeckung";
inline constexpr const char* kGaps = "luecken";
inline constexpr const char* kChildrenMap = "kinder";
inline constexpr const char* kCatchments = "einzugsgebiete";
inline constexpr const char* kIndexMap = "sozialindex";
inline constexpr const char* kSupplyMap = "angebote";
inline constexpr const char* kSozialraumMap = "sozialraeume";
inline constexpr const char* kVerbundMap = "verbuende";
inline constexpr const char* kForecastMap = "vorausschau";
inline constexpr const char* kFormationMap = "verbund_vorschlaege";
inline constexpr const char* kNeedCoverage = "bedarf_abdeckung";
inline constexpr const char* kDots = "punktdichte";
inline constexpr const char* kSigns = "angebote_zeichen";
inline constexpr const char* kWays = "wege";
}  // namespace map_key

/// Those of the map first, then those that every map has. `layers` are what the page shows.
[[nodiscard]] std::vector<geo::Text> map_notes(const analysis::StudyResult& result,
                                               std::string_view map,
                                               const std::vector<StyledLayer>& layers);
/// One sentence a layer that colours areas of unlike size by a number of people: only rates may be
/// shown so (domain.md 2.4).
[[nodiscard]] std::vector<geo::Text> count_warnings(const std::vector<StyledLayer>& layers);
/// Newest first, sources of one day together: "30.06.2026 Angebote, Verbünde; 15.05.2022 Zensus".
[[nodiscard]] geo::Text reference_dates(const analysis::StudyResult& result);
[[nodiscard]] std::vector<std::string> source_notes(const analysis::StudyResult& result);

}  // namespace nahraum::render
