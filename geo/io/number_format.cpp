// The number grammar of official tables (domain.md 2.3.5, 2.3.11; DIN 55301).
//
//   cell    := blank* (symbol | value) blank*
//   value   := "(" number ")" | number [blank* "%"] [blank* ("p" | "r" | "s")]
//   number  := [sign blank*] digits [decimal digits] [exponent]
//   digits  := d+ | d{1,3} (thousands ddd)+

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/recipe.h"

namespace nahraum::geo {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Symbol {
  std::string_view written;
  FlaggedValue meaning;
};

constexpr std::array<Symbol, 22> kSymbols = {{
    {"-", {0, ValueFlag::ExactZero}},
    {"–", {0, ValueFlag::ExactZero}},
    {"—", {0, ValueFlag::ExactZero}},
    {"−", {0, ValueFlag::ExactZero}},
    {".", {kNone, ValueFlag::Secret}},
    {"•", {kNone, ValueFlag::Secret}},
    {"·", {kNone, ValueFlag::Secret}},
    {"*", {kNone, ValueFlag::Secret}},
    {"...", {kNone, ValueFlag::Later}},
    {"…", {kNone, ValueFlag::Later}},
    {"x", {kNone, ValueFlag::NotApplicable}},
    {"X", {kNone, ValueFlag::NotApplicable}},
    {"/", {kNone, ValueFlag::Unreliable}},
    {"", {kNone, ValueFlag::Missing}},
    {"k. A.", {kNone, ValueFlag::Missing}},
    {"k.A.", {kNone, ValueFlag::Missing}},
    {"k. a.", {kNone, ValueFlag::Missing}},
    {"k.a.", {kNone, ValueFlag::Missing}},
    {"keine Angabe", {kNone, ValueFlag::Missing}},
    {"n/a", {kNone, ValueFlag::Missing}},
    {"N/A", {kNone, ValueFlag::Missing}},
    {"NA", {kNone, ValueFlag::Missing}},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::optional<FlaggedValue> symbol(std::string_view cell) {
  const auto* const found = std::find_if(kSymbols.begin(), kSymbols.end(),
                                         [&](const Symbol& one) { return one.written == cell; });
  if (found == kSymbols.end()) return std::nullopt;
  return found->meaning;
}

// A number without its dress: sign, brackets, per cent and suffix are off.
struct Bare {
  std::string_view digits;  // digits, separators, exponent
  bool negative = false;
  ValueFlag flag = ValueFlag::None;
};

ValueFlag suffix_flag(char c) {
  switch (c) {
    case 'p':
      return ValueFlag::Preliminary;
    case 'r':
      return ValueFlag::Revised;
    case 's':
      return ValueFlag::Estimated;
    default:
      return ValueFlag::None;
  }
}

void take_sign(Bare& bare) {
  for (const std::string_view minus : {"-", "−", "–"}) {
    if (!bare.digits.starts_with(minus)) continue;
    bare.negative = true;
    bare.digits = trim_blanks(bare.digits.substr(minus.size()));
    return;
  }
  if (bare.digits.starts_with("+")) bare.digits = trim_blanks(bare.digits.substr(1));
}

Bare undress(std::string_view cell) {
  Bare bare{.digits = trim_blanks(cell)};
  if (bare.digits.size() > 2 && bare.digits.front() == '(' && bare.digits.back() == ')') {
    bare.digits = trim_blanks(bare.digits.substr(1, bare.digits.size() - 2));
    bare.flag = ValueFlag::Limited;
  } else if (!bare.digits.empty()) {
    bare.flag = suffix_flag(bare.digits.back());
    if (bare.flag != ValueFlag::None)
      bare.digits = trim_blanks(bare.digits.substr(0, bare.digits.size() - 1));
  }
  if (bare.digits.ends_with("%"))
    bare.digits = trim_blanks(bare.digits.substr(0, bare.digits.size() - 1));
  take_sign(bare);
  return bare;
}

// "E+05" and the like at the end; empty when there is none.
std::string_view exponent_of(std::string_view digits) {
  const std::size_t e = digits.find_first_of("eE");
  return e == std::string_view::npos ? std::string_view{} : digits.substr(e);
}

// Length of a thousands separator at the start; 0 when there is none.
std::size_t group_mark(std::string_view text, char thousands) {
  if (thousands == ' ') return blank_length(text);
  return thousands != 0 && !text.empty() && text.front() == thousands ? 1 : 0;
}

// Digits without separators; nullopt when a group has not three digits.
std::optional<std::string> ungrouped(std::string_view whole, char thousands) {
  std::string digits;
  std::size_t in_group = 0;
  bool grouped = false;
  for (std::size_t at = 0; at < whole.size();) {
    if (is_digit(whole[at])) {
      digits.push_back(whole[at++]);
      ++in_group;
      continue;
    }
    const std::size_t mark = group_mark(whole.substr(at), thousands);
    if (mark == 0 || in_group == 0 || in_group > 3 || (grouped && in_group != 3))
      return std::nullopt;
    grouped = true;
    in_group = 0;
    at += mark;
  }
  // "0.123" is no thousand.
  if (grouped && (in_group != 3 || digits.front() == '0')) return std::nullopt;
  return digits;
}

std::optional<double> value_of(std::string_view digits, const NumberFormat& format) {
  const std::string_view exponent = exponent_of(digits);
  const std::string_view mantissa = digits.substr(0, digits.size() - exponent.size());
  const std::size_t point = mantissa.rfind(format.decimal);
  const std::string_view whole = mantissa.substr(0, point);
  std::optional<std::string> plain = ungrouped(whole, format.thousands);
  if (!plain) return std::nullopt;
  if (point != std::string_view::npos) {
    const std::string_view fraction = mantissa.substr(point + 1);
    if (fraction.empty() || !all_digits(fraction)) return std::nullopt;
    if (plain->empty()) *plain = "0";
    *plain += '.';
    *plain += fraction;
  }
  if (plain->empty()) return std::nullopt;
  *plain += exponent;
  // from_chars takes "1e+5", but not "1E" or "1e+".
  return parse_plain_number(*plain);
}

// The four ways of writing that occur; the order breaks ties.
using Candidates = std::array<NumberFormat, 4>;
constexpr NumberFormat kGermanDots{.decimal = ',', .thousands = '.'};
constexpr NumberFormat kGermanBlanks{.decimal = ',', .thousands = ' '};
constexpr NumberFormat kEnglishCommas{.decimal = '.', .thousands = ','};
constexpr NumberFormat kEnglishBlanks{.decimal = '.', .thousands = ' '};
constexpr Candidates kGermanFirst = {kGermanDots, kGermanBlanks, kEnglishCommas, kEnglishBlanks};
constexpr Candidates kPointFirst = {kEnglishCommas, kEnglishBlanks, kGermanDots, kGermanBlanks};

std::size_t count_read(const std::vector<std::string_view>& digits, const NumberFormat& format,
                       NumberPrior prior) {
  return static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), [&](auto one) {
    const std::optional<double> value = value_of(one, format);
    return value && (prior != NumberPrior::Whole || *value == std::floor(*value));
  }));
}

bool differ(const std::vector<std::string_view>& digits, const NumberFormat& a,
            const NumberFormat& b) {
  return std::any_of(digits.begin(), digits.end(),
                     [&](auto one) { return value_of(one, a) != value_of(one, b); });
}

}  // namespace

NumberFormat detect_number_format(const std::vector<std::string_view>& cells, NumberPrior prior) {
  NumberFormat result;
  std::vector<std::string_view> digits;
  for (const std::string_view cell : cells) {
    const std::string_view trimmed = trim_blanks(cell);
    if (const auto known = symbol(trimmed)) {
      result.dash_is_zero = result.dash_is_zero || known->flag == ValueFlag::ExactZero;
    } else if (const Bare bare = undress(trimmed); !all_digits(bare.digits)) {
      digits.push_back(bare.digits);  // bare digits read the same everywhere
    }
  }
  const Candidates& candidates = prior == NumberPrior::Point ? kPointFirst : kGermanFirst;
  std::array<std::size_t, 4> read{};
  for (std::size_t i = 0; i < candidates.size(); ++i)
    read[i] = count_read(digits, candidates[i], prior);
  const auto best =
      static_cast<std::size_t>(std::max_element(read.begin(), read.end()) - read.begin());
  result.decimal = candidates[best].decimal;
  NumberFormat ungrouped_too = candidates[best];
  ungrouped_too.thousands = 0;
  if (count_read(digits, ungrouped_too, prior) < read[best])
    result.thousands = candidates[best].thousands;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (i != best && read[i] == read[best] && differ(digits, candidates[i], candidates[best]))
      result.ambiguous = true;
  }
  return result;
}

std::optional<FlaggedValue> parse_number(std::string_view cell, const NumberFormat& format) {
  const std::string_view trimmed = trim_blanks(cell);
  if (const auto known = symbol(trimmed)) return known;
  Bare bare = undress(trimmed);
  if (bare.digits.empty()) return std::nullopt;
  const std::optional<double> size = value_of(bare.digits, format);
  if (!size) return std::nullopt;
  const bool zero = *size == 0;
  if (zero && format.dash_is_zero && bare.flag == ValueFlag::None)
    bare.flag = ValueFlag::RoundedZero;
  return FlaggedValue{bare.negative && !zero ? -*size : *size, bare.flag};
}

}  // namespace nahraum::geo
