#include "cli/study_call.h"

#include <CLI/CLI.hpp>

#include "analysis/study/keys/scenario_section.h"
#include "cli/terminal.h"

namespace nahraum::cli {

void add_study_options(CLI::App& command, StudyCall& call) {
  command.add_option("STUDIE.toml", call.file, help("die Studie", "the study"))->required();
  command.add_option("--root", call.root,
                     help("Ordner der Quellen, wenn sie nicht bei der Studie liegen",
                          "folder of the sources when they do not lie beside the study"));
}

void add_scenario_option(CLI::App& command, StudyCall& call) {
  command.add_option("--scenario", call.scenario,
                     help("was wäre, wenn: Kürzel eines [[scenario]] der Studie",
                          "what if: short name of a [[scenario]] of the study"));
}

analysis::Study load(const StudyCall& call) {
  analysis::Study study = analysis::load_study(call.file, {.root = call.root});
  return call.scenario.empty() ? study : analysis::with_scenario(std::move(study), call.scenario);
}

analysis::OutgoingStudy run(const analysis::Study& study, const Context& context) {
  const auto progress = make_progress(context);
  analysis::StudyResult result =
      analysis::run_study(study, {.threads = context.threads}, *progress);
  end_progress(context);
  return analysis::release_for_audience(std::move(result));
}

}  // namespace nahraum::cli
