#pragma once
// Text from files made fit for one line of drawing, and for XML. Names come from others and may
// hold anything (platform.md B2).

#include <cstddef>
#include <string>
#include <string_view>

namespace nahraum::render {

/// Line breaks, tabs and other control characters become blanks; marks that turn the writing
/// direction are left out (they would let a name rewrite the line around it). Throws Error{Input}
/// for a zero byte or text that is not UTF-8.
[[nodiscard]] std::string drawable(std::string_view text);

/// At most `characters` code points, the last one an ellipsis when something was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t characters);

/// Number of code points.
[[nodiscard]] std::size_t length_of(std::string_view text);

/// `drawable` text with & < > " ' escaped, for XML content and attributes.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace nahraum::render
