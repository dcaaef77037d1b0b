#pragma once
// The scenario of a study, applied to what was read: nothing else is changed, and every change is a
// Finding (code "scenario.change"; "scenario.no_effect" for one that names what there is not). The
// lists on the disk are never written to.
//
//   apply_scenario(result.study, result.inputs);      // nothing for a study without scenario
//
// A closed Kita is taken out of everything that names it: Verbuende, co-operations, statements,
// proposals. Services hosted by it stay where they are, which is said. Services in the house of a
// moved Kita move with it. A Kita of another Verbund is a member there in every part of the run;
// who belongs to which Verbund is said under the code "scenario.member".

#include "analysis/score/criteria.h"
#include "analysis/study/read/inputs.h"

namespace nahraum::analysis {

void apply_scenario(Study& study, StudyInputs& inputs);

/// The criteria with the weights of the scenario; unchanged without one.
[[nodiscard]] CriteriaSet scenario_criteria(const Study& study, CriteriaSet criteria,
                                            geo::Findings& findings);

}  // namespace nahraum::analysis
