#include "analysis/score/criteria_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <optional>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

namespace {

using geo::Text;

constexpr std::size_t kLargestFile = 1 << 20;

bool is_identifier(const std::string& key) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !key.empty() && letter(key.front()) && std::all_of(key.begin(), key.end(), [&](char c) {
    return letter(c) || digit(c) || c == '_';
  });
}

bool is_date(const std::string& text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (digit != (kForm[i] == '0') || (!digit && text[i] != '-')) return false;
  }
  return true;
}

}  // namespace

Text shortest(double value) {
  std::string german = geo::plain_number(value);
  std::replace(german.begin(), german.end(), '.', ',');
  return {german, geo::plain_number(value)};
}

std::string CriteriaValues::content() const {
  std::ifstream stream(path_, std::ios::binary);
  std::string text(kLargestFile + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.is_open() || stream.bad()) {
    fail(0, Text{"Die Datei mit den Kriterien lässt sich nicht lesen.",
                 "The file with the criteria cannot be read."});
  }
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > kLargestFile) {
    fail(0, Text{"Die Datei ist größer als 1 MB; eine Kriterienliste ist das nicht.",
                 "The file is larger than 1 MB; that is no list of criteria."});
  }
  return text;
}

toml::table CriteriaValues::parsed() const {
  try {
    return toml::parse(content());
  } catch (const toml::parse_error& error) {
    fail(error.source().begin.line,
         geo::text("Die Zeile ist kein gültiges TOML ({}).", "The line is not valid TOML ({}).",
                   error.description()));
  }
}

void CriteriaValues::fail(std::size_t line, Text message) const {
  geo::Error error(geo::ErrorKind::Input, std::move(message));
  std::string name = path_.filename().string();
  if (line == 0) throw std::move(error).in_file(std::move(name));
  throw std::move(error).in_file(std::move(name)).at_row(line);
}
void CriteriaValues::fail(const toml::node& at, Text message) const {
  fail(static_cast<std::size_t>(at.source().begin.line), std::move(message));
}

void CriteriaValues::refuse_unknown(const toml::table& table, Keys allowed) const {
  for (const auto& [key, value] : table) {
    if (std::find(allowed.begin(), allowed.end(), key.str()) != allowed.end()) continue;
    fail(key.source().begin.line,
         geo::text("Den Schlüssel „{}“ gibt es hier nicht; möglich sind: {}.",
                   "There is no key \"{}\" here; possible are: {}.", key.str(),
                   fmt::join(allowed, ", ")));
  }
}

const toml::node& CriteriaValues::required(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    fail(table, geo::text("Hier fehlt „{}“.", "\"{}\" is missing here.", key));
  }
  return *node;
}

std::string CriteriaValues::words(const toml::table& table, std::string_view key) const {
  const toml::node& node = required(table, key);
  const auto* value = node.as_string();
  if (value == nullptr || value->get().empty()) {
    fail(node, geo::text("„{}“ muss ein Text in Anführungszeichen sein.",
                         "\"{}\" must be a text in quotation marks.", key));
  }
  return value->get();
}

std::string CriteriaValues::identifier(const toml::table& table, std::string_view key) const {
  const std::string value = words(table, key);
  if (!is_identifier(value)) {
    fail(*table.get(key),
         geo::text("„{}“ darf nur aus Buchstaben ohne Umlaute, Ziffern und _ bestehen und muss "
                   "mit einem Buchstaben beginnen; hier steht „{}“.",
                   "\"{}\" may hold only plain letters, digits and _ and must begin with a "
                   "letter; here is \"{}\".",
                   key, value));
  }
  return value;
}

std::string CriteriaValues::choice(const toml::table& table, std::string_view key,
                                   std::vector<std::string_view> allowed) const {
  std::string value = words(table, key);
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    fail(*table.get(key),
         geo::text("„{}“ ist „{}“; möglich sind: {}.", "\"{}\" is \"{}\"; possible are: {}.", key,
                   value, fmt::join(allowed, ", ")));
  }
  return value;
}

std::string CriteriaValues::date(const toml::table& table) const {
  const std::string value = words(table, "date");
  if (!is_date(value)) {
    fail(*table.get("date"), geo::text("Das Datum „{}“ muss die Form \"2026-11-21\" haben.",
                                       "The date \"{}\" must look like \"2026-11-21\".", value));
  }
  return value;
}

Text CriteriaValues::both(const toml::table& table, std::string_view key) const {
  const toml::node& node = required(table, key);
  const toml::table* languages = node.as_table();
  if (languages == nullptr) {
    fail(node, geo::text("„{}“ braucht beide Sprachen: {{de = \"…\", en = \"…\"}}.",
                         "\"{}\" needs both languages: {{de = \"…\", en = \"…\"}}.", key));
  }
  constexpr std::array<std::string_view, 2> kLanguages{"de", "en"};
  refuse_unknown(*languages, kLanguages);
  return {words(*languages, "de"), words(*languages, "en")};
}

double CriteriaValues::number(const toml::node& node, std::string_view key) const {
  const std::optional<double> value =
      node.is_number() ? node.value<double>() : std::optional<double>();
  if (!value || !std::isfinite(*value)) {
    fail(node,
         geo::text("„{}“ muss eine Zahl mit Dezimalpunkt sein.", "\"{}\" must be a number.", key));
  }
  return *value;
}

double CriteriaValues::not_negative(const toml::table& table, std::string_view key) const {
  const toml::node& node = required(table, key);
  const double value = number(node, key);
  if (value < 0) {
    fail(node,
         geo::text("„{}“ darf nicht kleiner als 0 sein.", "\"{}\" must not be below 0.", key));
  }
  return value;
}

}  // namespace nahraum::analysis::detail
