#pragma once
// ZIP archives made inside a test.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace nahraum::support {

/// Each entry: name and content.
void write_zip(const std::filesystem::path& path,
               const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace nahraum::support
