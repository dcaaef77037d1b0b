#pragma once
// What a run says about services for families: part of StudyResult.

#include <string>
#include <vector>

#include "analysis/supply/chain.h"
#include "analysis/supply/kita_supply.h"
#include "analysis/supply/network.h"

namespace nahraum::analysis {

struct SupplyResult {
  bool computed = false;  ///< false: the study lists no services, and all below is empty
  ServiceCatalogue catalogue;
  std::vector<Service> services;            ///< placed ones first, then outreach
  std::vector<ChainLink> chain;             ///< of units, then the whole study
  std::vector<ChainLink> sozialraum_chain;  ///< `unit` is the row of the Sozialraum
  std::vector<UnitSupply> by_unit;          ///< rows of boundaries, then the whole study
  std::vector<KitaSupply> kitas;            ///< one a Kita
  std::vector<Cooperation> network;
  std::vector<Duplicate> duplicates;
  /// By core category (order of catalogue.core()) and cell of the group of [score]: minutes without
  /// car to the nearest service; kNotReached beyond every limit.
  std::vector<std::vector<float>> minutes;
};

}  // namespace nahraum::analysis
