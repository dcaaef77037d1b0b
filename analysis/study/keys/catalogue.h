#pragma once
// Files shipped with the program: criteria, service categories.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/study/study.h"

namespace nahraum::analysis {

/// Path of a file of data/catalogue. Looked for in NAHRAUM_CATALOGUE, beside the installed program
/// (../share/nahraum/catalogue) and in the source tree a program was built in. Throws Error{Input}
/// when it is nowhere.
[[nodiscard]] std::filesystem::path catalogue_file(std::string_view name);

/// The study file of the sample county, looked for in NAHRAUM_DATA, beside the installed program
/// (../share/nahraum/musterkreis) and in the source tree. Throws Error{Input} when it is nowhere.
[[nodiscard]] std::filesystem::path demo_study();

/// The table behind a profile's name: "foot" is profiles/foot.csv of the catalogue, "wege.csv" a
/// file of the study. Nothing when there is neither.
[[nodiscard]] std::optional<std::filesystem::path> profile_file(const Study& study,
                                                                const std::string& profile);

}  // namespace nahraum::analysis
