#pragma once
// The parts of an ODT file that are the same for every paper: styles, manifest, metadata.

#include <string>
#include <vector>

#include "geo/core/text.h"

namespace nahraum::render {

/// Named styles of papers, with header and footer of the page.
[[nodiscard]] std::string odt_styles(const std::string& header, const std::string& footer,
                                     geo::Language language);
[[nodiscard]] std::string odt_manifest(const std::vector<std::string>& pictures);
/// `date` ISO or empty.
[[nodiscard]] std::string odt_meta(const std::string& title, const std::string& date,
                                   geo::Language language);
/// The root element of content.xml with all its namespaces, and the automatic styles.
[[nodiscard]] std::string odt_content_head();

}  // namespace nahraum::render
