#include "analysis/study/steps/run_state.h"

#include <algorithm>

namespace nahraum::analysis {

std::vector<std::size_t> facility_kitas(const StudyInputs& inputs, const std::string& facilities) {
  std::vector<std::uint8_t> member(inputs.kitas.size(), 0);
  for (const Verbund& verbund : inputs.verbuende) {
    for (const VerbundMember& m : verbund.members) member[m.kita.value] = 1;
  }
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < inputs.kitas.size(); ++i) {
    const bool taken = facilities == "kitas" ||
                       (facilities == "thekiz" && inputs.kitas[i].is_thekiz()) ||
                       (facilities == "verbund" && member[i] != 0);
    if (taken) result.push_back(i);
  }
  return result;
}

geo::Text facility_name(const std::string& facilities) {
  if (facilities == "thekiz") return {"ThEKiZ", "ThEKiZ"};
  if (facilities == "verbund") return {"Verbundmitglied", "Verbund member"};
  return {"Kita", "Kita"};
}

std::vector<ModeLimit> coverage_limits(const Study& study) {
  if (!study.coverage.limits.empty()) return study.coverage.limits;
  std::vector<ModeLimit> limits;
  for (const Mode& mode : study.modes) {
    for (const geo::Minutes limit : mode.limits) limits.push_back({mode.key, limit});
  }
  return limits;
}

std::vector<geo::Point> places(const StudyInputs& inputs, const std::vector<std::size_t>& kitas) {
  std::vector<geo::Point> points;
  points.reserve(kitas.size());
  for (const std::size_t kita : kitas) points.push_back(inputs.kitas[kita].where);
  return points;
}

std::vector<std::uint8_t> populated_cells(const RunState& state, const PlacedGroup& children) {
  const PlacedGroup* total = state.total();
  const bool same_grid = total != nullptr && total->placed == children.placed;
  std::vector<std::uint8_t> populated(children.values.persons.size(), 0);
  for (std::size_t cell = 0; cell < populated.size(); ++cell) {
    const bool anyone =
        children.values.persons[cell] > 0 || (same_grid && total->values.persons[cell] > 0);
    populated[cell] = anyone ? 1 : 0;
  }
  return populated;
}

}  // namespace nahraum::analysis
