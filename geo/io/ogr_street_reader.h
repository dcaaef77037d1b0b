#pragma once
// Streets from the lines of any vector file (GeoPackage, Shapefile, GeoJSON, FlatGeobuf).
//
//   const StreetSource source = read_ogr_streets("wege.gpkg", {.layer = "wege"}, findings);
//
// Lines meet where they share a vertex: places are the same when they are the same after rounding
// to 1e-7 degree (about 1 cm). Crossings without a common vertex are no junctions: a bridge stays
// one. Each part of a multi-line is a way; ways are named by the row they stand in. Findings: rows
// without lines (counted), columns used as tags. Errors as read_vector().

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "geo/core/findings.h"
#include "geo/io/vector_reader.h"
#include "geo/network/street_source.h"

namespace nahraum::geo {

struct OgrStreetOptions {
  std::string layer{};                ///< "" = the only one
  std::optional<Crs> declared_crs{};  ///< used only where the file names none
  /// (column, OSM key). Empty = columns named like OSM keys ("maxspeed_type" is maxspeed:type).
  std::vector<std::pair<std::string, std::string>> columns{};
};

[[nodiscard]] StreetSource read_ogr_streets(const std::filesystem::path& path,
                                            const OgrStreetOptions& options, Findings& findings);

}  // namespace nahraum::geo
