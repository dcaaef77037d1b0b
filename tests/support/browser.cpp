#include "tests/support/browser.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <regex>
#include <sstream>

namespace nahraum::support {

namespace {

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Lines of the log that the page itself caused.
std::string console_lines(const std::string& log) {
  std::string found, line;
  std::istringstream lines(log);
  while (std::getline(lines, line))
    if (line.find(":CONSOLE") != std::string::npos) found += line + "\n";
  return found;
}

/// Requests in Chromium's own log of its network, without what the browser asks its maker for by
/// itself (updates, time, accounts), whatever the page.
std::string page_requests(const std::string& net_log) {
  std::string found;
  const std::regex own("^https?://[^/]*[.](google|googleapis|gstatic)[.]com/");
  const std::regex url("\"url\":\"((?:https?|wss?|ftp)://[^\"]*)\"");
  for (std::sregex_iterator at(net_log.begin(), net_log.end(), url), end; at != end; ++at)
    if (!std::regex_search((*at)[1].str(), own)) found += (*at)[1].str() + "\n";
  return found;
}

}  // namespace

bool browser_installed() { return std::system("command -v chromium >/dev/null 2>&1") == 0; }

BrowserVisit visit(const std::string& html_file, const std::string& profile) {
  const std::string log = profile + "/stderr.txt", net = profile + "/net.json";
  const std::string command =
      "timeout 120 chromium --headless=new --no-sandbox --disable-gpu --no-first-run "
      "--disable-background-networking --disable-component-update --disable-sync "
      "--disable-default-apps --disable-extensions --enable-logging=stderr --v=0 "
      "--virtual-time-budget=20000 --user-data-dir=" +
      profile + "/data --log-net-log=" + net + " --dump-dom file://" + html_file + " 2>" + log;
  BrowserVisit result;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::array<char, 65536> buffer{};
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    result.dom.append(buffer.data(), n);
  result.console = console_lines(content(log));
  result.asked = page_requests(content(net));
  return result;
}

}  // namespace nahraum::support
