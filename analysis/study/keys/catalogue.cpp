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

}  // namespace

fs::path catalogue_file(std::string_view name) {
  if (const char* set = std::getenv("NAHRAUM_CATALOGUE"); set != nullptr && *set != '\0') {
    if (const auto found = if_there(fs::path(set) / name)) return *found;
  }
  std::error_code problem;
  fs::path folder = fs::read_symlink("/proc/self/exe", problem).parent_path();
  for (int level = 0; level < kLevels && !problem && folder.has_relative_path(); ++level) {
    if (const auto found = if_there(folder / "share" / "nahraum" / "catalogue" / name))
      return *found;
    if (const auto found = if_there(folder / "data" / "catalogue" / name)) return *found;
    folder = folder.parent_path();
  }
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("Die mitgelieferte Datei „{}“ ist nicht zu finden.",
                             "The file \"{}\" that comes with the program cannot be found.", name))
      .with_hint(
          geo::text("Bitte das Programm neu einrichten oder NAHRAUM_CATALOGUE auf den Ordner "
                    "„catalogue“ setzen.",
                    "Please install the program again or set NAHRAUM_CATALOGUE to the folder "
                    "\"catalogue\"."));
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
