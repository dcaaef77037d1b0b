#pragma once
// The tables of a GeoPackage that OGR 3.6 does not write: how a layer looks in QGIS, what its
// fields are called, and where the results come from (platform.md A1).

#include <string>
#include <vector>

#include "geo/core/text.h"
#include "geo/io/detail/sqlite.h"

namespace nahraum::geo::detail {

inline constexpr const char* kGeometryColumn = "geom";
/// The clock never gets into an artefact.
inline constexpr const char* kFixedTime = "2026-01-01T00:00:00.000Z";

struct FieldTitle {
  std::string field;
  std::string title;
  std::string description;
  bool is_flag = false;  ///< holds codes of ValueFlag; readers show the words
};

struct LayerDress {
  std::string table;
  bool has_geometry = true;
  std::string title;
  std::string qml;  ///< empty = none
  std::vector<FieldTitle> fields;
};

struct GeopackageDress {
  std::vector<LayerDress> layers;
  std::string provenance_json;  ///< empty = none
  Language language = Language::German;
};

/// One transaction on a finished GeoPackage of ours. Throws SqliteFailure.
void dress_geopackage(const Sqlite& file, const GeopackageDress& dress);

}  // namespace nahraum::geo::detail
