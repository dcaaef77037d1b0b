#include "tests/support/shared_data.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <stdlib.h>  // mkdtemp

namespace nahraum::support {

namespace fs = std::filesystem;

std::optional<fs::path> shared_data() {
  const char* set = std::getenv("NAHRAUM_SHARED_DATA");
  const fs::path folder =
      set != nullptr ? fs::path(set) : source_dir().parent_path() / "shared" / "data";
  if (!fs::is_directory(folder)) return std::nullopt;
  return folder;
}

fs::path source_dir() { return NAHRAUM_SOURCE_DIR; }

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "nahraum-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void write_text(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary)
      .write(text.data(), static_cast<std::streamsize>(text.size()));
}

std::string read_text(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

}  // namespace nahraum::support
