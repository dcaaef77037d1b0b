#pragma once
// Planning areas from a key list: which Gemeinde and which Ortsteil belongs to which Sozialraum.
//
//   const PlanningAreas areas = planning_areas(rows, {keys, names, part_keys}, findings);
//   areas.of_unit[12];   // row of areas.list, -1 = in none
//
// A list row names one member. A Gemeinde may be given whole, or by its Ortsteile (parts) when the
// study has their borders. Rules, each with a Finding: a unit named for two Sozialraeume stays with
// the first (sozialraum.two); an Ortsteil of a Gemeinde that is given whole elsewhere is not used
// (sozialraum.nested); a key that nothing has is not used (sozialraum.unknown_unit); units nobody
// names belong to none (sozialraum.uncovered).

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/model/sozialraum.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

/// One line of the key list.
struct MembershipRow {
  std::string id;
  std::string name;
  std::string member;  ///< key of a unit or of a part
  std::string kind{};
  std::string settlement{};
  std::string resolution{};
  std::size_t row = 0;
};

struct PlanningUnits {
  std::span<const std::string> keys;   ///< of the Gemeinden
  std::span<const std::string> names;  ///< for sentences
  std::span<const std::string> parts;  ///< keys of Ortsteile with borders; may be empty
};

struct PlanningAreas {
  std::vector<Sozialraum> list;       ///< in the order in which the file first names them
  std::vector<std::int32_t> of_unit;  ///< row of `list`, -1 = none (or by its parts)
  std::vector<std::int32_t> of_part;
};

/// Members of each Sozialraum come out sorted. O((rows + units) log).
[[nodiscard]] PlanningAreas planning_areas(const std::vector<MembershipRow>& rows,
                                           const PlanningUnits& units, geo::Findings& findings);

}  // namespace nahraum::analysis
