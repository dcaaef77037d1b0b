#pragma once
// Reads [[scenario]] and the sections that belong to it, and checks what can be seen without the
// lists.

#include <string_view>

#include "analysis/study/keys/section_reader.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

[[nodiscard]] ScenarioBook read_scenarios(const DocumentNode& root, StudyLines& lines);
/// Those of a whole study file as text. Throws Error{Input} with the line for what is no TOML.
[[nodiscard]] ScenarioBook scenarios_of(std::string_view toml, const std::string& name);

/// Keys twice, parts of scenarios there are none of, a place with one coordinate, the same Kita
/// locked and excluded, studies without Kitas.
void check_scenarios(const DocumentNode& root, const Study& study, const StudyLines& lines,
                     geo::Findings& findings);

/// The study that would be: with the scenario of this key, applied when the study is run
/// (apply_scenario.h). Throws Error{Usage} for a key the study does not have, naming similar ones.
[[nodiscard]] Study with_scenario(Study study, const std::string& key);

}  // namespace nahraum::analysis
