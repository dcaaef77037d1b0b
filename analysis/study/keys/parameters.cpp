#include "analysis/study/keys/parameters.h"

#include <cmath>

#include <fmt/format.h>

#include "analysis/study/keys/list_fields.h"
#include "analysis/study/keys/parameter_table.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Language;

std::string type_name(ParameterType type, bool german) {
  switch (type) {
    case ParameterType::Text:
      return german ? "Text" : "text";
    case ParameterType::Title:
      return german ? "Titel" : "title";
    case ParameterType::Number:
      return german ? "Zahl" : "number";
    case ParameterType::Integer:
      return german ? "ganze Zahl" : "integer";
    case ParameterType::Boolean:
      return "true / false";
    case ParameterType::Date:
      return german ? "Datum" : "date";
    case ParameterType::Choice:
      return german ? "Auswahl" : "choice";
    case ParameterType::TextList:
      return german ? "Liste von Texten" : "list of texts";
    case ParameterType::NumberList:
      return german ? "Liste von Zahlen" : "list of numbers";
    case ParameterType::ModeLimit:
      return "{mode, minutes}";
    case ParameterType::ModeLimitList:
      return german ? "Liste von {mode, minutes}" : "list of {mode, minutes}";
    case ParameterType::Columns:
      break;
  }
  return german ? "Zuordnung von Spalten" : "column mapping";
}

std::string range_text(const Parameter& p, bool german) {
  if (!p.choices.empty()) {
    std::string all;
    for (const std::string_view choice : p.choices)
      all += fmt::format("{}`\"{}\"`", all.empty() ? "" : ", ", choice);
    return all;
  }
  const bool low = std::isfinite(p.minimum);
  const bool high = std::isfinite(p.maximum);
  const std::string unit = p.unit.empty() ? "" : " " + std::string(p.unit);
  if (low && high) {
    return fmt::format("{} {} {}{}", geo::plain_number(p.minimum), german ? "bis" : "to",
                       geo::plain_number(p.maximum), unit);
  }
  if (low)
    return fmt::format("{} {}{}", german ? "ab" : "from", geo::plain_number(p.minimum), unit);
  return std::string(p.unit);
}

std::string section_markdown(const Section& section, Language language) {
  const bool german = language == Language::German;
  std::string out = fmt::format(
      "## {}\n\n{}{}{}\n\n",
      section.repeated ? fmt::format("[[{}]]", section.name) : fmt::format("[{}]", section.name),
      section.help.in(language),
      section.repeated ? (german ? " Mehrfach möglich." : " Repeatable.") : "",
      section.required ? (german ? " Muss da sein." : " Required.") : "");
  out += german ? "| Schlüssel | Art | Vorgabe | Erlaubt | Bedeutung |\n"
                : "| key | type | default | allowed | meaning |\n";
  out += "|---|---|---|---|---|\n";
  for (const Parameter& p : parameters()) {
    if (p.section != section.name) continue;
    const std::string preset = p.required                ? (german ? "*Pflicht*" : "*required*")
                               : p.default_value.empty() ? ""
                                                         : fmt::format("`{}`", p.default_value);
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", p.key, type_name(p.type, german), preset,
                       range_text(p, german), p.help.in(language));
  }
  return out + "\n";
}

std::string fields_markdown(std::string_view list, Language language) {
  const bool german = language == Language::German;
  const auto fields = list_fields(list);
  if (fields.empty()) return "";
  std::string out = fmt::format("{}\n\n| {} |\n|---|---|---|\n",
                                german ? fmt::format("Felder für `[{}.columns]`:", list)
                                       : fmt::format("Fields for `[{}.columns]`:", list),
                                german ? "Feld | Titel in der Vorlage | Bedeutung"
                                       : "field | title in the template | meaning");
  for (const ListField& field : fields) {
    out += fmt::format("| `{}`{} | {} | {} |\n", field.name,
                       field.required ? (german ? " (Pflicht)" : " (required)") : "",
                       field.title.in(language), field.help.in(language));
  }
  return out + "\n";
}

}  // namespace

std::span<const Section> sections() { return detail::section_table(); }

std::span<const Parameter> parameters() { return detail::parameter_table(); }

const Section* find_section(std::string_view name) {
  for (const Section& section : sections()) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

const Parameter* find_parameter(std::string_view section, std::string_view key) {
  for (const Parameter& parameter : parameters()) {
    if (parameter.section == section && parameter.key == key) return &parameter;
  }
  return nullptr;
}

std::string study_format_markdown(Language language) {
  const bool german = language == Language::German;
  std::string out =
      german
          ? "# Die Studiendatei\n\nEine Studie ist eine Textdatei im Format TOML; Zeilen mit `#` "
            "sind Anmerkungen. Titel sind ein Text oder eine Tabelle `{de = \"…\", en = \"…\"}`. "
            "Unbekannte Schlüssel sind Fehler.\n\n"
          : "# The study file\n\nA study is a text file in TOML; lines with `#` are comments. "
            "Titles are a text or a table `{de = \"…\", en = \"…\"}`. Unknown keys are "
            "errors.\n\n";
  for (const Section& section : sections()) {
    out += section_markdown(section, language);
    out += fields_markdown(section.name, language);
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace nahraum::analysis
