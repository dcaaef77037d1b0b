// nahraum compare STUDY.toml --scenario A [--with B]: what would be different, number by number.

#include <CLI/CLI.hpp>
#include <cmath>

#include "analysis/study/compare_results.h"
#include "cli/command.h"
#include "cli/study_call.h"
#include "geo/core/numbers.h"
#include "geo/io/writers.h"

namespace nahraum::cli {

namespace {

struct CompareCall {
  StudyCall study;
  std::string with;  ///< "" = the study as it is
  std::string format = "text";
  std::string out;
  bool all = false;
};

/// Decimals of a row: none where before and after are whole (persons, ranks).
int decimals_of(const geo::Table& table, std::size_t row) {
  for (const char* name : {"before", "after"}) {
    const geo::FlaggedValue value = table.at(name).value(row);
    if (!value.missing() && value.value != std::round(value.value)) return table.at(name).decimals;
  }
  return 0;
}

std::string number(const geo::Table& table, const char* name, std::size_t row,
                   geo::Language language) {
  const geo::Column& column = table.at(name);
  if (geo::is_missing(column.flags[row])) return geo::flag_name(column.flags[row]).in(language);
  const std::string words =
      geo::people_number(column.numbers[row], decimals_of(table, row), language);
  const bool more = column.name == "difference" && column.numbers[row] > 0;
  return more ? "+" + words : words;
}

void print_table(const geo::Table& table, const Context& context) {
  const geo::Language language = context.language;
  std::string part;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::string& here = table.at("part").words(row, language);
    if (here != part) fmt::print("{}{}\n", part.empty() ? "" : "\n", here);
    part = here;
    const std::string& unit = table.at("unit").words(row, language);
    fmt::print("  {}: {}{}: {} -> {} ({})\n", table.at("name").words(row, language),
               table.at("value").words(row, language), unit.empty() ? "" : " [" + unit + "]",
               number(table, "before", row, language), number(table, "after", row, language),
               number(table, "difference", row, language));
  }
  if (table.row_count() == 0)
    fmt::print("{}\n", help("Kein Wert ist anders.", "No value is different."));
}

int compare(const CompareCall& call, const Context& context) {
  StudyCall base = call.study;
  base.scenario = call.with;
  const analysis::OutgoingStudy before = run(load(base), context);
  const analysis::OutgoingStudy after = run(load(call.study), context);
  const geo::Table table =
      analysis::compare_results(before.result(), after.result(), {.unchanged = call.all});
  const geo::CsvWriteOptions options{.german = context.language == geo::Language::German,
                                     .titles = true,
                                     .language = context.language};
  if (!call.out.empty()) {
    geo::write_csv(call.out, table, options);
    fmt::print("{}\n", call.out);
  } else if (call.format == "csv") {
    fmt::print("{}", geo::csv_text(table, options));
  } else {
    print_table(table, context);
  }
  return 0;
}

}  // namespace

void add_compare(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<CompareCall>();
  CLI::App* command =
      app.add_subcommand("compare", help("vergleicht ein Szenario Zahl für Zahl mit der Studie "
                                         "oder einem anderen Szenario",
                                         "compares a scenario number by number with the study or "
                                         "another scenario"));
  add_study_options(*command, call->study);
  command
      ->add_option("--scenario", call->study.scenario,
                   help("Kürzel des Szenarios", "short name of the scenario"))
      ->required();
  command->add_option("--with", call->with,
                      help("Szenario, mit dem verglichen wird (sonst die Studie, wie sie ist)",
                           "scenario it is compared with (else the study as it is)"));
  command->add_option("--format", call->format, "text, csv")->check(CLI::IsMember({"text", "csv"}));
  command->add_option("-o,--output", call->out, help("Datei .csv", "file .csv"));
  command->add_flag("--all", call->all,
                    help("auch Werte nennen, die gleich bleiben", "name values that stay, too"));
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return compare(*call, context); };
  });
}

}  // namespace nahraum::cli
