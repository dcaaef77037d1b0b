#include "analysis/study/cards/card_help.h"

#include <fmt/format.h>

#include "analysis/study/cards/card_table.h"

namespace nahraum::analysis {

namespace {

using geo::Text;

std::string key_words(const KeyName& name) {
  return name.key.empty() ? fmt::format("[{}]", name.section)
                          : fmt::format("[{}] {}", name.section, name.key);
}

template <typename Items, typename Words>
std::string listed(const Items& items, Words words) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += ", ";
    out += words(item);
  }
  return out;
}

}  // namespace

std::span<const CardHelp> card_helps() {
  static const std::vector<CardHelp> table = [] {
    std::vector<CardHelp> made;
    detail::add_work_cards(made);
    detail::add_judging_cards(made);
    detail::add_figure_cards(made);
    return made;
  }();
  return table;
}

const CardHelp* find_card(std::string_view id) {
  for (const CardHelp& help : card_helps()) {
    if (help.id == id) return &help;
  }
  return nullptr;
}

std::vector<HelpPart> card_parts(const CardHelp& help) {
  const std::string keys = listed(help.keys, key_words);
  const std::string files =
      listed(help.files, [](std::string_view file) { return fmt::format("{}.csv", file); });
  std::vector<HelpPart> parts = {
      {{"Zeigt", "Shows"}, help.shows},
      {{"Zeigt nicht", "Does not show"}, help.shows_not},
      {{"So liest man es", "How to read it"}, help.reading},
      {{"Grundlage", "Rests on"}, help.source},
      {{"In der Studiendatei", "In the study file"}, geo::same_text(keys)},
      {{"In den Ergebnissen", "In the results"}, geo::same_text(files)},
  };
  std::erase_if(parts, [](const HelpPart& part) { return part.words.de.empty(); });
  return parts;
}

std::string card_text(const CardHelp& help, geo::Language language) {
  std::string out = help.title.in(language) + "\n";
  for (const HelpPart& part : card_parts(help))
    out += fmt::format("\n{}\n  {}\n", part.heading.in(language), part.words.in(language));
  const std::string see = listed(help.see, [](std::string_view id) { return std::string(id); });
  if (!see.empty())
    out += fmt::format("\n{}\n  {}\n",
                       language == geo::Language::German ? "Siehe auch" : "See also", see);
  return out;
}

}  // namespace nahraum::analysis
