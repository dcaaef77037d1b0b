#include "cli/temporary_folder.h"

#include <stdlib.h>  // mkdtemp is POSIX

#include "geo/core/error.h"

namespace nahraum::cli {

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "nahraum-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw geo::Error(geo::ErrorKind::Io, geo::text("Es lässt sich kein temporärer Ordner anlegen.",
                                                   "No temporary folder can be made."));
  }
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace nahraum::cli
