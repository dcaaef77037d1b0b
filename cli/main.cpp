// nahraum: the program. Parses, calls one command, catches once (docs/architecture.md, errors).

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "cli/formatter.h"
#include "geo/core/error.h"
#include "geo/io/guard.h"

namespace nahraum::cli {
namespace {

geo::Language language_from(int argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::string_view(argv[i]) == "--lang" && std::string_view(argv[i + 1]) == "en")
      return geo::Language::English;
  }
  return geo::Language::German;
}

void add_common_options(CLI::App& app, Context& context, std::string& language) {
  app.add_option("--lang", language,
                 help("Sprache der Ausgaben: de oder en", "language of the output: de or en"))
      ->check(CLI::IsMember({"de", "en"}));
  app.add_option("--progress", context.progress,
                 help("Fortschritt: text, json (eine Zeile je Schritt) oder none",
                      "progress: text, json (a line a step) or none"))
      ->check(CLI::IsMember({"text", "json", "none"}));
  app.add_option("--threads", context.threads,
                 help("Anzahl Rechenkerne, 0 = alle; das Ergebnis hängt nicht davon ab",
                      "number of threads, 0 = all; the result does not depend on it"))
      ->check(CLI::Range(0, 256));
  app.fallthrough();
}

int usage_error(CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
  fmt::print(stderr, "{}\n{}\n", usage_sentence(error),
             help("Hilfe: nahraum --help oder nahraum BEFEHL --help",
                  "Help: nahraum --help or nahraum COMMAND --help"));
  return 2;
}

int run(int argc, char** argv) {
  help_language() = language_from(argc, argv);
  Context context{.language = help_language()};
  CLI::App app(help("Sozialraumanalyse und Standortplanung für Eltern-Kind-Zentren. Das Programm "
                    "informiert, Menschen entscheiden.",
                    "Social-space analysis and siting for parent-child centres. The program "
                    "informs, people decide."),
               "nahraum");
  app.set_version_flag("--version", "nahraum " NAHRAUM_VERSION);
  use_language(app);
  std::string language = "de";
  add_common_options(app, context, language);
  Work chosen;
  for (auto* add : {add_demo, add_init, add_check, add_run, add_map, add_report, add_compare,
                    add_explain, add_verify, add_keys, add_help, add_matrix, add_transit,
                    add_catchment, add_access, add_locate, add_stats})
    add(app, chosen);
  name_groups(app);
  app.require_subcommand(1);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error);
  }
  geo::lock_down_gdal();
  return chosen(context);
}

}  // namespace
}  // namespace nahraum::cli

int main(int argc, char** argv) {
  using namespace nahraum;
  try {
    return cli::run(argc, argv);
  } catch (const geo::Error& error) {
    fmt::print(stderr, "\n{}\n", error.sentence(cli::help_language()));
    return geo::exit_code(error.kind());
  } catch (const std::exception& error) {
    fmt::print(stderr, "{} {}\n",
               cli::help("Interner Fehler, bitte melden:", "Internal error, please report:"),
               error.what());
    return 1;
  }
}
