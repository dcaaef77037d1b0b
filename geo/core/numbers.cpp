#include "geo/core/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace nahraum::geo {

namespace {

template <typename T>
std::optional<T> parse_whole(std::string_view text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end || text.empty()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> parse_plain_number(std::string_view text) {
  const std::optional<double> value = parse_whole<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<long long> parse_integer(std::string_view text) {
  return parse_whole<long long>(text);
}

std::string plain_number(double value) {
  std::array<char, 64> buffer{};
  const double clean = value == 0 ? 0.0 : value;
  // The shortest form of 100000 would be "1e+05", which nobody expects in a table.
  const double size = std::abs(clean);
  const bool usual = size == 0 || (size >= 1e-6 && size < 1e15);
  const auto [end, error] =
      usual ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), clean,
                            std::chars_format::fixed)
            : std::to_chars(buffer.data(), buffer.data() + buffer.size(), clean);
  return {buffer.data(), end};
}

std::string fixed_number(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::fixed, decimals);
  std::string result(buffer.data(), end);
  if (result.front() == '-' && result.find_first_not_of("-0.") == std::string::npos)
    result.erase(0, 1);
  return result;
}

std::string people_number(double value, int decimals, Language language) {
  const char point = language == Language::German ? ',' : '.';
  const char group = language == Language::German ? '.' : ',';
  std::string digits = fixed_number(value, decimals);
  const std::string sign = digits.front() == '-' ? "−" : "";
  if (!sign.empty()) digits.erase(0, 1);
  const std::size_t dot = digits.find('.');
  std::string whole = digits.substr(0, dot);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, 1, group);
  if (dot == std::string::npos) return sign + whole;
  return sign + whole + point + digits.substr(dot + 1);
}

Text number_text(double value, int decimals) {
  return {people_number(value, decimals, Language::German),
          people_number(value, decimals, Language::English)};
}

}  // namespace nahraum::geo
