#pragma once
// Neighbours as other programs for spatial statistics write them (GeoDa, PySAL, spdep): GAL.
//
//   const GalFile gal = read_gal("columbus.gal");
//
// First line: the number of areas, or "0 NUMBER LAYER KEY"; then for each area a line "ID COUNT"
// and its neighbours, separated by blanks, on the lines that follow.

#include <filesystem>
#include <string>
#include <vector>

namespace nahraum::geo {

struct GalFile {
  std::string key_field;  ///< the column the ids are of, where the file says so
  std::vector<std::string> ids;
  std::vector<std::vector<std::string>> neighbours;  ///< as long as ids
  std::vector<std::size_t> rows;                     ///< line of each area, first = 1
};

/// Throws Error{Input} with file and line for anything else, an id there twice included.
[[nodiscard]] GalFile read_gal(const std::filesystem::path& path);

}  // namespace nahraum::geo
