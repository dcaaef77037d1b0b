// nahraum keys: every key of a study file with unit, range, default and help, from the one table.

#include <CLI/CLI.hpp>

#include "analysis/study/keys/parameters.h"
#include "cli/command.h"

namespace nahraum::cli {

void add_keys(CLI::App& app, Work& chosen) {
  CLI::App* command = app.add_subcommand("keys", help("erklärt alle Angaben einer Studiendatei",
                                                      "explains every key of a study file"));
  command->callback([&chosen] {
    chosen = [](const Context& context) {
      fmt::print("{}", analysis::study_format_markdown(context.language));
      return 0;
    };
  });
}

}  // namespace nahraum::cli
