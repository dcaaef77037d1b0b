#pragma once
// The measures of the criteria from what a Kita's catchment holds, from its surroundings, from
// statements and from figures of its area (domain.md 3(c)).
//
//   const Measures measures = kita_measures(reach_of_candidates);
//   const Ranking ranking = score(criteria, measures, {});

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "analysis/model/readiness.h"
#include "analysis/population/population.h"
#include "analysis/score/score.h"

namespace nahraum::analysis {

/// What one Kita's catchment holds.
struct KitaReach {
  Count children;  ///< target group in the catchment
  Count residents;
  Count children_walk;     ///< target group within the walk limit
  Count children_under_3;  ///< in the catchment; no cells when the study has no such group
  Count already_covered;   ///< children of the catchment inside the catchment of an existing ThEKiZ
  std::int32_t unit = -1;  ///< row of boundaries it stands in
  /// By the travel mode of the study; NaN without any ThEKiZ.
  double minutes_to_thekiz = std::numeric_limits<double>::quiet_NaN();
};

/// One value an entry of `candidates`, in that order. Keys and units:
///   children_in_catchment   persons; missing (Secret) when nobody is known and cells are secret
///   share_already_covered   percent of the children in the catchment; missing without children
///   additional_children     persons: in the catchment and not yet covered
///   minutes_to_thekiz       minutes; missing (NotApplicable) when there is no ThEKiZ yet
///   share_within_walk       percent of the children in the catchment; missing without children;
///                           above 100 when the walk limit reaches further than the catchment
///   share_under_3           percent of the children in the catchment; missing (Missing) without
///                           such a group, and without children
[[nodiscard]] Measures kita_measures(const std::vector<KitaReach>& candidates);

/// What is known around and inside one Kita; a member that nobody could work out is missing.
struct KitaFacts {
  geo::FlaggedValue departures_near;     ///< school day 6-20 h, nearest stop within 600 m; 0 = none
  geo::FlaggedValue departures_at_door;  ///< best stop within 400 m
  geo::FlaggedValue population_density;  ///< of its unit, persons a km2
  geo::FlaggedValue minutes_to_centre;
  geo::FlaggedValue children_attending;
  geo::FlaggedValue family_rooms;
  geo::FlaggedValue documented_need;                                ///< 0, 0.5, 1; entered
  std::array<geo::FlaggedValue, kReadinessItems.size()> readiness;  ///< entered
};
/// Adds the members by their names, readiness as ready_traeger, ready_team, …
void add_fact_measures(const std::vector<KitaFacts>& candidates, Measures& measures);

/// What the services around one Kita say.
struct SupplyFacts {
  geo::FlaggedValue share_without_core;  ///< percent of the children without any core service
  geo::FlaggedValue core_categories_reachable;  ///< of 8
  geo::FlaggedValue cooperations;               ///< signed 1, informal 0.5
};
/// Adds the members by their names; with an empty list they are missing for all `count` Kitas.
void add_supply_measures(const std::vector<SupplyFacts>& candidates, std::size_t count,
                         Measures& measures);

/// Mean and standard deviation of rates, weighted by their denominators; without denominators each
/// counts once. Nothing for fewer than two values or when all are equal: then the figure tells
/// nothing apart. Missing values take no part.
struct RateSpread {
  double mean = 0;
  double sd = 0;
  std::size_t units = 0;
  bool weighted = false;
};
[[nodiscard]] std::optional<RateSpread> rate_spread(
    const std::vector<geo::FlaggedValue>& values,
    const std::vector<geo::FlaggedValue>& denominators);

}  // namespace nahraum::analysis
