#include "tests/support/golden.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace {

std::string first_difference(std::string_view expected, std::string_view actual) {
  const auto [e, a] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto line = std::count(expected.begin(), e, '\n') + 1;
  const auto around = [](std::string_view text, auto at) {
    const auto position = static_cast<std::size_t>(at - text.begin());
    const std::size_t begin = position < 60 ? 0 : position - 60;
    return std::string(text.substr(begin, 140));
  };
  return "line " + std::to_string(line) + "\nexpected …" + around(expected, e) + "…\nactual   …" +
         around(actual, a) + "…";
}

}  // namespace

void expect_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path path = source_dir() / "tests" / "golden" / name;
  const char* update = std::getenv("NAHRAUM_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    std::filesystem::create_directories(path.parent_path());
    write_text(path, actual);
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(path))
      << "no golden file " << name << "; run with NAHRAUM_UPDATE_GOLDEN=1 and look at it";
  const std::string expected = read_text(path);
  EXPECT_TRUE(expected == actual) << name << ": " << first_difference(expected, actual);
}

}  // namespace nahraum::support
