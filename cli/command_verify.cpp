// nahraum verify STUDY.toml DIR: run again and compare with what was stored, byte by byte.

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/command.h"
#include "cli/study_call.h"
#include "cli/temporary_folder.h"
#include "geo/core/error.h"
#include "viewer/render/outputs.h"

namespace nahraum::cli {

namespace {

struct VerifyCall {
  StudyCall study;
  std::string folder;
};

int verify(const VerifyCall& call, const Context& context) {
  if (!std::filesystem::is_directory(call.folder)) {
    throw geo::Error(geo::ErrorKind::Input,
                     geo::text("Den Ordner gibt es nicht.", "There is no such folder."))
        .in_file(call.folder);
  }
  const TemporaryFolder fresh;
  render::write_outputs(fresh.path(), run(load(call.study), context),
                        {.language = context.language});
  const std::vector<std::string> differing = render::differing_files(call.folder, fresh.path());
  for (const std::string& file : differing) {
    fmt::print("{} {}\n", help("weicht ab:", "differs:"), file);
  }
  if (differing.empty()) {
    fmt::print("{}\n", help("Alle Dateien stimmen Byte für Byte überein.",
                            "All files are the same, byte by byte."));
  }
  return differing.empty() ? 0 : 1;
}

}  // namespace

void add_verify(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<VerifyCall>();
  CLI::App* command = app.add_subcommand(
      "verify", help("rechnet noch einmal und vergleicht mit gespeicherten Ergebnissen",
                     "runs again and compares with stored results"));
  add_study_options(*command, call->study);
  add_scenario_option(*command, call->study);
  command
      ->add_option("ORDNER", call->folder, help("Ordner der Ergebnisse", "folder of the results"))
      ->required();
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return verify(*call, context); };
  });
}

}  // namespace nahraum::cli
