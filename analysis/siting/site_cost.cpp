#include "analysis/siting/site_cost.h"

#include <cmath>

namespace nahraum::analysis {

namespace {

double cents(double euro) { return std::round(euro * 100) / 100; }

}  // namespace

SiteCost site_cost(const SiteCostRates& rates, const SiteStaffing& staffing) {
  SiteCost cost;
  cost.personnel = cents(staffing.vbe * rates.personnel);
  cost.material = rates.material_on_personnel ? cents(cost.personnel * rates.material_share) : 0;
  cost.process = cents(staffing.process_hours * rates.process_fee);
  cost.total = cents(cost.personnel + cost.material + cost.process);
  cost.municipal = cents(cost.total * rates.municipal_share);
  return cost;
}

}  // namespace nahraum::analysis
