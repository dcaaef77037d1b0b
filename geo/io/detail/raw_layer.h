#pragma once
// A vector layer between reading and checking: rows can still be left out before the rest is
// judged, so a broken polygon at the other end of the country does not stop a study of one county.
//
//   RawLayer raw = read_raw(path, options, findings);
//   raw = with_rows(std::move(raw), rows_of_the_county);
//   const Layer layer = finished(std::move(raw), options, findings);

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "geo/io/vector_reader.h"

namespace nahraum::geo::detail {

struct RawLayer {
  std::string file;  ///< as the user knows it
  std::string name;
  Crs crs;  ///< of the file, or declared; unknown only for a layer without geometry
  std::vector<Geometry> geometries;
  std::vector<Column> columns;
  std::vector<std::size_t> rows;  ///< as a person counts in the attribute table, from 1
};

/// Reads rows and encodings; checks that all rows came out and that coordinates are finite.
[[nodiscard]] RawLayer read_raw(const std::filesystem::path& path, const VectorOptions& options,
                                Findings& findings);
/// Only these rows (indices in ascending order).
[[nodiscard]] RawLayer with_rows(RawLayer raw, const std::vector<std::size_t>& keep);
/// Checks where it lies, transforms, repairs and reports.
[[nodiscard]] Layer finished(RawLayer raw, const VectorOptions& options, Findings& findings);

}  // namespace nahraum::geo::detail
