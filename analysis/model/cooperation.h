#pragma once
// How one Kita works with one service: the edges of the partner network (domain.md 1.1 D9, D10).

#include "analysis/model/kita.h"

namespace nahraum::analysis {

struct Cooperation {
  KitaIndex kita;
  ServiceIndex service;
  Contract contract = Contract::None;
  bool in_house = false;             ///< the service comes into the Kita
  geo::FlaggedValue hours_per_week;  ///< in this Kita
  std::size_t source_row = 0;
};

}  // namespace nahraum::analysis
