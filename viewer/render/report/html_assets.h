#pragma once
// Style and script of the HTML papers, word for word: their hashes stand in the policy of the page.

#include <string_view>

namespace nahraum::render {

extern const std::string_view kHtmlStyle;
extern const std::string_view kHtmlScript;

}  // namespace nahraum::render
