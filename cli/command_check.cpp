// nahraum check STUDY.toml: what is in the inputs and what is wrong with them, row by row.

#include <CLI/CLI.hpp>

#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/read/inputs.h"
#include "cli/command.h"
#include "cli/study_call.h"
#include "cli/terminal.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::cli {

namespace {

void print_sources(const std::vector<analysis::SourceReport>& sources, const Context& context) {
  const auto number = [&](std::size_t n) {
    return geo::people_number(static_cast<double>(n), 0, context.language);
  };
  for (const analysis::SourceReport& source : sources) {
    fmt::print("{}  ({})\n", source.file, source.detail);
    fmt::print("    {}\n",
               geo::text("{} Zeilen gelesen, {} verwendet, {} abgewiesen, {} außerhalb des Gebiets",
                         "{} rows read, {} used, {} rejected, {} outside the area",
                         number(source.rows_in), number(source.rows_used),
                         number(source.rows_rejected), number(source.rows_outside))
                   .in(context.language));
  }
}

int check(const StudyCall& call, std::size_t rows, const Context& context) {
  geo::Findings study_findings;
  auto study = analysis::check_study(call.file, {.root = call.root}, study_findings);
  if (!study) {
    print_findings(study_findings, context, rows);
    return 3;
  }
  if (!call.scenario.empty()) study = analysis::with_scenario(std::move(*study), call.scenario);
  const auto progress = make_progress(context);
  const analysis::StudyInputs inputs = analysis::read_inputs(*study, *progress);
  end_progress(context);
  print_sources(inputs.sources, context);
  fmt::print("\n");
  geo::Findings findings = study_findings;
  findings.append(inputs.findings);
  print_findings(findings, context, rows);
  fmt::print(
      "\n{}\n",
      geo::text("{} Fehler, {} Warnungen, {} Hinweise.", "{} errors, {} warnings, {} notes.",
                findings.sentences(geo::Severity::Error),
                findings.sentences(geo::Severity::Warning), findings.sentences(geo::Severity::Info))
          .in(context.language));
  return 0;
}

}  // namespace

void add_check(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<StudyCall>();
  auto rows = std::make_shared<std::size_t>(5);
  CLI::App* command = app.add_subcommand(
      "check", help("prüft Studie und Quellen und nennt Auffälligkeiten Zeile für Zeile",
                    "checks the study and its sources and names what is odd, row by row"));
  add_study_options(*command, *call);
  add_scenario_option(*command, *call);
  command->add_option("--rows", *rows,
                      help("so viele Zeilen je Art nennen", "name so many rows of each kind"));
  command->callback([&chosen, call, rows] {
    chosen = [call, rows](const Context& context) { return check(*call, *rows, context); };
  });
}

}  // namespace nahraum::cli
