#pragma once
// What the audit of Verbuende works on: values only, one set for a whole county, so that a change
// (what_if.h) is a changed copy. Kitas are those of the county's list; Verbund::lead and members
// are rows of `kitas`.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/catchment/catchments.h"
#include "analysis/model/kita.h"
#include "analysis/model/sozialraum.h"
#include "analysis/population/population.h"

namespace nahraum::analysis {

/// The ways a Verbund is audited on.
enum class AuditRole : std::uint8_t { Walk, Transit, TransitFree, Car };
inline constexpr std::size_t kAuditRoles = 4;
inline constexpr std::array<AuditRole, kAuditRoles> kAllAuditRoles{
    AuditRole::Walk, AuditRole::Transit, AuditRole::TransitFree, AuditRole::Car};
/// "walk", "pt", "pt_free", "car": keys of [verbund] and of the tables.
[[nodiscard]] std::string_view role_code(AuditRole role);

struct AuditMode {
  geo::Text title;  ///< "mit dem Auto"
  geo::Minutes limit{15};
  /// Rows are `kitas`, entries cells within the limit, people travelling from the cell to the Kita.
  /// Rows of Kitas that are no facility may be empty.
  Catchments reach;
};

/// How a Kita comes to a category of service; the order is from worst to best.
enum class SupplyStep : std::uint8_t { None, Transit, Near, InHouse };

struct AuditKita {
  Kita kita;
  std::optional<int> months_in_phase{};
  std::int32_t sozialraum = -1;  ///< row of AuditInput::sozialraeume
  std::int32_t place = -1;       ///< row of AuditInput::places
  SettlementType settlement = SettlementType::Unknown;
  std::vector<SupplyStep> supply{};  ///< one a category; empty = services not known
  std::size_t hosted = 0;            ///< services that come into the house
  geo::FlaggedValue hosted_hours{};  ///< a week; missing when some of them are not known
  double minutes_to_consultation = std::numeric_limits<double>::quiet_NaN();  ///< NaN = no way
};

/// Between the members of one Verbund, in the order of Verbund::members: from row to column. Empty
/// = not known; NaN = no way.
struct MemberWays {
  std::vector<double> minutes;
  std::vector<double> metres;
};

/// Children on the cells: all of the target group, under 3, from 3 on. Empty = not known.
struct AuditChildren {
  GroupValues all;
  GroupValues under_3;
  GroupValues from_3;
};

struct AuditInput {
  std::vector<AuditKita> kitas;
  std::vector<Verbund> verbuende;
  std::vector<MemberWays> ways;                   ///< one a Verbund
  std::vector<std::vector<std::uint32_t>> areas;  ///< populated cells of each Verbund, ascending
  geo::Text metres_kind;                          ///< "Luftlinie", "kürzester Weg"

  std::vector<geo::Point> centres;      ///< of the cells
  std::vector<std::int32_t> place;      ///< of each cell: row of `places`, -1 = outside
  std::vector<std::int32_t> village{};  ///< of each cell, for names alone; empty = by `place`
  std::vector<std::string> villages{};
  std::vector<std::string> places;                     ///< Gemeinden and Ortsteile
  std::vector<std::int32_t> sozialraum;                ///< of each cell; empty = the study has none
  std::vector<std::string> sozialraeume;               ///< their names
  std::vector<std::vector<std::uint32_t>> neighbours;  ///< touching Sozialraeume of each
  AuditChildren children;
  std::optional<AuditChildren> later;  ///< a forecast year, on the same cells
  std::string later_year;
  double link_metres = 250;  ///< gap cells this near belong to one village
  double area_km2 = 0;       ///< of the study

  std::array<std::optional<AuditMode>, kAuditRoles> modes;
  std::vector<geo::Text> categories;  ///< core kinds of service; empty = services not known
  bool consultation_known = false;    ///< is there a mode for the way to the Konsultation?

  [[nodiscard]] const std::optional<AuditMode>& mode(AuditRole role) const {
    return modes[static_cast<std::size_t>(role)];
  }
};

/// Kitas families can turn to: ThEKiZ of any phase, and members of a Verbund. One a Kita.
[[nodiscard]] std::vector<std::uint8_t> audited_facilities(const AuditInput& input);

}  // namespace nahraum::analysis
