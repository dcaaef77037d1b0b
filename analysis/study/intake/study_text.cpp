#include "analysis/study/intake/study_text.h"

#include <vector>

#include "analysis/scenario/scenario_text.h"
#include "analysis/study/intake/import_fields.h"
#include "analysis/study/keys/list_fields.h"
#include "analysis/study/keys/study_template.h"

namespace nahraum::analysis {

namespace {

const char* source_id(ImportPart part) {
  switch (part) {
    case ImportPart::Boundaries:
      return "gemeinden";
    case ImportPart::Kitas:
      return "kitas";
    case ImportPart::Census:
      return "zensus";
    case ImportPart::Services:
      return "angebote";
    case ImportPart::Statistics:
      return "sozialdaten";
  }
  return "";
}

/// Lists of the office stay in the house until somebody says otherwise.
bool is_internal(ImportPart part) {
  return part == ImportPart::Kitas || part == ImportPart::Statistics;
}

void add_line(std::string& text, const char* key, const std::string& value) {
  if (!value.empty()) text += std::string(key) + " = " + toml_string(value) + "\n";
}

std::string chosen_sources(const StudyChoices& choices) {
  std::string text;
  for (const auto& [part, chosen] : choices.files) {
    text += "[[source]]\n";
    add_line(text, "id", source_id(part));
    add_line(text, "file", chosen.file.generic_string());
    const geo::Text title = import_title(part);
    text += "title = {de = " + toml_string(title.de) + ", en = " + toml_string(title.en) + "}\n";
    add_line(text, "encoding", chosen.encoding);
    if (chosen.header_row > 0) text += fmt::format("header_row = {}\n", chosen.header_row);
    add_line(text, "sheet", chosen.sheet);
    add_line(text, "layer", chosen.layer);
    add_line(text, "crs", chosen.crs);
    if (is_internal(part)) add_line(text, "distribution", "internal");
    text += "\n";
  }
  return text;
}

std::string column_of(const ChosenFile& chosen, const char* field) {
  const auto found = chosen.columns.find(field);
  return found == chosen.columns.end() ? "" : found->second;
}

std::string chosen_boundaries(const StudyChoices& choices, const ChosenFile& chosen) {
  std::string text = "[boundaries]\nsource = \"gemeinden\"\n";
  add_line(text, "key", column_of(chosen, "key"));
  add_line(text, "name", column_of(chosen, "name"));
  if (choices.key_length != 8) text += fmt::format("key_length = {}\n", choices.key_length);
  add_line(text, "key_prefix", choices.kreis);
  return text + "\n";
}

std::string chosen_group(const char* key, const geo::Text& title,
                         const std::vector<std::string>& attributes) {
  std::string names;
  for (const std::string& name : attributes) {
    if (name.empty()) continue;
    names += (names.empty() ? "" : ", ") + toml_string(name);
  }
  if (names.empty()) return "";
  return fmt::format("[[group]]\nkey = \"{}\"\ntitle = {{de = {}, en = {}}}\nattributes = [{}]\n\n",
                     key, toml_string(title.de), toml_string(title.en), names);
}

std::string chosen_groups(const ChosenFile& chosen) {
  return "[[census]]\nsource = \"zensus\"\n\n" +
         chosen_group("total", {"Einwohnerinnen und Einwohner", "Residents"},
                      {column_of(chosen, "total")}) +
         chosen_group("u6", {"Kinder unter 6 Jahren", "Children under 6"},
                      {column_of(chosen, "u6_first"), column_of(chosen, "u6_second")});
}

std::string chosen_areas(const StudyChoices& choices) {
  std::string text;
  for (const auto& [part, chosen] : choices.files) {
    if (part == ImportPart::Boundaries) text += chosen_boundaries(choices, chosen);
    if (part == ImportPart::Census) text += chosen_groups(chosen);
  }
  return text;
}

std::string chosen_list(const char* list, ImportPart part, const ChosenFile& chosen) {
  std::string text =
      fmt::format("[{}]\nsource = \"{}\"\n[{}.columns]\n", list, source_id(part), list);
  for (const ListField& field : list_fields(list))
    add_line(text, std::string(field.name).c_str(),
             column_of(chosen, std::string(field.name).c_str()));
  return text + "\n";
}

std::string chosen_indicator(const char* key, const ChosenFile& chosen) {
  const std::string base = column_of(chosen, (std::string(key) + "_base").c_str());
  const std::string value = column_of(chosen, key);
  if (base.empty() || value.empty()) return "";
  std::string text = "[[indicator]]\n";
  add_line(text, "key", key);
  add_line(text, "catalogue", key);
  add_line(text, "source", source_id(ImportPart::Statistics));
  add_line(text, "key_column", column_of(chosen, "key"));
  add_line(text, "numerator", value);
  add_line(text, "denominator", base);
  return text + "\n";
}

std::string chosen_lists(const StudyChoices& choices) {
  std::string text;
  for (const auto& [part, chosen] : choices.files) {
    if (part == ImportPart::Kitas) text += chosen_list("kitas", part, chosen);
    if (part == ImportPart::Services) text += chosen_list("services", part, chosen);
    if (part != ImportPart::Statistics) continue;
    for (const char* key : {"sgb2_u15", "alo"}) text += chosen_indicator(key, chosen);
  }
  return text;
}

}  // namespace

std::string study_text(const StudyChoices& choices) {
  const std::string kreis =
      choices.kreis.empty() ? "" : "kreis = " + toml_string(choices.kreis) + "\n";
  return framed_study({.where = "",
                       .title = toml_string(choices.title),
                       .kreis_line = kreis,
                       .date = toml_string(choices.date),
                       .sources = chosen_sources(choices),
                       .areas = chosen_areas(choices),
                       .titles = "",
                       .lists = chosen_lists(choices)});
}

}  // namespace nahraum::analysis
