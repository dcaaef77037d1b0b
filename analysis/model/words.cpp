#include "analysis/model/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nahraum::analysis {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kUmlauts{
    {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}}};

constexpr std::array<std::string_view, 14> kCommon{
    "kita",        "kindergarten", "kindertagesstaette", "kindertageseinrichtung", "kinderkrippe",
    "kinderhaus",  "krippe",       "integrative",        "integrativer",           "integrativ",
    "staedtische", "staedtischer", "evangelische",       "evangelischer"};

std::string without_umlauts(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto found = std::find_if(kUmlauts.begin(), kUmlauts.end(), [&](const auto& pair) {
      return text.substr(i).starts_with(pair.first);
    });
    if (found != kUmlauts.end()) {
      out += found->second;
      i += found->first.size();
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char raw : without_umlauts(text)) {
    const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word && gap && !out.empty()) out += ' ';
    if (word) out += c;
    gap = !word;
  }
  return out;
}

std::string kita_name_core(std::string_view name) {
  const std::string plain = plain_words(name);
  std::string out;
  for (std::size_t from = 0; from < plain.size();) {
    const std::size_t to = std::min(plain.find(' ', from), plain.size());
    const std::string_view word = std::string_view(plain).substr(from, to - from);
    if (std::find(kCommon.begin(), kCommon.end(), word) == kCommon.end())
      out += (out.empty() ? "" : " ") + std::string(word);
    from = to + 1;
  }
  return out.empty() ? plain : out;
}

}  // namespace nahraum::analysis
