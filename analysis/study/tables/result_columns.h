#pragma once
// Names of the columns of the result layers (ResultLayers): the agreement between the runner that
// fills them and the styles, maps and tables that read them. ASCII names; the titles people read
// are set where the columns are made.

#include <string>

#include "geo/core/units.h"

namespace nahraum::analysis::columns {

// units (Gemeinden)
inline constexpr const char* kUnitKey = "key";
inline constexpr const char* kUnitName = "name";
inline constexpr const char* kResidents = "residents";  // also cells, gaps
inline constexpr const char* kChildren =
    "children";  // target group of [coverage]; also cells, gaps
inline constexpr const char* kChildrenPerKm2 = "children_per_km2";
inline constexpr const char* kSecretCells = "secret_cells";

/// Share of children covered in a unit, percent: "thekiz_foot_15", "verbund_car_15".
[[nodiscard]] inline std::string coverage_column(const std::string& facilities,
                                                 const std::string& mode, geo::Minutes limit) {
  return facilities + "_" + mode + "_" + std::to_string(static_cast<int>(limit.count()));
}

/// A further group of residents: "group_u3".
[[nodiscard]] inline std::string group_column(const std::string& group) { return "group_" + group; }
/// A figure of [[indicator]]: "ind_sgb2_u15".
[[nodiscard]] inline std::string indicator_column(const std::string& key) { return "ind_" + key; }
inline constexpr const char* kAreaKm2 = "area_km2";
inline constexpr const char* kCoreHours = "core_hours_per_100";
inline constexpr const char* kChildrenPerHour = "children_per_hour";

// units: the index of need
inline constexpr const char* kIndex = "index";  // 0..100; 50 = as the reference
inline constexpr const char* kIndexLowest = "index_lowest";
inline constexpr const char* kIndexHighest = "index_highest";
inline constexpr const char* kIndexShare = "index_data_share";  // percent
inline constexpr const char* kIndexRank = "index_rank";
inline constexpr const char* kIndexRankBest = "index_rank_best";  // leaving one indicator out
inline constexpr const char* kIndexRankWorst = "index_rank_worst";
inline constexpr const char* kIndexStatus = "index_status";
inline constexpr const char* kIndexDynamics = "index_dynamics";
inline constexpr const char* kIndexState = "index_state";

// units: later years, main variant. "forecast_u6_2035", its ends "…_low" and "…_high"; also u3, ue3
// and "forecast_change_2035" (percent against kForecastStart)
inline constexpr const char* kForecastStart = "forecast_start";
inline constexpr const char* kForecastFirm = "forecast_firm";  // kYes: change beyond the interval
[[nodiscard]] inline std::string forecast_column(const std::string& what, int year) {
  return "forecast_" + what + "_" + std::to_string(year);
}

// cells
inline constexpr const char* kCell = "cell";
inline constexpr const char* kCellUnit = "unit_key";  // also kitas, services
/// kYes = inside some limit of [coverage], kNo = outside every limit.
inline constexpr const char* kCovered = "covered";
inline constexpr const char* kYes = "ja";
inline constexpr const char* kNo = "nein";
/// Minutes to the next facility of [coverage] by a mode: "minutes_foot".
[[nodiscard]] inline std::string minutes_column(const std::string& mode) {
  return "minutes_" + mode;
}
/// Minutes without car to the nearest service of a core category: "service_min_kinderarzt".
[[nodiscard]] inline std::string service_minutes_column(const std::string& category) {
  return "service_min_" + category;
}

// kitas
inline constexpr const char* kKitaId = "kita_id";
inline constexpr const char* kKitaName = "name";
inline constexpr const char* kTraeger = "traeger";
inline constexpr const char* kPhase =
    "phase";  // text: "none", "on_the_way", "thekiz", "konsultation"
inline constexpr const char* kRank = "rank";  // missing where not ranked
inline constexpr const char* kPoints = "points";
inline constexpr const char* kPointsLowest = "points_lowest";
inline constexpr const char* kPointsHighest = "points_highest";
inline constexpr const char* kDataShare = "data_share";  // percent
inline constexpr const char* kReachChildren = "reach_children";
inline constexpr const char* kReachWalk = "reach_walk";
inline constexpr const char* kReachCovered = "reach_covered";
inline constexpr const char* kReachAdditional = "reach_additional";
inline constexpr const char* kMinutesToThekiz = "minutes_to_thekiz";

inline constexpr const char* kCoreInHouse = "core_in_house";
inline constexpr const char* kCoreNear = "core_near";
inline constexpr const char* kCoreReach = "core_reach";
inline constexpr const char* kCoreWithoutCar = "core_without_car";
inline constexpr const char* kWithoutCore = "without_core";  // percent
inline constexpr const char* kCooperations = "cooperations";

inline constexpr const char* kPlace = "place";
inline constexpr const char* kPhaseName = "phase_name";
inline constexpr const char* kReachResidents = "reach_residents";
inline constexpr const char* kReachCoveredShare = "reach_covered_share";  // percent
inline constexpr const char* kGemeinde = "gemeinde";
inline constexpr const char* kPlaces = "places";
inline constexpr const char* kAttending = "attending";
inline constexpr const char* kRooms = "rooms";
inline constexpr const char* kVerbund = "verbund";

// Verbuende: cells of their areas, lines, members
inline constexpr const char* kVerbundName = "verbund_name";
inline constexpr const char* kVerbundLead = "lead";
inline constexpr const char* kVerbundLabel = "label";
inline constexpr const char* kVerbundWay = "way";  // the easiest way a member is reached
inline constexpr const char* kWayWalk = "zu Fuß";
inline constexpr const char* kWayTransit = "Bus und Bahn";
inline constexpr const char* kWayCar = "nur Auto";
inline constexpr const char* kWayNone = "nicht";

// services
inline constexpr const char* kServiceId = "service_id";
inline constexpr const char* kServiceName = "name";
inline constexpr const char* kCategory = "category";
inline constexpr const char* kHours = "hours_per_week";
inline constexpr const char* kHostedAt = "hosted_at";
inline constexpr const char* kCategoryName = "category_name";
inline constexpr const char* kOutreach = "outreach";
inline constexpr const char* kBarrierFree = "barrier_free";
inline constexpr const char* kPhases = "phases";
inline constexpr const char* kSgb = "sgb";
inline constexpr const char* kHandlungsfeld = "handlungsfeld";
inline constexpr const char* kHandlungsfeldName = "handlungsfeld_name";

// sozialraeume (kChildren, kResidents, coverage columns and the index as units)
inline constexpr const char* kSozialraumId = "sozialraum";
inline constexpr const char* kSozialraumName = "name";
inline constexpr const char* kSozialraumKind = "kind";
inline constexpr const char* kSettlement = "settlement";
inline constexpr const char* kResolution = "resolution";
inline constexpr const char* kMembers = "members";  // keys, parted by commas

// gaps
inline constexpr const char* kGapId = "gap_id";
inline constexpr const char* kGapCells = "cells";
inline constexpr const char* kGapUnits = "units";  // names of the Gemeinden it lies in
inline constexpr const char* kNearestMinutes = "nearest_minutes";
inline constexpr const char* kGapSmall = "small";  // 1 = fewer children than gap_min_children

// vorschlaege (sets of sites)
inline constexpr const char* kProposal = "proposal";
inline constexpr const char* kRole = "role";
inline constexpr const char* kRoleProposed = "proposed";
inline constexpr const char* kRoleExisting = "existing";
inline constexpr const char* kRoleClosed = "closed";
inline constexpr const char* kRoleAlternative = "alternative";
inline constexpr const char* kOrder = "order";
/// In the cells: what a proposal changes there.
[[nodiscard]] inline std::string proposal_column(const std::string& key) {
  return "proposal_" + key;
}
inline constexpr const char* kReachedBefore = "schon";
inline constexpr const char* kReachedNew = "neu";
inline constexpr const char* kReachedNoMore = "nicht mehr";
inline constexpr const char* kNotReached = "nicht";

// catchments
inline constexpr const char* kMode = "mode";
inline constexpr const char* kLimitMinutes = "minutes";

}  // namespace nahraum::analysis::columns
