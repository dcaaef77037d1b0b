#include "geo/io/cell_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nahraum::geo {

namespace {

constexpr std::array<std::string_view, 6> kWideBlanks = {
    "\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE3\x80\x80", "\xEF\xBB\xBF"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kUmlauts = {
    {{"ä", "ae"},
     {"Ä", "ae"},
     {"ö", "oe"},
     {"Ö", "oe"},
     {"ü", "ue"},
     {"Ü", "ue"},
     {"ß", "ss"},
     {"ẞ", "ss"},
     // Combining dots, as files from a Mac have them.
     {"a\xCC\x88", "ae"},
     {"o\xCC\x88", "oe"},
     {"u\xCC\x88", "ue"},
     // A soft hyphen breaks words in narrow headings.
     {"\xC2\xAD", ""}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t trailing_blank_length(std::string_view text) {
  if (text.empty()) return 0;
  const char last = text.back();
  if (last == ' ' || (last >= '\t' && last <= '\r')) return 1;
  for (const std::string_view blank : kWideBlanks) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

std::string small_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

}  // namespace

std::size_t blank_length(std::string_view text) {
  if (text.empty()) return 0;
  const char first = text.front();
  if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
  if (static_cast<unsigned char>(first) < 0x80) return 0;
  for (const std::string_view blank : kWideBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::string_view trim_blanks(std::string_view text) {
  for (std::size_t n = blank_length(text); n > 0; n = blank_length(text)) text.remove_prefix(n);
  for (std::size_t n = trailing_blank_length(text); n > 0; n = trailing_blank_length(text))
    text.remove_suffix(n);
  return text;
}

bool is_blank(std::string_view text) { return trim_blanks(text).empty(); }

std::string fold_blanks(std::string_view text) {
  text = trim_blanks(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = blank_length(text.substr(at));
    if (blank == 0) {
      result.push_back(text[at++]);
    } else {
      if (result.back() != ' ') result.push_back(' ');
      at += blank;
    }
  }
  return result;
}

std::string title_key(std::string_view text) {
  const std::string folded = small_ascii(fold_blanks(text));
  std::string result;
  result.reserve(folded.size() + 8);
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = std::string_view(folded).substr(at);
    const auto* const umlaut =
        std::find_if(kUmlauts.begin(), kUmlauts.end(),
                     [&](const auto& pair) { return rest.starts_with(pair.first); });
    if (umlaut == kUmlauts.end()) {
      result.push_back(folded[at++]);
    } else {
      result.append(umlaut->second);
      at += umlaut->first.size();
    }
  }
  return result;
}

std::string quoted_cell(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const bool cut = text.size() > kLongest;
  if (cut) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  return fold_blanks(text) + (cut ? "…" : "");
}

bool looks_numeric(std::string_view cell) {
  cell = trim_blanks(cell);
  if (cell.starts_with("\xE2\x88\x92") || cell.starts_with("\xE2\x80\x93")) cell.remove_prefix(3);
  if (!cell.empty() && (cell.front() == '-' || cell.front() == '+')) cell.remove_prefix(1);
  bool digits = false;
  for (std::size_t at = 0; at < cell.size();) {
    const char c = cell[at];
    digits = digits || is_digit(c);
    if (is_digit(c) || c == '.' || c == ',' || c == '(' || c == ')' || c == '%') {
      ++at;
    } else if (const std::size_t blank = blank_length(cell.substr(at)); blank > 0) {
      at += blank;
    } else {
      return false;
    }
  }
  return digits;
}

bool looks_like_date(std::string_view cell) {
  cell = trim_blanks(cell);
  const std::size_t digits = count_digits(cell);
  if (digits == 4 && cell.size() == 4) return cell.starts_with("19") || cell.starts_with("20");
  const auto dots = std::count(cell.begin(), cell.end(), '.');
  const auto dashes = std::count(cell.begin(), cell.end(), '-');
  const std::size_t marks = cell.size() - digits;
  if (marks != 2 || digits < 4 || digits > 8 || cell.size() < 6) return false;
  if (dashes == 2) return cell[4] == '-' && digits == 8;
  return dots == 2 && is_digit(cell.front()) && is_digit(cell.back()) && cell.find('.') <= 2 &&
         cell.rfind('.') - cell.find('.') <= 3;
}

}  // namespace nahraum::geo
