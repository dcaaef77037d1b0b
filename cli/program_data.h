#pragma once
// Where the data that come with the program lie: beside the source tree it was built from, or in
// the installed share folder.

#include <filesystem>

namespace nahraum::cli {

/// The folder with musterkreis/ and catalogue/. NAHRAUM_DATA overrides. Throws Error{Input} when it
/// is nowhere.
[[nodiscard]] std::filesystem::path data_folder();

}  // namespace nahraum::cli
