#include "geo/io/detail/census_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "geo/io/detail/census_header.h"

namespace nahraum::geo::census {

namespace {

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

/// Plain digits, the usual case. Float holds whole numbers exactly up to 2^24.
std::optional<float> parse_count(std::string_view field) {
  if (field.empty() || field.size() > 8) return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : field) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (number > (1u << 24u)) return std::nullopt;
  return static_cast<float>(number);
}

/// Digits with one decimal comma or point.
std::optional<float> parse_ratio(std::string_view field) {
  std::array<char, 32> buffer{};
  if (field.empty() || field.size() > buffer.size()) return std::nullopt;
  bool point = false;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const bool is_point = field[i] == ',' || field[i] == '.';
    const bool is_digit = field[i] >= '0' && field[i] <= '9';
    if (!is_digit && (!is_point || point || i == 0)) return std::nullopt;
    point |= is_point;
    buffer[i] = is_point ? '.' : field[i];
  }
  if (!point) return std::nullopt;
  double number = 0;
  const char* last = buffer.data() + field.size();
  const auto [end, error] = std::from_chars(buffer.data(), last, number);
  if (error != std::errc() || end != last || number > 1e9) return std::nullopt;
  return static_cast<float>(number);
}

std::optional<Value> parse_symbol(std::string_view field) {
  constexpr std::array<std::pair<std::string_view, Value>, 15> kSymbols{{
      {"", {kNothing, ValueFlag::Missing}},
      {"\xE2\x80\x93", {0, ValueFlag::SecretOrZero}},  // EN DASH in UTF-8
      {"\x96", {0, ValueFlag::SecretOrZero}},          // and in Windows-1252
      {"-", {0, ValueFlag::SecretOrZero}},
      {"-1", {kNothing, ValueFlag::SecretOrEmpty}},
      {"-9", {kNothing, ValueFlag::SecretOrEmpty}},
      {".", {kNothing, ValueFlag::Secret}},
      {"*", {kNothing, ValueFlag::Secret}},
      {"\xE2\x80\xA2", {kNothing, ValueFlag::Secret}},  // bullet
      {"...", {kNothing, ValueFlag::Later}},
      {"\xE2\x80\xA6", {kNothing, ValueFlag::Later}},  // ellipsis
      {"x", {kNothing, ValueFlag::NotApplicable}},
      {"X", {kNothing, ValueFlag::NotApplicable}},
      {"/", {kNothing, ValueFlag::Unreliable}},
      {"()", {kNothing, ValueFlag::Missing}},
  }};
  for (const auto& [symbol, value] : kSymbols) {
    if (field == symbol) return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> parse_value(std::string_view field) {
  if (const std::optional<float> count = parse_count(field)) return Value{*count, ValueFlag::None};
  const std::string_view bare = trimmed(field);
  if (const std::optional<Value> symbol = parse_symbol(bare)) return symbol;
  const bool brackets = bare.starts_with('(') && bare.ends_with(')');
  const std::string_view digits = brackets ? trimmed(bare.substr(1, bare.size() - 2)) : bare;
  std::optional<float> number = parse_count(digits);
  if (!number) number = parse_ratio(digits);
  if (!number) return std::nullopt;
  return Value{*number, brackets ? ValueFlag::Limited : ValueFlag::None};
}

bool is_bracket_sign(std::string_view field) {
  return field == "KLAMMERN" || lower_case(trimmed(field)) == "klammern";
}

}  // namespace nahraum::geo::census
