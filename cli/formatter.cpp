#include "cli/formatter.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace nahraum::cli {

namespace {

class GermanFormatter : public CLI::Formatter {
 public:
  GermanFormatter() {
    label("Usage", "Aufruf");
    label("OPTIONS", "OPTIONEN");
    label("SUBCOMMAND", "BEFEHL");
    label("SUBCOMMANDS", "BEFEHLE");
    label("Positionals", "Angaben");
    label("Options", "Optionen");
    label("Subcommands", "Befehle");
    label("REQUIRED", "(Pflicht)");
    label("TEXT", "TEXT");
    label("UINT", "ZAHL");
  }
};

}  // namespace

geo::Language& help_language() {
  static geo::Language language = geo::Language::German;
  return language;
}

void use_language(CLI::App& app) {
  const bool german = help_language() == geo::Language::German;
  if (german) app.formatter(std::make_shared<GermanFormatter>());
  app.get_formatter()->column_width(34);
  app.set_help_flag("-h,--help", help("Diese Hilfe", "This help"));
  if (CLI::Option* version = app.get_version_ptr())
    version->description(help("Version nennen", "Print the version"));
}

void name_groups(CLI::App& app) {
  const bool german = help_language() == geo::Language::German;
  for (CLI::Option* option : app.get_options()) {
    if (option->get_group() == "Options") option->group(german ? "Optionen" : "Options");
  }
  for (CLI::App* command : app.get_subcommands({})) {
    command->group(german ? "Befehle" : "Commands");
    name_groups(*command);
  }
}

std::string usage_sentence(const CLI::ParseError& error) {
  const std::string name = error.get_name();
  const std::string detail = error.what();
  if (help_language() == geo::Language::English) return detail;
  if (name == "RequiredError") return "Es fehlt eine Angabe: " + detail;
  if (name == "ExtrasError") return "Damit kann das Programm nichts anfangen: " + detail;
  if (name == "ValidationError") return "Diese Angabe ist nicht erlaubt: " + detail;
  if (name == "ConversionError") return "Diese Angabe ist nicht lesbar: " + detail;
  return "Der Aufruf ist nicht verständlich: " + detail;
}

}  // namespace nahraum::cli
