#pragma once
// What the commands that take a study have in common: its options, loading it and running it.

#include <filesystem>
#include <string>

#include "analysis/study/release/release_study.h"
#include "cli/command.h"

namespace nahraum::cli {

struct StudyCall {
  std::string file;
  std::string root;
  std::string scenario{};  ///< "" = the study as it is
};
/// The positional STUDIE.toml and --root.
void add_study_options(CLI::App& command, StudyCall& call);
/// --scenario: the study as it would be.
void add_scenario_option(CLI::App& command, StudyCall& call);
[[nodiscard]] analysis::Study load(const StudyCall& call);
/// Runs with progress on the terminal.
/// What may go out to the audience of the study; Error{Blocked} when the release gate refuses.
[[nodiscard]] analysis::OutgoingStudy run(const analysis::Study& study, const Context& context);

}  // namespace nahraum::cli
