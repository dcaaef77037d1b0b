#include "viewer/render/plain_text.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "geo/core/error.h"

namespace nahraum::render {

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};

std::size_t bytes_announced(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

/// Nothing for overlong forms, surrogates and cut sequences (RFC 3629).
std::optional<CodePoint> decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = bytes_announced(lead);
  if (bytes == 0 || at + bytes > text.size()) return std::nullopt;
  if (bytes == 1) return CodePoint{lead, 1};
  char32_t value = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!is_continuation(text[at + i])) return std::nullopt;
    value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return std::nullopt;
  return CodePoint{value, bytes};
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/// Embeddings, overrides, isolates and marks of direction; the byte order mark; noncharacters.
bool is_left_out(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

[[noreturn]] void refuse(const geo::Text& reason) {
  throw geo::Error(geo::ErrorKind::Input, {"Ein Text lässt sich nicht zeichnen: " + reason.de + ".",
                                           "A text cannot be drawn: " + reason.en + "."})
      .with_hint({"Bitte die Namen in der Quelldatei prüfen und die Datei als UTF-8 speichern.",
                  "Please check the names in the source file and store the file as UTF-8."});
}

}  // namespace

std::string drawable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::optional<CodePoint> c = decode(text, at);
    if (!c) refuse({"Er ist kein gültiges UTF-8", "it is not valid UTF-8"});
    if (c->value == 0) refuse({"Er enthält ein Nullzeichen", "it holds a zero byte"});
    if (is_control(c->value))
      result += ' ';
    else if (!is_left_out(c->value))
      result.append(text.substr(at, c->bytes));
    at += c->bytes;
  }
  return result;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string shortened(std::string_view text, std::size_t characters) {
  if (length_of(text) <= characters) return std::string(text);
  std::size_t seen = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end)
    if (!is_continuation(text[end]) && ++seen == std::max<std::size_t>(characters, 1)) break;
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string xml_text(std::string_view text) {
  std::string result;
  for (const char c : drawable(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&apos;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace nahraum::render
