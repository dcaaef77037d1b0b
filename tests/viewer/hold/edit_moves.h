#pragma once
// One random edit of scenarios, the same for the same numbers drawn and the same book: what kills
// and random input do to a study.

#include <string>
#include <vector>

#include "tests/support/random.h"
#include "viewer/app/scenario/study_editor.h"

namespace nahraum::app {

/// Those of the drawn study.
inline const std::vector<std::string> kDriverKitas{"k1", "k2", "k3"};

/// About one of these Kitas. Returns what was done: "close k2", "undo". Saves one time in sixteen.
std::string edit_once(StudyEditor& editor, const std::vector<std::string>& kitas,
                      support::Random& random);
/// SHA-256 of everything the scenarios of a book say.
[[nodiscard]] std::string digest(const analysis::ScenarioBook& book);

}  // namespace nahraum::app
