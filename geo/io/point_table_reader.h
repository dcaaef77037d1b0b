#pragma once
// Tables of points for the building-block commands: `id,lon,lat`, or `id,x,y` with a CRS, or
// `id,node`. UTF-8, comma or semicolon, decimal point; further columns are ignored.
//
//   const PointTable from = read_point_table("a.csv", {}, findings);
//
// Throws Error{Input} with file and row for a missing column, an id that is empty or there twice,
// and a coordinate that is no number or not on the Earth; Error{Crs} for x,y without a CRS.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/crs/crs.h"
#include "geo/network/position.h"

namespace nahraum::geo {

struct PointTable {
  std::vector<std::string> ids;
  std::vector<Position> positions;  ///< empty when the table names nodes
  std::vector<std::string> nodes;   ///< empty when the table has coordinates
  std::vector<std::size_t> rows;    ///< of the file, as a person counts
  [[nodiscard]] std::size_t size() const { return ids.size(); }
};

struct PointTableOptions {
  std::optional<Crs> crs;  ///< of x,y
};

[[nodiscard]] PointTable read_point_table(const std::filesystem::path& path,
                                          const PointTableOptions& options, Findings& findings);

}  // namespace nahraum::geo
