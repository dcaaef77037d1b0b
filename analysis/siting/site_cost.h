#pragma once
// What one ThEKiZ costs in a year: co-ordinator, material, Prozessbegleitung. All prices are
// entered by the user; nothing is assumed (domain.md 1.4 N1-N12 and 3(c) "Budget portfolio").
//
//   const SiteCost cost = site_cost(rates, {.vbe = 0.5, .process_hours = 120});
//
// total = vbe x personnel x (1 + material share where its base is personnel) + hours x fee

namespace nahraum::analysis {

/// Euro; shares are 0..1.
struct SiteCostRates {
  double personnel = 0;               ///< for 1.0 VBE and a year
  double material_share = 0;          ///< flat rate for material
  bool material_on_personnel = true;  ///< false: its base is another one and it is not counted
  double process_fee = 0;             ///< for one hour of Prozessbegleitung
  double municipal_share = 0;         ///< of the total
};

struct SiteStaffing {
  double vbe = 0;
  double process_hours = 0;  ///< of Prozessbegleitung in a year
};

/// Euro a year, rounded to cents, so that sums and limits are exact.
struct SiteCost {
  double personnel = 0;
  double material = 0;
  double process = 0;
  double total = 0;
  double municipal = 0;  ///< part of the total
};

[[nodiscard]] SiteCost site_cost(const SiteCostRates& rates, const SiteStaffing& staffing);

}  // namespace nahraum::analysis
