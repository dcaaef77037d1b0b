#pragma once
// The limits a Verbund is audited against, each with its default, its unit and where it comes from
// (domain.md 3(f)). One table: the audit, the keys of [verbund] and the docs read it.
//
//   AuditLimits limits;                                    // all defaults
//   limits.state_own(LimitKey::CoverageHint, 75);           // the county's own
//   limits.at(LimitKey::CoverageHint);

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::analysis {

enum class LimitOrigin : std::uint8_t {
  Recommended,  ///< Fachliche Empfehlungen 2021
  Observed,     ///< seen in a county, not evaluated
  NrwLaw,       ///< law of another Land, a benchmark, no norm in Thuringia
  Proposal,     ///< of this program, no source claims it
  Stated        ///< set by the county in its study
};
/// "empfohlen", "beobachtet, nicht evaluiert", "NRW-Recht", "Vorschlag", "Festlegung der Studie".
[[nodiscard]] geo::Text origin_name(LimitOrigin origin);

enum class LimitKey : std::uint8_t {
  MembersPerVbeHint,     // V1
  MembersPerVbeWarning,  // V1
  VbePerKitaHint,        // V2
  VbePerKitaWarning,     // V2
  VbePerKitaMost,        // V2
  VbePerPersonHint,      // V3
  DistanceHint,          // V4, km
  LeadMinutesWarning,    // V4
  TourShareHint,         // V5, percent
  TourShareWarning,      // V5, percent
  VisitsPerWeek,         // V5
  HoursPerVbe,           // V5
  CoverageHint,          // V7, percent
  CoverageWarning,       // V7, percent
  GapChildren,           // V8
  OverlapHint,           // V11, percent
  EquityWarning,         // V12
  LossHint,              // V13, points
  HolidayDropWarning,    // V14, points
  ProcessFirst,          // V16, hours a month
  ProcessLater,          // V16
  ProcessChange,         // V16
  PhaseMonths,           // V16, V17
  PersonnelCost,         // V18, no default
  ProcessFee,            // V18, no default
  MaterialPercent,       // V18
  MunicipalPercent,      // V18
  SmallKita,             // V19
  Count
};
inline constexpr std::size_t kLimitKeys = static_cast<std::size_t>(LimitKey::Count);

struct LimitRow {
  LimitKey key = LimitKey::Count;
  std::string_view name;           ///< key of [verbund]
  std::string_view default_value;  ///< as written in TOML; "" = none, must be entered
  std::string_view unit;
  double maximum = 1e9;
  LimitOrigin origin = LimitOrigin::Proposal;
  geo::Text source;  ///< "Wartburgkreis 2023, Handbuch 2.0"; empty for a proposal
  geo::Text help;
};
/// In the order of LimitKey.
[[nodiscard]] std::span<const LimitRow> limit_rows();

class AuditLimits {
 public:
  AuditLimits();
  [[nodiscard]] double at(LimitKey key) const { return values_[static_cast<std::size_t>(key)]; }
  /// A price without default that nobody entered is not known.
  [[nodiscard]] bool known(LimitKey key) const;
  void state_own(LimitKey key, double value);
  [[nodiscard]] LimitOrigin origin(LimitKey key) const;
  /// "beobachtet, nicht evaluiert (Wartburgkreis 2023 …)".
  [[nodiscard]] geo::Text basis(LimitKey key) const;

  bool process_per_verbund = false;   ///< V16: "soziales Zentrum" instead of each Kita by itself
  bool material_on_personnel = true;  ///< V18: base of the flat rate; false = no flat rate

 private:
  std::array<double, kLimitKeys> values_{};
  std::array<bool, kLimitKeys> own_{};
};

}  // namespace nahraum::analysis
