#pragma once
// Files shipped with the program: criteria, service categories.

#include <filesystem>
#include <string_view>

namespace nahraum::analysis {

/// Path of a file of data/catalogue. Looked for in NAHRAUM_CATALOGUE, beside the installed program
/// (../share/nahraum/catalogue) and in the source tree a program was built in. Throws Error{Input}
/// when it is nowhere.
[[nodiscard]] std::filesystem::path catalogue_file(std::string_view name);

}  // namespace nahraum::analysis
