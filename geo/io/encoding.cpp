#include "geo/io/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

enum class Encoding { Detect, Utf8, Windows1252, Latin1, Utf16Le, Utf16Be };

// 0x80..0x9f of Windows-1252; 0 where the code page has nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

std::size_t line_of(std::string_view bytes, std::size_t position) {
  return 1 + static_cast<std::size_t>(std::count(
                 bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

// Length of the well-formed sequence at `at`, 0 when there is none (Unicode 15, table 3-7).
std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
  const std::uint8_t first = byte_at(bytes, at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > bytes.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(bytes, at + i) & 0xC0) != 0x80) return 0;
  }
  const std::uint8_t second = byte_at(bytes, at + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second > 0x9F;
  const bool beyond = first == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080ull;
  while (at + 8 <= bytes.size()) {
    std::uint64_t block = 0;
    std::memcpy(&block, bytes.data() + at, 8);
    if ((block & kHigh) != 0) break;
    at += 8;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

// More well-formed characters than broken bytes: the file was meant to be UTF-8. In text of
// Windows-1252 an umlaut is hardly ever followed by a byte that would complete a sequence.
bool mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const std::size_t length = utf8_sequence(bytes, at);
    (length == 0 ? bad : good) += 1;
    at += std::max<std::size_t>(length, 1);
  }
  return good > bad;
}

// Latin text in UTF-16 has a zero in every second byte; a binary file has them anywhere.
Encoding by_zero_bytes(std::string_view bytes) {
  const std::size_t pairs = std::min<std::size_t>(bytes.size() / 2, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < 2 * pairs; ++i) {
    if (bytes[i] == '\0') ++zeros[i % 2];
  }
  if (zeros[1] * 3 > pairs && zeros[0] * 10 < zeros[1]) return Encoding::Utf16Le;
  if (zeros[0] * 3 > pairs && zeros[1] * 10 < zeros[0]) return Encoding::Utf16Be;
  return Encoding::Detect;
}

struct Mark {
  Encoding encoding = Encoding::Detect;
  std::size_t length = 0;
};

Mark byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::Utf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::Utf16Le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::Utf16Be, 2};
  return {};
}

Encoding named(std::string_view declared, std::string_view file) {
  std::string name;
  for (const char c : declared) {
    if (c >= 'a' && c <= 'z') name.push_back(static_cast<char>(c - 'a' + 'A'));
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) name.push_back(c);
  }
  if (name.empty()) return Encoding::Detect;
  if (name == "UTF8") return Encoding::Utf8;
  if (name == "WINDOWS1252" || name == "CP1252" || name == "ANSI") return Encoding::Windows1252;
  if (name == "ISO88591" || name == "LATIN1") return Encoding::Latin1;
  if (name == "UTF16" || name == "UTF16LE") return Encoding::Utf16Le;
  if (name == "UTF16BE") return Encoding::Utf16Be;
  throw Error(ErrorKind::Input, text("Die Zeichenkodierung „{}“ ist nicht bekannt.",
                                     "The encoding \"{}\" is not known.", declared))
      .in_file(std::string(file))
      .with_hint(text("Möglich sind UTF-8, Windows-1252, ISO-8859-1 und UTF-16.",
                      "Possible are UTF-8, Windows-1252, ISO-8859-1 and UTF-16."));
}

[[noreturn]] void refuse_zero(std::string_view bytes, std::size_t position, std::string_view file) {
  throw Error(ErrorKind::Input, text("Die Datei enthält Null-Bytes und ist keine Texttabelle.",
                                     "The file contains zero bytes and is no table of text."))
      .in_file(std::string(file))
      .at_row(line_of(bytes, position))
      .with_hint(
          text("Bitte als CSV (UTF-8) neu speichern.", "Please save it again as CSV (UTF-8)."));
}

[[noreturn]] void refuse_broken(std::size_t line, std::string_view encoding,
                                std::string_view file) {
  throw Error(ErrorKind::Input, text("Ein Zeichen ist kein gültiges {}; die Datei ist beschädigt.",
                                     "A character is no valid {}; the file is damaged.", encoding))
      .in_file(std::string(file))
      .at_row(line)
      .with_hint(
          text("Bitte die Datei neu exportieren oder die Zeichenkodierung in der Studie angeben.",
               "Please export the file again or name its encoding in the study."));
}

std::string from_single_bytes(std::string_view bytes, std::string_view file, Findings& findings) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  std::size_t unknown = 0;
  std::size_t first_unknown = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t ascii_end = skip_ascii(bytes, at);
    out.append(bytes.substr(at, ascii_end - at));
    at = ascii_end;
    if (at == bytes.size()) break;
    const std::uint8_t byte = byte_at(bytes, at);
    char32_t code = byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte;
    if (code == 0) {
      if (unknown++ == 0) first_unknown = at;
      code = kReplacement;
    }
    append_utf8(out, code);
    ++at;
  }
  if (unknown > 0) {
    findings
        .add_counted(Severity::Warning, "encoding.unknown_byte",
                     text("{} Zeichen gibt es in Windows-1252 nicht; sie stehen als „\xEF\xBF\xBD“ "
                          "da. Vielleicht ist die Datei eine alte DOS-Datei.",
                          "{} characters do not exist in Windows-1252; they stand as "
                          "\"\xEF\xBF\xBD\". The file may be an old DOS file.",
                          unknown),
                     unknown)
        .in_file(std::string(file))
        .at_row(line_of(bytes, first_unknown));
  }
  return out;
}

class Utf16Reader {
 public:
  Utf16Reader(std::string_view bytes, bool little, std::string_view file)
      : bytes_(bytes), little_(little), file_(file) {}

  std::string decode() {
    const std::string_view name = little_ ? "UTF-16LE" : "UTF-16BE";
    std::string out;
    out.reserve(bytes_.size() / 2 + bytes_.size() / 8);
    std::size_t line = 1;
    if (bytes_.size() % 2 != 0) refuse_broken(1, name, file_);
    for (std::size_t at = 0; at < bytes_.size(); at += 2) {
      char32_t code = unit(at);
      if (code == 0) refuse_zero(out, out.size(), file_);
      if (code == '\n') ++line;
      if (code >= 0xD800 && code <= 0xDFFF) {
        const std::optional<char32_t> pair = surrogates(at);
        if (!pair) refuse_broken(line, name, file_);
        code = *pair;
        at += 2;
      }
      append_utf8(out, code);
    }
    return out;
  }

 private:
  [[nodiscard]] char32_t unit(std::size_t at) const {
    const char32_t a = byte_at(bytes_, at);
    const char32_t b = byte_at(bytes_, at + 1);
    return little_ ? a | (b << 8) : (a << 8) | b;
  }
  [[nodiscard]] std::optional<char32_t> surrogates(std::size_t at) const {
    const char32_t high = unit(at);
    if (high > 0xDBFF || at + 4 > bytes_.size()) return std::nullopt;
    const char32_t low = unit(at + 2);
    if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
  }

  std::string_view bytes_;
  bool little_;
  std::string_view file_;
};

Encoding detected(std::string_view bytes, std::string_view file) {
  if (bytes.find('\0') != std::string_view::npos) {
    const Encoding wide = by_zero_bytes(bytes);
    if (wide == Encoding::Detect) refuse_zero(bytes, bytes.find('\0'), file);
    return wide;
  }
  const std::size_t broken = utf8_error(bytes);
  if (broken == std::string_view::npos) return Encoding::Utf8;
  if (mostly_utf8(bytes)) refuse_broken(line_of(bytes, broken), "UTF-8", file);
  return Encoding::Windows1252;
}

// "Ã¼": text that was already UTF-8 and was taken for Windows-1252 by the program that wrote it.
void warn_of_double_encoding(std::string_view text_bytes, std::string_view file,
                             Findings& findings) {
  constexpr std::array<std::string_view, 7> kTwice = {
      "\xC3\x83\xC2\xA4",     "\xC3\x83\xC2\xB6", "\xC3\x83\xC2\xBC", "\xC3\x83\xE2\x80\x9E",
      "\xC3\x83\xE2\x80\x93", "\xC3\x83\xC5\x93", "\xC3\x83\xC5\xB8"};
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t at = text_bytes.find("\xC3\x83"); at != std::string_view::npos;
       at = text_bytes.find("\xC3\x83", at + 2)) {
    const std::string_view rest = text_bytes.substr(at);
    if (std::none_of(kTwice.begin(), kTwice.end(),
                     [&](std::string_view twice) { return rest.starts_with(twice); })) {
      continue;
    }
    if (count++ == 0) first = at;
  }
  if (count == 0) return;
  findings
      .add_counted(Severity::Warning, "encoding.twice",
                   text("{} Umlaute sehen doppelt kodiert aus („Ã¼“ statt „ü“); sie bleiben so.",
                        "{} umlauts look encoded twice (\"Ã¼\" for \"ü\"); they are kept.", count),
                   count)
      .in_file(std::string(file))
      .at_row(line_of(text_bytes, first));
}

std::string_view printed(Encoding encoding) {
  switch (encoding) {
    case Encoding::Windows1252:
      return "Windows-1252";
    case Encoding::Latin1:
      return "ISO-8859-1";
    case Encoding::Utf16Le:
      return "UTF-16LE";
    case Encoding::Utf16Be:
      return "UTF-16BE";
    default:
      return "UTF-8";
  }
}

// ISO-8859-1 has only control characters at 0x80..0x9f; who finds some there has Windows-1252.
Encoding latin1_or_windows(std::string_view bytes, std::string_view file, Findings& findings) {
  const bool windows = std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<std::uint8_t>(c) >= 0x80 && static_cast<std::uint8_t>(c) < 0xA0;
  });
  if (!windows) return Encoding::Latin1;
  findings
      .add(
          Severity::Warning, "encoding.not_latin1",
          text("Angegeben ist ISO-8859-1, die Datei hat aber Zeichen aus Windows-1252; sie wird so "
               "gelesen.",
               "ISO-8859-1 is declared, but the file has characters of Windows-1252 and is read "
               "so."))
      .in_file(std::string(file));
  return Encoding::Windows1252;
}

std::string decoded(std::string bytes, Encoding encoding, std::string_view file,
                    Findings& findings) {
  switch (encoding) {
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
      return Utf16Reader(bytes, encoding == Encoding::Utf16Le, file).decode();
    case Encoding::Windows1252:
    case Encoding::Latin1:
      if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos)
        refuse_zero(bytes, zero, file);
      return from_single_bytes(bytes, file, findings);
    default:
      break;
  }
  if (const std::size_t broken = utf8_error(bytes); broken != std::string::npos)
    refuse_broken(line_of(bytes, broken), "UTF-8", file);
  if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos)
    refuse_zero(bytes, zero, file);
  return bytes;
}

}  // namespace

std::size_t utf8_error(std::string_view bytes) {
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const std::size_t length = utf8_sequence(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

DecodedText decode_text(std::string bytes, std::string_view declared, std::string_view file,
                        Findings& findings) {
  const Encoding wish = named(declared, file);
  const Mark mark = byte_order_mark(bytes);
  Encoding encoding = wish;
  if (mark.length > 0) {
    const bool both_wide =
        (wish == Encoding::Utf16Le || wish == Encoding::Utf16Be) && mark.encoding != Encoding::Utf8;
    if (wish != Encoding::Detect && wish != mark.encoding && !both_wide) {
      findings
          .add(Severity::Warning, "encoding.mark_differs",
               text("Angegeben ist {}, die Datei kennzeichnet sich selbst als {}; das gilt.",
                    "{} is declared, but the file marks itself as {}, which counts.", declared,
                    printed(mark.encoding)))
          .in_file(std::string(file));
    }
    encoding = mark.encoding;
    bytes.erase(0, mark.length);
  } else if (wish == Encoding::Detect) {
    encoding = detected(bytes, file);
  }
  if (encoding == Encoding::Latin1) encoding = latin1_or_windows(bytes, file, findings);
  const bool plain = encoding == Encoding::Utf8 && skip_ascii(bytes, 0) == bytes.size();
  DecodedText result{decoded(std::move(bytes), encoding, file, findings),
                     std::string(printed(encoding))};
  if (!plain && wish == Encoding::Detect) {
    findings
        .add(Severity::Info, "encoding.detected",
             text("Zeichenkodierung: {}.", "Encoding: {}.", result.encoding))
        .in_file(std::string(file));
  }
  warn_of_double_encoding(result.text, file, findings);
  return result;
}

}  // namespace nahraum::geo
