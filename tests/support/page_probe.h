#pragma once
// A look at an HTML paper as a browser shows it: names, headings, contrast, keyboard, what it asked
// for. The probe is a script that a test adds to a copy of the page (with its hash in the page's
// policy); it writes what it found as JSON into an element of its own.

#include <string>

namespace nahraum::support {

/// The copy with the probe in it. Throws std::runtime_error when the page has no policy.
[[nodiscard]] std::string with_probe(const std::string& html);
/// The JSON the probe left in a dumped page; empty when it did not run.
[[nodiscard]] std::string probe_findings(const std::string& dumped_dom);

}  // namespace nahraum::support
