#include "cli/program_data.h"

#include <cstdlib>

#include "geo/core/error.h"

namespace nahraum::cli {

namespace fs = std::filesystem;

fs::path data_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const char* set = std::getenv("NAHRAUM_DATA");
  for (const fs::path& folder :
       {fs::path(set == nullptr ? "" : set),
        program.parent_path().parent_path() / "share" / "nahraum", fs::path(NAHRAUM_SOURCE_DATA)}) {
    if (!folder.empty() && fs::exists(folder / "catalogue")) return folder;
  }
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("Die mitgelieferten Daten sind nicht zu finden.",
                             "The data that come with the program are not found."))
      .with_hint(
          geo::text("Bitte NAHRAUM_DATA auf den Ordner mit musterkreis und catalogue setzen.",
                    "Please set NAHRAUM_DATA to the folder with musterkreis and catalogue."));
}

}  // namespace nahraum::cli
