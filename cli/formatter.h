#pragma once
// CLI11 speaks English; this makes its help and its complaints speak the chosen language.

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace nahraum::cli {

/// Labels of the help ("Aufruf", "Optionen", "Befehle").
void use_language(CLI::App& app);
/// Headings over options and commands of the help, once all are there.
void name_groups(CLI::App& app);
/// One sentence for a call whose words are wrong.
[[nodiscard]] std::string usage_sentence(const CLI::ParseError& error);

}  // namespace nahraum::cli
