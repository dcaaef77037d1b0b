#pragma once
// Vector layers through OGR with exactly one allowed driver (guard.h), checked and brought into the
// house's values.
//
//   const Layer gemeinden = read_vector("vg250.gpkg", {.layer = "vg250_gem"}, findings);
//
// Driver by extension: .gpkg GPKG (after check_geopackage), .shp ESRI Shapefile, .geojson/.json
// GeoJSON, .fgb FlatGeobuf. Refused with Error: other extensions, content of another format, no CRS
// (unless `declared_crs`), NaN or infinite or far-off coordinates, missing layer (those present are
// named), OGR failures of any kind. Invalid polygons are repaired and reported with their area
// change; a change above 1 % is an Error. Z/M are dropped with a Finding. Encoding must come out as
// UTF-8.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/layer/layer.h"

namespace nahraum::geo {

struct VectorOptions {
  std::string layer{};  ///< "" = the only one (Error naming them when there are several)
  std::optional<Crs> declared_crs{};  ///< used only where the file names none
  std::optional<Crs> target_crs{};    ///< transformed while reading
  std::string where_field{};          ///< keep rows where this field ...
  std::string where_value{};          ///< ... has this value as text (GF = "4")
  std::vector<std::string> fields{};  ///< empty = all
  double max_area_change = 0.01;
};

[[nodiscard]] Layer read_vector(const std::filesystem::path& path, const VectorOptions& options,
                                Findings& findings);
/// Names of the layers with geometry or rows, for a choice.
[[nodiscard]] std::vector<std::string> vector_layer_names(const std::filesystem::path& path);

/// BKG VG250 / VG5000: Gemeinden with fields ags, ars, name, bez; GF=4 is land (VG5000 has GF=9
/// everywhere: kept, with a Finding); parts of one AGS are merged; a missing GF field is accepted
/// (domain.md 2.3.4).
struct BoundaryOptions {
  std::string layer{};
  Crs target_crs = Crs::utm32();
  std::optional<Crs> declared_crs{};
  std::string key_field = "AGS";
  std::string name_field = "GEN";
  std::size_t key_length = 8;  ///< 0 = any
  std::string key_prefix{};    ///< keep only keys that begin with it: "16063"
};
/// Columns: key (Text), name (Text), bez (Text), area_km2 (Number). Sorted by key.
[[nodiscard]] Layer read_boundaries(const std::filesystem::path& path,
                                    const BoundaryOptions& options, Findings& findings);

}  // namespace nahraum::geo
