#pragma once
// The Praeventionskette of each area: age phase by category, what is there and what is missing
// (domain.md 1.9, 3(f) V9).
//
//   const std::vector<ChainLink> links = praeventionskette(question);
//
// One link for each area (row of units; then the whole study as unit = units), phase and category;
// a category stands under the phases that are usual for it and those of its services. Levels, best
// first:
//   InHouse    a service of the category and phase comes into a Kita of the area (of areas, not of
//   the
//              whole study: one Kita does not stand for a county)
//   Near       at least `share` of the area's children live within the near limit of one
//   Reachable  at least `share` within one of the further limits
//   Outreach   a service without a place of its own visits the families (whole study)
//   None       a gap
// Hours are those of services that stand in the area; hours of outreach are spread over all
// children of the study. How many offers there are is no measure of their quality (Fachliche
// Empfehlungen). Cost O(phases * categories * (entries of times + cells)).

#include <span>
#include <vector>

#include "analysis/catchment/catchments.h"
#include "analysis/population/population.h"
#include "analysis/supply/catalogue.h"

namespace nahraum::analysis {

enum class ChainLevel : std::uint8_t { None, Outreach, Reachable, Near, InHouse };
[[nodiscard]] geo::Text level_name(ChainLevel level);

struct ChainQuestion {
  const ServiceCatalogue& catalogue;
  /// Placed ones first, in the order of the rows of `near` and `reach`.
  std::span<const Service> services;
  std::span<const std::int32_t> category;  ///< of each service (categories_of())
  std::span<const std::int32_t> unit;      ///< of each service: area it stands in, -1 = outside
  std::span<const std::int32_t> in_house;  ///< of each service: area of the Kita it comes to, or -1
  const Catchments& near;
  std::span<const Catchments> reach;
  const GroupValues& children;                 ///< on the cells of near and reach
  std::span<const std::int32_t> unit_of_cell;  ///< -1 = outside
  std::size_t units = 0;
  double share = 0.5;
};

struct ChainLink {
  std::size_t unit = 0;  ///< `units` = the whole study
  AgePhase phase = AgePhase::Pregnancy;
  std::size_t category = 0;
  ChainLevel level = ChainLevel::None;
  geo::FlaggedValue share_near;     ///< percent of the area's children
  geo::FlaggedValue share_reach;    ///< percent, near included
  std::size_t services = 0;         ///< that stand in the area
  std::size_t without_hours = 0;    ///< of these and of outreach: hours not said
  geo::FlaggedValue hours;          ///< a week; Limited where some services do not say theirs
  geo::FlaggedValue hours_per_100;  ///< children of the target group
  /// Nothing there, and children are known to live there.
  [[nodiscard]] bool gap() const { return level == ChainLevel::None && !share_reach.missing(); }
};

/// Sorted by unit, phase, category.
[[nodiscard]] std::vector<ChainLink> praeventionskette(const ChainQuestion& question);

struct UnitSupply {
  geo::FlaggedValue hours;  ///< weekly hours of core services, outreach spread as above
  geo::FlaggedValue hours_per_100;
  geo::FlaggedValue children_per_hour;  ///< NotApplicable without any hour
};
/// One a unit, then the whole study.
[[nodiscard]] std::vector<UnitSupply> supply_by_unit(const ChainQuestion& question);

}  // namespace nahraum::analysis
