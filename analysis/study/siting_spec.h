#pragma once
// [[proposal]], [costs], [[site_cost]] and [[comparison]] of a study: which sets of Kitas are asked
// for, what a site costs, which sets are laid side by side.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/siting/site_cost.h"
#include "geo/core/text.h"
#include "geo/core/units.h"

namespace nahraum::analysis {

enum class ProposalGoal : std::uint8_t { Children, Need, Equity, Travel, Portfolio };

/// [[proposal]]
struct ProposalSpec {
  std::string key;
  geo::Text title;
  ProposalGoal goal = ProposalGoal::Children;
  std::string group;  ///< of children
  std::string mode;
  geo::Minutes minutes{15};
  std::optional<std::size_t> p;  ///< new ones; with closable: open in the end
  bool at_most_p = false;
  std::optional<double> budget;   ///< Euro a year
  bool municipal_budget = false;  ///< the budget is the county's own share
  std::string need;               ///< "" = every child counts 1, "index", or key of an indicator
  bool by_unit = false;           ///< areas are Gemeinden though the study has Sozialraeume
  geo::Metres least_distance{0};
  std::optional<std::size_t> most_per_area;     ///< of new ones (closable: of all)
  std::optional<std::size_t> least_per_area;    ///< existing ones count
  std::optional<std::size_t> most_per_traeger;  ///< of new ones (closable: of all)
  std::vector<std::string> locked;
  std::vector<std::string> excluded;
  bool closable = false;  ///< existing ThEKiZ may be given up
  bool ranked = true;     ///< candidates have a rank
  double within = 0.05;   ///< relative, of sets that count as nearly as good
  std::size_t alternatives = 10;
  std::size_t curve = 8;
  double gap = 0;
  std::size_t most_nodes = 20'000;
};

/// [costs]: what the county entered.
struct CostsSpec {
  SiteCostRates rates;
  SiteStaffing site;                  ///< of a new site
  double existing_process_hours = 0;  ///< of a site that has finished its first two years
};

/// [[site_cost]]: staffing of one Kita where it differs.
struct SiteStaffSpec {
  std::string kita;
  std::optional<double> vbe;
  std::optional<double> process_hours;
};

/// [[comparison]]: "today" or the key of a proposal.
struct ComparisonSpec {
  std::string first;
  std::string second;
};

struct SitingSpec {
  std::vector<ProposalSpec> proposals;
  std::optional<CostsSpec> costs;
  std::vector<SiteStaffSpec> staff;
  std::vector<ComparisonSpec> comparisons;
};

inline constexpr const char* kToday = "today";

}  // namespace nahraum::analysis
