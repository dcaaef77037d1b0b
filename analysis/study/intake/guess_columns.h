#pragma once
// Which column of a file is which field, as far as titles and contents tell. A guess is offered,
// never taken silently; a mapping that another study has written down is better than a guess.
//
//   const ColumnMap guess = guess_columns(ImportPart::Kitas, preview.table, false);
//   guess.at("x");   // "Rechtswert"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/study/intake/study_choices.h"
#include "geo/io/raw_table.h"

namespace nahraum::analysis {

/// No column twice; fields nobody can tell are absent. Number fields only get columns of which most
/// filled cells look like numbers. Looks at the first 200 rows.
[[nodiscard]] ColumnMap guess_columns(ImportPart part, const geo::RawTable& table,
                                      bool has_geometry);

/// The coordinate system the numbers of `x` and `y` look like: "EPSG:4326", "EPSG:25832",
/// "EPSG:25833", "EPSG:31468"; "" when they fit none of them.
[[nodiscard]] std::string guess_crs(const geo::RawTable& table, const std::string& x,
                                    const std::string& y);

struct KnownColumns {
  ColumnMap columns;
  std::filesystem::path study;  ///< that has them
};
/// The mapping of the first of these studies all of whose columns are in the file; studies that
/// cannot be read count for nothing. Lists only (Kitas, services).
[[nodiscard]] std::optional<KnownColumns> known_columns(
    ImportPart part, const std::vector<std::string>& header,
    const std::vector<std::filesystem::path>& studies);

struct KreisCount {
  std::string key;  ///< five digits
  std::size_t areas = 0;
};
/// The Kreise that the keys of the areas begin with, sorted; empty when they are no AGS.
[[nodiscard]] std::vector<KreisCount> kreise_of(const geo::RawTable& table,
                                                const std::string& key_column);
/// Digits of the keys when all have the same number, else 0.
[[nodiscard]] std::size_t key_length_of(const geo::RawTable& table, const std::string& key_column);

}  // namespace nahraum::analysis
