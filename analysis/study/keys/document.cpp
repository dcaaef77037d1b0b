#include "analysis/study/keys/document.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Error;
using geo::ErrorKind;
using geo::text;

constexpr std::size_t kMaxBytes = 4u << 20;

DocumentNode convert(const toml::node& node);

std::string date_text(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", unsigned{date.year}, unsigned{date.month},
                     unsigned{date.day});
}

DocumentNode convert_table(const toml::table& table) {
  DocumentNode result{.kind = NodeKind::Table};
  for (const auto& [key, value] : table) {
    DocumentNode child = convert(value);
    // A header such as [a.b] makes `a` without a place of its own: the key's place is the next
    // best.
    if (child.line == 0) child.line = key.source().begin.line;
    result.table.emplace(std::string(key.str()), std::move(child));
  }
  return result;
}

DocumentNode convert_list(const toml::array& array) {
  DocumentNode result{.kind = NodeKind::List};
  for (const toml::node& item : array) result.items.push_back(convert(item));
  return result;
}

DocumentNode convert_value(const toml::node& node) {
  if (const auto* value = node.as_string()) return {.kind = NodeKind::Text, .text = value->get()};
  if (const auto* value = node.as_integer()) {
    return {.kind = NodeKind::Integer,
            .text = fmt::format("{}", value->get()),
            .number = static_cast<double>(value->get())};
  }
  if (const auto* value = node.as_floating_point()) {
    return {
        .kind = NodeKind::Number, .text = geo::plain_number(value->get()), .number = value->get()};
  }
  if (const auto* value = node.as_boolean()) {
    return {
        .kind = NodeKind::Boolean, .text = value->get() ? "true" : "false", .truth = value->get()};
  }
  if (const auto* value = node.as_date())
    return {.kind = NodeKind::Date, .text = date_text(value->get())};
  if (const auto* value = node.as_date_time())
    return {.kind = NodeKind::Date, .text = date_text(value->get().date)};
  return {.kind = NodeKind::Text, .text = ""};
}

DocumentNode convert(const toml::node& node) {
  DocumentNode result = node.is_table()   ? convert_table(*node.as_table())
                        : node.is_array() ? convert_list(*node.as_array())
                                          : convert_value(node);
  result.line = node.source().begin.line;
  return result;
}

}  // namespace

const DocumentNode* DocumentNode::find(std::string_view key) const {
  const auto found = table.find(std::string(key));
  return found == table.end() ? nullptr : &found->second;
}

DocumentNode parse_document(std::string_view toml_text, const std::string& name) {
  try {
    return convert_table(toml::parse(toml_text));
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::Input, text("Hier ist die Datei kein gültiges TOML ({}).",
                                       "The file is no valid TOML here ({}).", error.description()))
        .in_file(name)
        .at_row(error.source().begin.line)
        .with_hint(text("Texte stehen in Anführungszeichen, Listen in eckigen Klammern, jeder "
                        "Schlüssel nur einmal.",
                        "Texts stand in quotes, lists in square brackets, each key only once."));
  }
}

DocumentNode read_document(const std::filesystem::path& file, const std::string& name) {
  std::error_code problem;
  const auto bytes = std::filesystem::file_size(file, problem);
  if (problem || !std::filesystem::is_regular_file(file)) {
    throw Error(ErrorKind::Input, text("Die Datei ist nicht da oder nicht lesbar.",
                                       "The file is not there or cannot be read."))
        .in_file(name);
  }
  if (bytes > kMaxBytes) {
    throw Error(ErrorKind::Input, text("Die Datei ist mit {} Bytes zu groß.",
                                       "The file is too large ({} bytes).", bytes))
        .in_file(name)
        .with_hint(text("Eine Studie ist eine kurze Textdatei (TOML).",
                        "A study is a short text file (TOML)."));
  }
  std::ostringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  return parse_document(content.view(), name);
}

}  // namespace nahraum::analysis
