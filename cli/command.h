#pragma once
// A command of the program: adds itself to the parser and says what to do when it was called.
//
// Every command is one small file; main() knows only this list. Texts go to the terminal in the
// chosen language.

#include <functional>
#include <string>

#include "geo/core/progress.h"
#include "geo/core/text.h"

namespace CLI {
class App;
}

namespace nahraum::cli {

struct Context {
  geo::Language language = geo::Language::German;
  std::string progress = "text";  ///< text, json, none
  std::size_t threads = 0;        ///< 0 = all
};

/// Registers the command; `chosen` is set to its work when the user called it. The work returns the
/// exit code.
using Work = std::function<int(const Context&)>;
void add_demo(CLI::App& app, Work& chosen);
void add_init(CLI::App& app, Work& chosen);
void add_check(CLI::App& app, Work& chosen);
void add_run(CLI::App& app, Work& chosen);
void add_map(CLI::App& app, Work& chosen);
void add_report(CLI::App& app, Work& chosen);
void add_compare(CLI::App& app, Work& chosen);
void add_explain(CLI::App& app, Work& chosen);
void add_verify(CLI::App& app, Work& chosen);
void add_keys(CLI::App& app, Work& chosen);
void add_help(CLI::App& app, Work& chosen);
void add_matrix(CLI::App& app, Work& chosen);
void add_transit(CLI::App& app, Work& chosen);
void add_catchment(CLI::App& app, Work& chosen);
void add_stats(CLI::App& app, Work& chosen);
void add_access(CLI::App& app, Work& chosen);
void add_locate(CLI::App& app, Work& chosen);

/// "Deutsch / English": help texts of CLI11 are one string; the parser is built after the language
/// is known.
[[nodiscard]] geo::Language& help_language();
[[nodiscard]] inline std::string help(const char* german, const char* english) {
  return help_language() == geo::Language::German ? german : english;
}

}  // namespace nahraum::cli
