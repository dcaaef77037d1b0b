#include "analysis/study/keys/validate_document.h"

#include "analysis/study/keys/suggest.h"

namespace nahraum::analysis {

namespace {

using geo::Findings;
using geo::Severity;
using geo::Text;
using geo::text;

std::string bracketed(const Section& section) {
  return section.repeated ? fmt::format("[[{}]]", section.name) : fmt::format("[{}]", section.name);
}

void unknown(Findings& findings, const char* code, const Text& message, std::string_view word,
             const std::vector<std::string>& known, std::size_t line) {
  const Text hint = suggestion(word, known);
  findings.add(Severity::Error, code, {message.de + hint.de, message.en + hint.en}, line);
}

std::vector<std::string> section_names() {
  std::vector<std::string> names;
  for (const Section& section : sections()) names.emplace_back(section.name);
  return names;
}

std::vector<std::string> key_names(const Section& section) {
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters()) {
    if (parameter.section == section.name) names.emplace_back(parameter.key);
  }
  return names;
}

void check_keys(const DocumentNode& table, const Section& section, Findings& findings) {
  for (const auto& [key, value] : table.table) {
    const Parameter* parameter = find_parameter(section.name, key);
    if (parameter == nullptr) {
      unknown(findings, "study.unknown_key",
              text("Den Schlüssel '{}' gibt es im Abschnitt {} nicht.",
                   "There is no key '{}' in section {}.", key, bracketed(section)),
              key, key_names(section), value.line);
    } else {
      validate_value(value, *parameter, findings);
    }
  }
  for (const Parameter& parameter : parameters()) {
    if (parameter.section != section.name || !parameter.required) continue;
    if (table.find(parameter.key) != nullptr) continue;
    findings.add(Severity::Error, "study.missing_key",
                 {fmt::format("Im Abschnitt {} fehlt '{}': {}", bracketed(section), parameter.key,
                              parameter.help.de),
                  fmt::format("Section {} lacks '{}': {}", bracketed(section), parameter.key,
                              parameter.help.en)},
                 table.line);
  }
}

void check_section(const DocumentNode& node, const Section& section, Findings& findings) {
  const bool list = node.kind == NodeKind::List && !node.items.empty();
  if (!section.repeated && node.kind == NodeKind::Table) return check_keys(node, section, findings);
  if (section.repeated && list) {
    for (const DocumentNode& item : node.items) {
      if (item.kind == NodeKind::Table) check_keys(item, section, findings);
    }
    return;
  }
  findings.add(Severity::Error, "study.section_form",
               section.repeated
                   ? text("Der Abschnitt heißt {} mit doppelten Klammern, denn es kann mehrere "
                          "geben.",
                          "The section is {} with double brackets, since there can be several.",
                          bracketed(section))
                   : text("Der Abschnitt heißt {} mit einfachen Klammern, denn es gibt ihn nur "
                          "einmal.",
                          "The section is {} with single brackets, since there is only one.",
                          bracketed(section)),
               node.line);
}

}  // namespace

void validate_document(const DocumentNode& root, Findings& findings) {
  for (const auto& [name, node] : root.table) {
    const Section* section = find_section(name);
    if (section == nullptr) {
      unknown(findings, "study.unknown_section",
              text("Den Abschnitt '{}' gibt es nicht.", "There is no section '{}'.", name), name,
              section_names(), node.line);
    } else {
      check_section(node, *section, findings);
    }
  }
  for (const Section& section : sections()) {
    if (!section.required || root.find(section.name) != nullptr) continue;
    findings.add(Severity::Error, "study.missing_section",
                 {fmt::format("Der Abschnitt {} fehlt: {}", bracketed(section), section.help.de),
                  fmt::format("Section {} is missing: {}", bracketed(section), section.help.en)});
  }
}

}  // namespace nahraum::analysis
