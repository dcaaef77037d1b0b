// The window has one table of colours (viewer/render/window_colours.h), whose pairs are tested for
// contrast in the light palette and in the dark one. A colour named anywhere else would escape
// that.

#include <fstream>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"

namespace nahraum {
namespace {

namespace fs = std::filesystem;

/// QColor(12, …), QColor k(…), "#a51e3c", Qt::white, { return {0, 109, 80}; and "color: red".
const std::regex& colour_by_value() {
  static const std::regex pattern(
      R"(QColor(\s+\w+)?\s*[({]\s*(\d|0x|Qt::[a-su-z]|"))"
      R"(|"[^"]*#[0-9a-fA-F]{6}\b)"
      R"(|Qt::(white|black|red|green|blue|yellow|gray|darkGray|lightGray|darkRed|cyan|magenta)\b)"
      R"(|return \{\d+, \d+, \d+\})"
      R"(|color:\s*(white|black|red|green|blue|gr[ae]y))");
  return pattern;
}

TEST(Colours, PatternFindsWhatItShould) {
  for (const char* line :
       {"const QColor kLine(0, 84, 102);", "painter.setPen(QColor(90, 90, 90));",
        "return {Icon::Error, \"#fbe3e8\", 1};", "p.fillRect(rect(), Qt::white);",
        "      return {0, 109, 80};", "\"background: %1; color: white;\""})
    EXPECT_TRUE(std::regex_search(line, colour_by_value())) << line;
  for (const char* line : {"QColor qcolour(render::Colour colour);", "image.fill(Qt::transparent);",
                           "setStyleSheet(\"#message_bar { color: %1 }\");"})
    EXPECT_FALSE(std::regex_search(line, colour_by_value())) << line;
}

TEST(Colours, NoneIsNamedOutsideTheTable) {
  std::size_t files = 0;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(support::source_dir() / "viewer" / "app")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    ++files;
    std::ifstream file(entry.path());
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number)
      EXPECT_FALSE(std::regex_search(line, colour_by_value()))
          << fs::relative(entry.path(), support::source_dir()).string() << ':' << number << ": "
          << line << "\n(use ink(Role), viewer/app/look/appearance.h)";
  }
  EXPECT_GT(files, 100U);
}

}  // namespace
}  // namespace nahraum
