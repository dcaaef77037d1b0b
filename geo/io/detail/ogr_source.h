#pragma once
// A vector file opened with exactly one allowed driver, after every check of guard.h.
//
//   const OgrSource source(path);
//   OGRLayer& layer = source.layer("gemeinden");

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/crs/crs.h"
#include "geo/io/detail/gdal_session.h"

class GDALDataset;
class OGRLayer;
class OGRSpatialReference;

namespace nahraum::geo::detail {

class OgrSource {
 public:
  /// Throws Error{Unsupported} for other extensions, Error{Input} for a missing, empty, damaged or
  /// disguised file and for a Shapefile whose parts are missing.
  explicit OgrSource(const std::filesystem::path& path);
  ~OgrSource();
  OgrSource(const OgrSource&) = delete;
  OgrSource& operator=(const OgrSource&) = delete;

  /// Without the tables that hold QGIS' styles and projects.
  [[nodiscard]] std::vector<std::string> layer_names() const;
  /// By exact name, else regardless of case; "" = the only one. Throws Error{Input} naming those
  /// present.
  [[nodiscard]] OGRLayer& layer(const std::string& name) const;
  /// How many rows must come out. Not what the file claims: counted, where the format allows.
  [[nodiscard]] std::uint64_t row_count(OGRLayer& layer) const;
  /// Throws Error{Input} when GDAL has complained of a failure since the file was opened.
  void check_no_failure() const;
  [[nodiscard]] const ErrorListener& listener() const { return listener_; }
  /// As the user knows it.
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  struct Close {
    void operator()(GDALDataset* dataset) const;
  };
  std::filesystem::path path_;
  std::string file_;
  ErrorListener listener_;
  std::unique_ptr<GDALDataset, Close> dataset_;
};

/// The EPSG code behind a definition; nothing when the file names no CRS. Throws Error{Crs} when it
/// names one that is none of EPSG's. Heights (compound and 3D systems) are left aside.
[[nodiscard]] std::optional<Crs> crs_of(const OGRSpatialReference* definition,
                                        const std::string& file);

}  // namespace nahraum::geo::detail
