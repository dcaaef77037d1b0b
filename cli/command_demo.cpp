// nahraum demo: the whole job on the sample county.

#include <CLI/CLI.hpp>
#include <filesystem>

#include "analysis/study/keys/catalogue.h"
#include "cli/command.h"
#include "cli/study_call.h"
#include "cli/summary.h"
#include "viewer/render/outputs.h"

namespace nahraum::cli {

void add_demo(CLI::App& app, Work& chosen) {
  auto out = std::make_shared<std::string>("nahraum-demo");
  CLI::App* command =
      app.add_subcommand("demo", help("rechnet den mitgelieferten Musterkreis (frei erfunden)",
                                      "runs the sample county that comes along (invented)"));
  command->add_option("--out", *out, help("Ordner der Ergebnisse", "folder of the results"))
      ->capture_default_str();
  command->callback([&chosen, out] {
    chosen = [out](const Context& context) {
      const StudyCall call{.file = analysis::demo_study().string(), .root = ""};
      const analysis::OutgoingStudy result = run(load(call), context);
      render::write_outputs(*out, result, {.language = context.language});
      print_summary(result, context);
      fmt::print("\n{} {}\n", help("Ergebnisse:", "Results:"), *out);
      return 0;
    };
  });
}

}  // namespace nahraum::cli
