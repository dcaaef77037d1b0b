#pragma once
// Counts on INSPIRE cells: one row a cell, sorted by (northing, easting), attributes as columns
// with flags. Cells absent from a file are absent here (no persons, or secret; domain.md 2.3.1).
// Never resampled.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/flag.h"
#include "geo/core/strong_id.h"
#include "geo/grid/cell.h"

namespace nahraum::geo {

using CellIndex = StrongId<struct CellTag>;

struct CensusAttribute {
  std::string
      name;  ///< as in the file: "Unter3", "Einwohner"; Zensus 2011 long format: "ALTER_10JG:1"
  std::vector<float>
      values;  ///< NaN where missing (counts and ratios both fit float: counts are below 2^24)
  std::vector<ValueFlag> flags;
  std::string file;  ///< as named in the study
};

class CensusGrid {
 public:
  CensusGrid() = default;
  /// Cells must be sorted and unique and of one size; attributes as long as cells. Throws
  /// Error{Internal} otherwise.
  CensusGrid(std::vector<Cell> cells, std::vector<CensusAttribute> attributes);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::int32_t cell_size() const;
  [[nodiscard]] const std::vector<Cell>& cells() const;
  [[nodiscard]] const std::vector<CensusAttribute>& attributes() const;
  [[nodiscard]] const CensusAttribute* find(std::string_view name) const;
  /// Throws Error{Input} naming those present.
  [[nodiscard]] const CensusAttribute& at(std::string_view name) const;
  /// Binary search; invalid index when absent.
  [[nodiscard]] CellIndex index_of(const Cell& cell) const;

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

/// Outer join of several grids of one cell size (one a topic file); cells a topic lacks get flag
/// Missing there. Two attributes of one name are kept as "name@file" with the first keeping the
/// plain name.
[[nodiscard]] CensusGrid joined(const std::vector<CensusGrid>& grids);

}  // namespace nahraum::geo
