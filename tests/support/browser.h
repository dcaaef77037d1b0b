#pragma once
// A real headless Chromium, where it is installed.

#include <string>

namespace nahraum::support {

[[nodiscard]] bool browser_installed();

struct BrowserVisit {
  std::string dom;      ///< as it stands after the page has loaded and its scripts have run
  std::string console;  ///< messages of the page and refusals of its policy, one a line
  std::string asked;    ///< addresses with a host that were asked for, one a line
};
/// Opens a file of this machine; no network is needed. `profile` is an empty folder.
[[nodiscard]] BrowserVisit visit(const std::string& html_file, const std::string& profile);

}  // namespace nahraum::support
