#pragma once
// Bytes of a text file -> UTF-8 (platform.md B2 "encoding"; domain.md 2.3.11).
//
//   DecodedText decoded = decode_text(std::move(bytes), "", "kitas.csv", findings);
//
// Decided in this order: byte order mark, the encoding declared, strict UTF-8, UTF-16 without a
// mark by its zero bytes, Windows-1252. The result is always valid UTF-8 without U+0000. A file
// that is UTF-8 by its mark, by declaration or by most of its characters and broken in one place is
// Error{Input} with the line, never guessed; so are half characters of UTF-16 and zero bytes. Bytes
// without meaning in Windows-1252 become U+FFFD and a Finding. Cost: one pass; UTF-8 is not copied.

#include <string>
#include <string_view>

#include "geo/core/findings.h"

namespace nahraum::geo {

struct DecodedText {
  std::string text;      ///< valid UTF-8, no byte order mark
  std::string encoding;  ///< "UTF-8", "Windows-1252", "ISO-8859-1", "UTF-16LE", "UTF-16BE"
};

/// `declared`: "" = detect; "UTF-8", "Windows-1252", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE"
/// in any usual spelling. Error{Input} for others. `file` is what Findings and errors call it.
[[nodiscard]] DecodedText decode_text(std::string bytes, std::string_view declared,
                                      std::string_view file, Findings& findings);

/// Place of the first byte that is no strict UTF-8 (overlong forms, surrogates and values above
/// U+10FFFF are none); npos when all is well.
[[nodiscard]] std::size_t utf8_error(std::string_view bytes);

}  // namespace nahraum::geo
