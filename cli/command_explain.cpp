// nahraum explain STUDY.toml --kita ID | --unit KEY | --sozialraum ID | --verbund ID | --kreis:
// every number behind it, down to file, date and rule.

#include <CLI/CLI.hpp>

#include "analysis/study/explain/explain.h"
#include "cli/command.h"
#include "cli/study_call.h"

namespace nahraum::cli {

namespace {

struct ExplainCall {
  StudyCall study;
  std::string kita;
  std::string verbund;
  std::string unit;
  std::string sozialraum;
  bool kreis = false;
  std::string format = "text";
};

analysis::Explanation explained(const analysis::StudyResult& result, const ExplainCall& call) {
  if (!call.unit.empty()) return analysis::explain_unit(result, call.unit);
  if (!call.verbund.empty()) return analysis::explain_verbund(result, call.verbund);
  if (!call.sozialraum.empty()) return analysis::explain_sozialraum(result, call.sozialraum);
  if (call.kreis) return analysis::explain_kreis(result);
  return analysis::explain_kita(result, call.kita);
}

int explain(const ExplainCall& call, const Context& context) {
  const analysis::StudyResult result = run(load(call.study), context);
  const analysis::Explanation explanation = explained(result, call);
  fmt::print("{}", call.format == "json"
                       ? analysis::explanation_json(explanation, context.language)
                       : analysis::explanation_text(explanation, context.language));
  return 0;
}

}  // namespace

void add_explain(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<ExplainCall>();
  CLI::App* command = app.add_subcommand(
      "explain",
      help(
          "nennt jede Zahl hinter einer Kita, einer Gemeinde, einem Sozialraum, einem Verbund oder "
          "der ganzen Studie bis zu Datei, Stand und Regel",
          "names every number behind a Kita, a Gemeinde, a Sozialraum, a Verbund or the whole "
          "study "
          "down to file, date and rule"));
  add_study_options(*command, call->study);
  add_scenario_option(*command, call->study);
  CLI::Option_group* what =
      command->add_option_group(help("Wovon", "Of what"), help("eines davon", "one of these"));
  what->add_option("--kita", call->kita,
                   help("Nummer der Kita in der Liste", "id of the Kita in the list"));
  what->add_option("--unit", call->unit,
                   help("Schlüssel der Gemeinde (AGS)", "key of the Gemeinde (AGS)"));
  what->add_option("--verbund", call->verbund,
                   help("Nummer des Verbunds in der Liste", "id of the Verbund in the list"));
  what->add_option("--sozialraum", call->sozialraum,
                   help("Nummer des Sozialraums in der Liste", "id of the Sozialraum in the list"));
  what->add_flag("--kreis", call->kreis, help("die ganze Studie", "the whole study"));
  what->require_option(1);
  command->add_option("--format", call->format, "text, json")
      ->check(CLI::IsMember({"text", "json"}));
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return explain(*call, context); };
  });
}

}  // namespace nahraum::cli
