// nahraum help [WHAT]: what a card, a section, a key or a column of the results says, from the
// tables that the window takes its help from.

#include <CLI/CLI.hpp>

#include "analysis/study/cards/card_help.h"
#include "analysis/study/cards/field_help.h"
#include "cli/command.h"
#include "geo/core/error.h"

namespace nahraum::cli {

namespace {

using analysis::CardHelp;
using geo::Language;

std::string list_of_cards(Language language) {
  std::string out = language == Language::German
                        ? "nahraum help NAME erklärt eine Karte des Fensters, einen Abschnitt der "
                          "Studiendatei\n(proposal), einen Schlüssel (proposal.p) oder eine Spalte "
                          "der Ergebnisse (top_share).\n\n"
                        : "nahraum help NAME explains a card of the window, a section of the study "
                          "file\n(proposal), a key (proposal.p) or a column of the results "
                          "(top_share).\n\n";
  for (const CardHelp& card : analysis::card_helps())
    out += fmt::format("  {:<14}{}\n", card.id, card.title.in(language));
  return out;
}

std::string section_text(const analysis::Section& section, Language language) {
  std::string out = fmt::format("{}{}{}\n{}\n", section.repeated ? "[[" : "[", section.name,
                                section.repeated ? "]]" : "]", section.help.in(language));
  for (const analysis::Parameter& one : analysis::parameters())
    if (one.section == section.name)
      out += fmt::format("\n{}\n  {}\n", one.key, field_text(one).in(language));
  for (const analysis::ListField& one : analysis::list_fields(section.name))
    out += fmt::format("\ncolumns.{}\n  {}\n", one.name, field_text(one).in(language));
  return out;
}

/// Cards before sections of the same name; nothing for a name that nothing has.
std::string text_of(const std::string& name, Language language) {
  if (const CardHelp* card = analysis::find_card(name)) return card_text(*card, language);
  if (const analysis::Section* section = analysis::find_section(name))
    return section_text(*section, language);
  const std::size_t dot = name.find('.');
  if (dot != std::string::npos)
    if (const auto* one = analysis::find_parameter(name.substr(0, dot), name.substr(dot + 1)))
      return std::string(field_text(*one).in(language)) + "\n";
  if (const auto column = analysis::column_help(name))
    return std::string(column->in(language)) + "\n";
  return {};
}

int explain_name(const std::string& name, const Context& context) {
  const std::string words =
      name.empty() ? list_of_cards(context.language) : text_of(name, context.language);
  if (words.empty())
    throw geo::Error(geo::ErrorKind::Usage,
                     geo::text("Zu „{}“ gibt es keine Hilfe.", "There is no help on \"{}\".", name))
        .with_hint(geo::text("nahraum help nennt alle Karten, nahraum keys alle Schlüssel.",
                             "nahraum help names all cards, nahraum keys all keys."));
  fmt::print("{}", words);
  return 0;
}

}  // namespace

void add_help(CLI::App& app, Work& chosen) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "help", help("erklärt eine Karte des Fensters, einen Schlüssel oder eine Spalte",
                   "explains a card of the window, a key or a column"));
  command->add_option("NAME", *name,
                      help("wovon; ohne NAME die Liste",
                           "of what; without NAME the "
                           "list"));
  command->callback([&chosen, name] {
    chosen = [name](const Context& context) { return explain_name(*name, context); };
  });
}

}  // namespace nahraum::cli
