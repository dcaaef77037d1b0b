#pragma once
// One crafted input: what is changed in the drawn study, and what the answer must name.

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace nahraum::support {

struct BadCase {
  std::string name;  ///< of the test, letters only
  std::function<void(const std::filesystem::path&)>
      spoil;          ///< changes files of the drawn study in this folder
  std::string names;  ///< must stand in the sentence (a file, a column, a row)
  int exit_code = 3;
};

/// Names the case in the list of tests.
inline void PrintTo(const BadCase& bad, std::ostream* out) { *out << bad.name; }

[[nodiscard]] std::vector<BadCase> bad_tables();
[[nodiscard]] std::vector<BadCase> bad_vectors();
[[nodiscard]] std::vector<BadCase> bad_archives();
[[nodiscard]] std::vector<BadCase> bad_studies();
[[nodiscard]] std::vector<BadCase> bad_networks();

/// Replaces text in a file; the test fails when it is not there.
void replace_in(const std::filesystem::path& file, const std::string& what, const std::string& by);

}  // namespace nahraum::support
