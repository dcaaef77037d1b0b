#pragma once
// The question of a siting: which sites to open for which demand, at what cost of travel, under
// which rules.
//
//   LocationProblem problem{.sites = sites, .demand = points, .costs = costs};
//   problem.rules.p = 3;
//   const Proposal proposal = solve_max_cover(problem, {.radius = 15}, {.gap = 0}, progress);
//
// A value; knows nothing of Kitas. Costs are those of `analysis/catchment` or of any CSV: minutes,
// metres, what the caller means. All indices are rows of `sites` and `demand`.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nahraum::analysis {

enum class SiteStatus : std::uint8_t {
  Candidate,  ///< may be opened
  Fixed,      ///< is open and stays (an existing ThEKiZ, locked)
  Excluded    ///< may not be opened
};

struct Site {
  std::string id;
  SiteStatus status = SiteStatus::Candidate;
  double cost = 1;  ///< of opening, in the unit of the budget; >= 0. Fixed sites cost nothing more
  double capacity = std::numeric_limits<double>::infinity();  ///< demand weight it can serve
};

struct DemandPoint {
  std::string id;
  double weight = 1;  ///< children, or children x need; >= 0
};

/// Cost of each pair that can be travelled, as compressed rows by demand point: entries of point d
/// at [starts[d], starts[d + 1]), ascending by site. A pair that is missing is unreachable.
struct SiteCosts {
  std::vector<std::uint64_t> starts;
  std::vector<std::uint32_t> site;
  std::vector<double> cost;  ///< >= 0, finite
};

/// "At least one per Sozialraum", "at most two of this Traeger".
struct SiteGroup {
  std::string name;
  std::vector<std::uint32_t> sites;
  std::size_t at_least = 0;
  std::size_t at_most = SIZE_MAX;
};

/// What holds in every model.
struct SitingRules {
  std::optional<std::size_t> p;  ///< open sites, fixed ones included; exactly, unless at_most_p
  bool at_most_p = false;
  std::optional<double> budget;  ///< sum of the costs of newly opened sites
  std::vector<SiteGroup> groups;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> incompatible;  ///< never both open
  bool capacities = false;                                            ///< are they respected?
};

struct LocationProblem {
  std::vector<Site> sites;
  std::vector<DemandPoint> demand;
  SiteCosts costs;
  SitingRules rules;
};

/// Throws Error{Input} naming site or point for: ids twice, negative or NaN weights, costs and
/// capacities, entries out of order or out of range, p above the number of sites, a fixed site in
/// an exclusion, groups that name unknown sites. O(size of the problem).
void check_problem(const LocationProblem& problem);

/// "Least distance between chosen sites" as pairs: `between` lists distances of site pairs.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> closer_than(
    const SiteCosts& between, double least_distance);

}  // namespace nahraum::analysis
