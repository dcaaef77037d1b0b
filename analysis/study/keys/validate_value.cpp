#include <algorithm>
#include <chrono>
#include <cmath>

#include "analysis/study/keys/list_fields.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/keys/validate_document.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Findings;
using geo::Severity;
using geo::Text;
using geo::text;

void mistake(Findings& findings, const char* code, Text message, std::size_t line) {
  findings.add(Severity::Error, code, std::move(message), line);
}

std::string shown(const DocumentNode& node) {
  if (node.kind == NodeKind::List) return "[…]";
  if (node.kind == NodeKind::Table) return "{…}";
  return node.kind == NodeKind::Text ? "„" + node.text + "“" : node.text;
}

void wrong_kind(const DocumentNode& node, const Parameter& p, const Text& expected,
                Findings& findings) {
  mistake(findings, "study.wrong_type",
          {fmt::format("'{}' muss {} sein, hier steht {}.", p.key, expected.de, shown(node)),
           fmt::format("'{}' must be {}, found {}.", p.key, expected.en, shown(node))},
          node.line);
}

bool numeric(const DocumentNode& node) {
  return node.kind == NodeKind::Integer || node.kind == NodeKind::Number;
}

void check_range(const DocumentNode& node, const Parameter& p, Findings& findings) {
  if (std::isfinite(node.number) && node.number >= p.minimum && node.number <= p.maximum) return;
  const std::string low = geo::plain_number(p.minimum);
  const std::string high = geo::plain_number(p.maximum);
  const std::string value = std::isfinite(node.number) ? geo::plain_number(node.number) : node.text;
  if (std::isfinite(p.minimum) && std::isfinite(p.maximum)) {
    mistake(findings, "study.range",
            text("'{}' muss zwischen {} und {} liegen, hier steht {}.",
                 "'{}' must lie between {} and {}, found {}.", p.key, low, high, value),
            node.line);
  } else {
    mistake(findings, "study.range",
            text("'{}' muss eine Zahl ab {} sein, hier steht {}.",
                 "'{}' must be a number from {} on, found {}.", p.key, low, value),
            node.line);
  }
}

void check_number(const DocumentNode& node, const Parameter& p, Findings& findings) {
  if (!numeric(node)) return wrong_kind(node, p, {"eine Zahl", "a number"}, findings);
  check_range(node, p, findings);
}

void check_integer(const DocumentNode& node, const Parameter& p, Findings& findings) {
  if (node.kind != NodeKind::Integer)
    return wrong_kind(node, p, {"eine ganze Zahl", "an integer"}, findings);
  check_range(node, p, findings);
}

void check_text(const DocumentNode& node, const Parameter& p, Findings& findings) {
  if (node.kind != NodeKind::Text) {
    return wrong_kind(node, p, {"ein Text in Anführungszeichen", "a text in quotes"}, findings);
  }
  if (p.required && node.text.empty()) {
    mistake(findings, "study.empty",
            text("'{}' darf nicht leer sein.", "'{}' must not be empty.", p.key), node.line);
  }
}

void check_title(const DocumentNode& node, const Parameter& p, Findings& findings) {
  if (node.kind != NodeKind::Table) return check_text(node, p, findings);
  if (node.table.empty()) {
    wrong_kind(node, p, {"ein Text oder {de = \"…\", en = \"…\"}", "a text or {de, en}"}, findings);
  }
  for (const auto& [key, value] : node.table) {
    if (key != "de" && key != "en") {
      mistake(findings, "study.unknown_key",
              text("'{}' hat nur die Sprachen de und en, hier steht '{}'.",
                   "'{}' has the languages de and en only, found '{}'.", p.key, key),
              value.line);
    } else {
      check_text(value, p, findings);
    }
  }
}

void check_choice(const DocumentNode& node, const Parameter& p, Findings& findings) {
  if (node.kind != NodeKind::Text) return check_text(node, p, findings);
  if (std::find(p.choices.begin(), p.choices.end(), node.text) != p.choices.end()) return;
  std::string all;
  for (const std::string_view choice : p.choices)
    all += fmt::format("{}\"{}\"", all.empty() ? "" : ", ", choice);
  mistake(findings, "study.choice",
          text("'{}' kann nur eines von {} sein, hier steht „{}“.",
               "'{}' can only be one of {}, found \"{}\".", p.key, all, node.text),
          node.line);
}

void check_date(const DocumentNode& node, const Parameter& p, Findings& findings) {
  const bool right = node.kind == NodeKind::Text || node.kind == NodeKind::Date;
  if (right && is_iso_date(node.text)) return;
  wrong_kind(node, p, {"ein Datum wie 2024-12-31", "a date such as 2024-12-31"}, findings);
}

template <typename Check>
void check_list(const DocumentNode& node, const Parameter& p, Findings& findings, Check check) {
  if (node.kind != NodeKind::List) {
    return wrong_kind(node, p, {"eine Liste in eckigen Klammern", "a list in square brackets"},
                      findings);
  }
  if (p.required && node.items.empty()) {
    mistake(findings, "study.empty",
            text("'{}' darf nicht leer sein.", "'{}' must not be empty.", p.key), node.line);
  }
  for (const DocumentNode& item : node.items) check(item, p, findings);
}

void check_mode_limit(const DocumentNode& node, const Parameter& p, Findings& findings) {
  const DocumentNode* mode = node.find("mode");
  const DocumentNode* minutes = node.find("minutes");
  if (mode == nullptr || minutes == nullptr || node.table.size() != 2) {
    return wrong_kind(node, p,
                      {"die Form {mode = \"foot\", minutes = 15} haben und so vollständig",
                       "of the form {mode = \"foot\", minutes = 15}"},
                      findings);
  }
  if (mode->kind != NodeKind::Text) check_text(*mode, p, findings);
  check_number(*minutes, p, findings);
}

void check_columns(const DocumentNode& node, const Parameter& p, Findings& findings) {
  if (node.kind != NodeKind::Table) {
    return wrong_kind(
        node, p, {"eine Tabelle feld = \"Spaltentitel\"", "a table field = \"title\""}, findings);
  }
  std::vector<std::string> known;
  for (const ListField& field : list_fields(p.section)) known.emplace_back(field.name);
  for (const auto& [field, title] : node.table) {
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      Text message = text("[{}.columns]: Das Feld '{}' gibt es nicht.",
                          "[{}.columns]: There is no field '{}'.", p.section, field);
      const Text hint = suggestion(field, known);
      mistake(findings, "study.unknown_field", {message.de + hint.de, message.en + hint.en},
              title.line);
    } else if (title.kind != NodeKind::Text || title.text.empty()) {
      mistake(findings, "study.wrong_type",
              text("[{}.columns]: '{}' muss der Titel einer Spalte in Anführungszeichen sein.",
                   "[{}.columns]: '{}' must be the title of a column in quotes.", p.section, field),
              title.line);
    }
  }
}

}  // namespace

bool is_iso_date(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  const auto year = geo::parse_integer(date.substr(0, 4));
  const auto month = geo::parse_integer(date.substr(5, 2));
  const auto day = geo::parse_integer(date.substr(8, 2));
  if (!year || !month || !day || *year < 1000) return false;
  using namespace std::chrono;
  return year_month_day(std::chrono::year(static_cast<int>(*year)),
                        std::chrono::month(static_cast<unsigned>(*month)),
                        std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

void validate_value(const DocumentNode& node, const Parameter& p, Findings& findings) {
  switch (p.type) {
    case ParameterType::Text:
      return check_text(node, p, findings);
    case ParameterType::Title:
      return check_title(node, p, findings);
    case ParameterType::Number:
      return check_number(node, p, findings);
    case ParameterType::Integer:
      return check_integer(node, p, findings);
    case ParameterType::Boolean:
      if (node.kind != NodeKind::Boolean)
        wrong_kind(node, p, {"true oder false", "true or false"}, findings);
      return;
    case ParameterType::Date:
      return check_date(node, p, findings);
    case ParameterType::Choice:
      return check_choice(node, p, findings);
    case ParameterType::TextList:
      return check_list(node, p, findings, check_text);
    case ParameterType::NumberList:
      return check_list(node, p, findings, check_number);
    case ParameterType::ModeLimit:
      return check_mode_limit(node, p, findings);
    case ParameterType::ModeLimitList:
      return check_list(node, p, findings, check_mode_limit);
    case ParameterType::Columns:
      return check_columns(node, p, findings);
  }
}

}  // namespace nahraum::analysis
