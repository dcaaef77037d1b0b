#pragma once
// What a Kita has around it: the facts behind the criteria a1, a2, C5 (domain.md 3(c)) and the
// organisational models (3(d): S_in, S_near, S_reach). Categories are the core ones of the
// catalogue. Services without a place have no door to go to: they count for nothing here.
//
//   const std::vector<KitaSupply> facts = kita_supply(question);

#include <span>
#include <vector>

#include "analysis/catchment/catchments.h"
#include "analysis/model/cooperation.h"
#include "analysis/population/population.h"
#include "analysis/supply/catalogue.h"

namespace nahraum::analysis {

struct KitaSupply {
  std::size_t core_in_house = 0;     ///< S_in: hosted, or a co-operation that comes in-house
  std::size_t core_near = 0;         ///< S_near: in house, within the walk limit or `near_metres`
  std::size_t core_reach = 0;        ///< S_reach: near, or within a further limit, car included
  std::size_t core_without_car = 0;  ///< a2: near by walking, or within a further limit without car
  double cooperations = 0;           ///< C5: signed 1, informal 0.5; once a service
  /// a1: percent of the children in the catchment without any core service within a limit without
  /// car. Missing without known children.
  geo::FlaggedValue without_core;
};

struct KitaSupplyQuestion {
  const ServiceCatalogue& catalogue;
  std::span<const Service> services;       ///< placed ones first
  std::span<const std::int32_t> category;  ///< of each service
  std::span<const Kita> kitas;
  std::span<const Cooperation> cooperations;
  // Rows are placed services, entries Kitas.
  const Catchments& walk;
  std::span<const Catchments> without_car;
  std::span<const Catchments> by_car;
  double near_metres = 1000;
  // Cells of the Kitas' catchments.
  const Catchments& catchments;  ///< rows are Kitas, entries cells
  const GroupValues& children;
  std::span<const std::uint8_t> served;  ///< cells with a core service within a limit without car
};

/// a1 for one row of the catchments.
[[nodiscard]] geo::FlaggedValue share_without_core(const Catchments& catchments, std::size_t kita,
                                                   const GroupValues& children,
                                                   std::span<const std::uint8_t> served);
/// One a Kita. O(services * Kitas + entries).
[[nodiscard]] std::vector<KitaSupply> kita_supply(const KitaSupplyQuestion& question);

}  // namespace nahraum::analysis
