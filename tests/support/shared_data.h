#pragma once
// Where tests find real public data that is not part of the repository, and their own files.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace nahraum::support {

/// The folder named by NAHRAUM_SHARED_DATA, else ../shared/data beside the checkout; nothing when
/// absent. Use: `const auto data = shared_data(); if (!data) GTEST_SKIP() << kNoSharedData;`
[[nodiscard]] std::optional<std::filesystem::path> shared_data();
inline constexpr const char* kNoSharedData =
    "../shared/data is not here: test on real data skipped";

/// The root of the checkout.
[[nodiscard]] std::filesystem::path source_dir();
/// A fresh empty folder that is removed when the object dies.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Writes text to a file, for inputs drawn inside a test.
void write_text(const std::filesystem::path& path, std::string_view text);
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

}  // namespace nahraum::support
