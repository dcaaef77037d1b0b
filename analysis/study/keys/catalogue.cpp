#include "analysis/study/keys/catalogue.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "geo/core/error.h"
#include "geo/io/guard.h"

namespace nahraum::analysis {

namespace fs = std::filesystem;

namespace {

constexpr int kLevels = 6;

std::optional<fs::path> if_there(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored)) return path;
  return std::nullopt;
}

/// The file in the folder that an environment variable names.
std::optional<fs::path> in_folder_of(const char* variable, const fs::path& name) {
  const char* set = std::getenv(variable);
  if (set == nullptr || *set == '\0') return std::nullopt;
  return if_there(fs::path(set) / name);
}

std::optional<fs::path> beside_program(const fs::path& name) {
  std::error_code problem;
  fs::path folder = fs::read_symlink("/proc/self/exe", problem).parent_path();
  for (int level = 0; level < kLevels && !problem && folder.has_relative_path(); ++level) {
    if (const auto found = if_there(folder / "share" / "nahraum" / name)) return *found;
    if (const auto found = if_there(folder / "data" / name)) return *found;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

}  // namespace

fs::path catalogue_file(std::string_view name) {
  if (const auto found = in_folder_of("NAHRAUM_CATALOGUE", name)) return *found;
  if (const auto found = beside_program(fs::path("catalogue") / name)) return *found;
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("Die mitgelieferte Datei „{}“ ist nicht zu finden.",
                             "The file \"{}\" that comes with the program cannot be found.", name))
      .with_hint(
          geo::text("Bitte das Programm neu einrichten oder NAHRAUM_CATALOGUE auf den Ordner "
                    "„catalogue“ setzen.",
                    "Please install the program again or set NAHRAUM_CATALOGUE to the folder "
                    "\"catalogue\"."));
}

fs::path demo_study() {
  const fs::path name = fs::path("musterkreis") / "musterkreis.toml";
  if (const auto found = in_folder_of("NAHRAUM_DATA", name)) return *found;
  if (const auto found = beside_program(name)) return *found;
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("Das mitgelieferte Beispiel ist nicht zu finden.",
                             "The sample that comes with the program is not found."))
      .with_hint(
          geo::text("Bitte NAHRAUM_DATA auf den Ordner mit musterkreis und catalogue setzen.",
                    "Please set NAHRAUM_DATA to the folder with musterkreis and catalogue."));
}

std::optional<fs::path> profile_file(const Study& study, const std::string& profile) {
  try {
    if (profile.ends_with(".csv")) return geo::resolve_source(study.root, profile);
    const bool plain = std::all_of(profile.begin(), profile.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!plain || profile.empty()) return std::nullopt;
    return catalogue_file("profiles/" + profile + ".csv");
  } catch (const geo::Error&) {
    return std::nullopt;
  }
}

}  // namespace nahraum::analysis
