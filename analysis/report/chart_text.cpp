#include "analysis/report/chart_text.h"

#include <cmath>
#include <string_view>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

using geo::Language;
using geo::ValueFlag;

namespace {

/// From here on digits are counted rather than read.
constexpr double kHuge = 1e12;
constexpr int kMostDecimals = 6;

std::string raised(int exponent) {
  constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = exponent < 0 ? "⁻" : "";
  for (const char digit : geo::fixed_number(std::abs(exponent), 0))
    text += kDigits[static_cast<std::size_t>(digit - '0')];
  return text;
}

std::string power_of_ten(double value, Language language) {
  int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  double lead = value / std::pow(10.0, exponent);
  if (std::abs(lead) >= 9.95) lead /= 10, ++exponent;
  return geo::people_number(lead, 1, language) + " · 10" + raised(exponent);
}

/// The letter of DIN 55301 beside a number.
std::string_view letter(ValueFlag flag) {
  switch (flag) {
    case ValueFlag::Preliminary:
      return "p";
    case ValueFlag::Revised:
      return "r";
    case ValueFlag::Estimated:
      return "s";
    case ValueFlag::SecretOrZero:
      return "*";
    default:
      return "";
  }
}

}  // namespace

bool is_drawn(const geo::FlaggedValue& value) {
  return !value.missing() && std::isfinite(value.value);
}

std::string chart_number(double value, int decimals, Language language) {
  const bool huge = std::abs(value) >= kHuge;
  const bool trace = decimals > kMostDecimals && value != 0 && std::abs(value) < 1e-6;
  if (huge || trace) return power_of_ten(value, language);
  return geo::people_number(value, std::min(decimals, kMostDecimals), language);
}

std::string chart_value(const geo::FlaggedValue& value, int decimals, Language language) {
  if (value.missing()) return geo::flag_name(value.flag).in(language);
  if (!is_drawn(value)) return geo::flag_name(ValueFlag::Missing).in(language);
  const std::string number = chart_number(value.value, decimals, language);
  if (value.flag == ValueFlag::Limited) return "(" + number + ")";
  const std::string_view sign = letter(value.flag);
  return sign.empty() ? number : number + " " + std::string(sign);
}

int pyramid_decimals(const PyramidChart& chart) {
  for (const PyramidChart::Level& level : chart.levels)
    for (const geo::FlaggedValue& value : {level.left, level.right})
      if (is_drawn(value) && value.value != std::round(value.value)) return 1;
  return 0;
}

std::string chart_sign(ValueFlag flag, Language language) {
  if (flag == ValueFlag::Limited) return "( ) = " + geo::flag_name(flag).in(language);
  const std::string_view sign = letter(flag);
  return sign.empty() ? "" : std::string(sign) + " = " + geo::flag_name(flag).in(language);
}

}  // namespace nahraum::analysis
