#pragma once
// [[verbund_formation]] of a study: which Kitas could form Verbuende, under which rules.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/verbund/formation.h"
#include "geo/core/units.h"

namespace nahraum::analysis {

enum class FormationCandidates : std::uint8_t {
  Unassigned,  ///< neither ThEKiZ nor in a Verbund
  Thekiz,      ///< the ThEKiZ and the members of Verbuende
  All
};

/// Lists name Kitas by their number in the county's list; pairs are "0001 + 0002".
struct FormationSpec {
  std::string key;
  geo::Text title;
  FormationCandidates candidates = FormationCandidates::Unassigned;
  bool rural_only = false;    ///< only Kitas of Sozialraeume marked as rural
  bool keep_existing = true;  ///< Kitas of an existing Verbund are no candidates
  bool everyone = false;      ///< every candidate in some Verbund
  std::vector<std::string> must, exclude;
  std::vector<std::string> together, apart;
  std::string reach_mode;  ///< "" = the catchment of [score]
  geo::Minutes reach_limit{15};
  std::string travel_mode = "car";
  double need_weight = 0;  ///< a child counts 1 + w x index of need (0 to 1)
  FormationRules rules;
  FormationOptions options;
};

/// The two Kitas of a pair; nothing when it is not written like one.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> kita_pair(
    const std::string& words);

}  // namespace nahraum::analysis
