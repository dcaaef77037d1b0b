#pragma once
// What somebody chose for a new study: which file is which part, how it is read, which column is
// which field. study_text() writes it down; the study file is the recipe.

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

namespace nahraum::analysis {

enum class ImportPart { Boundaries, Kitas, Census, Services, Statistics };
inline constexpr std::array kImportParts{ImportPart::Boundaries, ImportPart::Kitas,
                                         ImportPart::Census, ImportPart::Services,
                                         ImportPart::Statistics};
/// A study cannot be calculated without these.
[[nodiscard]] constexpr bool is_required(ImportPart part) {
  return part == ImportPart::Boundaries || part == ImportPart::Kitas || part == ImportPart::Census;
}

/// Field of the program (import_fields.h) -> title in the file.
using ColumnMap = std::map<std::string, std::string>;

struct ChosenFile {
  std::filesystem::path file;
  std::string encoding{};      ///< tables: "" = detect
  std::size_t header_row = 0;  ///< tables: 0 = detect
  std::string sheet{};         ///< XLSX
  std::string layer{};         ///< vector files
  std::string crs{};           ///< "EPSG:4326" where the file names none; "" = that of the study
  ColumnMap columns{};
};

struct StudyChoices {
  std::string title;
  std::string kreis;           ///< five digits; "" = all areas of the boundaries
  std::string date;            ///< ISO date, given by a person
  std::size_t key_length = 8;  ///< of the keys of the areas, 0 = any
  std::map<ImportPart, ChosenFile> files{};
};

}  // namespace nahraum::analysis
