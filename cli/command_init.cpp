// nahraum init DIR --kreis 16063: a new study with templates to fill in.

#include <CLI/CLI.hpp>

#include "analysis/study/keys/init_study.h"
#include "cli/command.h"

namespace nahraum::cli {

void add_init(CLI::App& app, Work& chosen) {
  auto folder = std::make_shared<std::string>();
  auto kreis = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("init", help("legt eine neue Studie mit Vorlagen zum Ausfüllen an",
                                      "makes a new study with templates to fill in"));
  command->add_option("ORDNER", *folder, help("neuer Ordner", "new folder"))->required();
  command
      ->add_option("--kreis", *kreis,
                   help("fünfstelliger Kreisschlüssel, z. B. 16063",
                        "five-digit key of the Kreis, e.g. 16063"))
      ->required();
  command->callback([&chosen, folder, kreis] {
    chosen = [folder, kreis](const Context&) {
      for (const std::filesystem::path& file : analysis::init_study(*folder, *kreis))
        fmt::print("{}\n", file.string());
      fmt::print("\n{}\n", help("Nächster Schritt: Vorlagen ausfüllen, dann nahraum check.",
                                "Next: fill in the templates, then nahraum check."));
      return 0;
    };
  });
}

}  // namespace nahraum::cli
