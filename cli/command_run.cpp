// nahraum run STUDY.toml: everything at once: results as GeoPackage, XLSX, CSV and maps.

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/command.h"
#include "cli/study_call.h"
#include "cli/summary.h"
#include "viewer/render/outputs.h"

namespace nahraum::cli {

namespace {

namespace fs = std::filesystem;

fs::path default_folder(const std::string& study_file) {
  const fs::path file(study_file);
  return file.parent_path() / (file.stem().string() + "-ergebnis");
}

int run_command(const StudyCall& call, const std::string& out, const Context& context) {
  const fs::path folder = out.empty() ? default_folder(call.file) : fs::path(out);
  const analysis::OutgoingStudy result = run(load(call), context);
  analysis::LedgerEntry entry(result);  // of a public release; counts when the outputs are there
  render::write_outputs(folder, result, {.language = context.language});
  entry.commit();
  print_summary(result, context);
  fmt::print("\n{} {}\n", help("Ergebnisse:", "Results:"), folder.string());
  return 0;
}

}  // namespace

void add_run(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<StudyCall>();
  auto out = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("run", help("rechnet die Studie und schreibt alle Ergebnisse",
                                     "runs the study and writes all results"));
  add_study_options(*command, *call);
  add_scenario_option(*command, *call);
  command->add_option("--out", *out,
                      help("Ordner der Ergebnisse (sonst STUDIE-ergebnis)",
                           "folder of the results (else STUDY-ergebnis)"));
  command->callback([&chosen, call, out] {
    chosen = [call, out](const Context& context) { return run_command(*call, *out, context); };
  });
}

}  // namespace nahraum::cli
