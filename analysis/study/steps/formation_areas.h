#pragma once
// In which Sozialraum each Kita lies, and which of them touch: for the rules of new Verbuende.

#include <string>
#include <utility>
#include <vector>

#include "analysis/study/steps/run_state.h"

namespace nahraum::analysis {

/// Where each Kita of the list lies. One a Kita unless said otherwise.
struct FormationAreas {
  std::vector<std::int32_t> of_kita;  ///< Sozialraum, or Gemeinde in a study without
  std::vector<std::uint8_t> rural, urban;
  std::vector<std::string> names;
  std::vector<std::pair<std::int32_t, std::int32_t>> neighbours;
};

[[nodiscard]] FormationAreas formation_areas(const RunState& state);

}  // namespace nahraum::analysis
