#pragma once
// What the steps of a run share: the study, its inputs, and the groups placed on their grids.

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "analysis/catchment/catchments.h"
#include "analysis/robust/shared_cells.h"
#include "analysis/study/read/group_grid.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct RunState {
  const Study& study;
  StudyInputs& inputs;  ///< findings may be added, nothing else
  geo::Progress& progress;
  std::size_t threads = 0;
  std::map<std::string, PlacedGroup> groups{};                     ///< by key
  std::map<std::string, std::unique_ptr<const Travel>> travels{};  ///< by key of the mode

  [[nodiscard]] const PlacedGroup& group(const std::string& key) const { return groups.at(key); }
  /// The population, null when the study has no group "total".
  [[nodiscard]] const PlacedGroup* total() const {
    const auto found = groups.find("total");
    return found == groups.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::size_t units() const { return inputs.boundaries.size(); }
  [[nodiscard]] const Travel& travel(const std::string& mode) const { return *travels.at(mode); }
  [[nodiscard]] Catchments catchments(const std::vector<geo::Point>& places,
                                      const std::vector<geo::Point>& cells,
                                      const ModeLimit& limit) const {
    return travel(limit.mode).catchments(places, cells, limit.limit, progress);
  }
};

/// Kitas of one kind of facility: "thekiz", "verbund" (members of any), "kitas".
[[nodiscard]] std::vector<std::size_t> facility_kitas(const StudyInputs& inputs,
                                                      const std::string& facilities);
[[nodiscard]] geo::Text facility_name(const std::string& facilities);
/// The limits of [coverage], or every mode with each of its limits.
[[nodiscard]] std::vector<ModeLimit> coverage_limits(const Study& study);
[[nodiscard]] std::vector<geo::Point> places(const StudyInputs& inputs,
                                             const std::vector<std::size_t>& kitas);
/// Does anybody live there, as far as is known?
[[nodiscard]] std::vector<std::uint8_t> populated_cells(const RunState& state,
                                                        const PlacedGroup& children);

// The steps, in order. Each is a function of the state; cost O(facilities * cells in reach).

/// The cells behind the sums of KitaReach, one sum a Kita, for errors that Kitas share.
struct ReachCells {
  SharedCells covered;    ///< in the catchment and in that of a ThEKiZ
  SharedCells uncovered;  ///< the others of the catchment
  SharedCells walk;
  SharedCells under_3;  ///< no sums without such a group
};

/// The group of children under 3 that the measure share_under_3 is about.
inline constexpr const char* kGroupUnder3 = "u3";

/// Which cells reach which Kita, in the order of the Kitas: kept, so that the children of another
/// year can be counted without a search.
struct KitaCatchments {
  Catchments catchment;  ///< on the cells of the group of [score]
  Catchments walk;
  std::optional<Catchments> under_3;  ///< where that group lies on another grid
};
struct ReachStep {
  KitaCatchments sets;
  std::vector<KitaReach> kitas;
  std::vector<VerbundCoverage> verbuende;
  ReachCells cells;
};
[[nodiscard]] ReachStep compute_reach(const RunState& state);
/// The counts of children of each Kita by these values of the cells; all else stays. `under_3` may
/// be null.
void count_children(const RunState& state, const KitaCatchments& sets, const GroupValues& children,
                    const GroupValues* under_3, std::vector<KitaReach>& reach);

/// Every group by unit and Sozialraum.
[[nodiscard]] PopulationResult compute_population(const RunState& state);

struct CoverageStep {
  std::vector<CoverageResult> results;
  std::vector<std::vector<std::uint8_t>> covered;  ///< a result: cells of the group of [coverage]
};
[[nodiscard]] CoverageStep compute_coverage(const RunState& state);

struct GapStep {
  std::vector<std::uint8_t> covered;  ///< cells of the coverage group: inside some limit
  /// Minutes to the nearest facility by each mode of the limits; NaN without facility.
  std::map<std::string, std::vector<double>> minutes;
  std::vector<Gap> gaps;
};
[[nodiscard]] GapStep compute_gaps(const RunState& state);

/// Empty (computed = false) for a study without services.
[[nodiscard]] SupplyResult compute_supply(const RunState& state);

/// Needs the services of `supply`; Sozialraeume and services may be missing.
[[nodiscard]] SurroundingsResult compute_surroundings(const RunState& state,
                                                      const KitaCatchments& sets,
                                                      const SupplyResult& supply);

/// Empty for a study without [[verbund_formation]].
[[nodiscard]] FormationResult compute_formation(const RunState& state, const NeedResult& need);

struct ScoreStep {
  CriteriaSet criteria;
  std::vector<KitaIndex> candidates;
  Measures measures;
  Ranking ranking;
};
[[nodiscard]] ScoreStep compute_score(const RunState& state, const std::vector<KitaReach>& reach,
                                      const std::vector<KitaFacts>& facts,
                                      const SupplyResult& supply);

}  // namespace nahraum::analysis
