// nahraum explain STUDY.toml --kita ID: every number behind one site, down to file, date and rule.

#include <CLI/CLI.hpp>

#include "analysis/study/explain.h"
#include "cli/command.h"
#include "cli/study_call.h"

namespace nahraum::cli {

namespace {

struct ExplainCall {
  StudyCall study;
  std::string kita;
  std::string format = "text";
};

int explain(const ExplainCall& call, const Context& context) {
  const analysis::StudyResult result = run(load(call.study), context);
  const analysis::Explanation explanation = analysis::explain_kita(result, call.kita);
  fmt::print("{}", call.format == "json"
                       ? analysis::explanation_json(explanation, context.language)
                       : analysis::explanation_text(explanation, context.language));
  return 0;
}

}  // namespace

void add_explain(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<ExplainCall>();
  CLI::App* command = app.add_subcommand(
      "explain", help("nennt jede Zahl hinter einer Kita bis zu Datei, Stand und Regel",
                      "names every number behind a Kita down to file, date and rule"));
  add_study_options(*command, call->study);
  command
      ->add_option("--kita", call->kita,
                   help("Nummer der Kita in der Liste", "id of the Kita in the list"))
      ->required();
  command->add_option("--format", call->format, "text, json")
      ->check(CLI::IsMember({"text", "json"}));
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return explain(*call, context); };
  });
}

}  // namespace nahraum::cli
