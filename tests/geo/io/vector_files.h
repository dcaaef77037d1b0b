#pragma once
// Small vector files drawn in a test: GeoJSON as text, Shapefiles byte by byte.

#include <bit>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/shared_data.h"

namespace nahraum::support {

/// {name, coordinates of one polygon or other geometry as GeoJSON} -> a FeatureCollection.
inline std::string geojson(const std::vector<std::pair<std::string, std::string>>& features,
                           std::string_view crs = "") {
  std::string text = R"({"type":"FeatureCollection",)";
  if (!crs.empty()) {
    text += R"("crs":{"type":"name","properties":{"name":")" + std::string(crs) + "\"}},";
  }
  text += R"("features":[)";
  for (std::size_t i = 0; i < features.size(); ++i) {
    text += std::string(i == 0 ? "" : ",") + R"({"type":"Feature","properties":{"name":")" +
            features[i].first + R"("},"geometry":)" + features[i].second + "}";
  }
  return text + "]}";
}

inline constexpr std::string_view kUtm32 = "urn:ogc:def:crs:EPSG::25832";

/// A Shapefile written without GDAL, so that its quirks are ours: points, one text field NAME of 20
/// bytes in whatever encoding the names come.
struct PointShapefile {
  struct Row {
    double x = 0;
    double y = 0;
    std::string name;
    bool deleted = false;
  };
  std::vector<Row> rows{};
  std::string prj{};  ///< no .prj when empty
  std::string cpg{};  ///< no .cpg when empty
  char language = 0;  ///< language driver id of the .dbf
};

namespace shapefile {

inline void big(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 255);
}
inline void little(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 255);
}
inline void real(std::string& out, double value) {
  little(out, std::bit_cast<std::uint64_t>(value), 8);
}

/// Header of .shp and .shx: file code, length in 16-bit words, version, point type, box.
inline std::string header(std::size_t bytes, const PointShapefile& file) {
  double min_x = std::numeric_limits<double>::max();
  double min_y = min_x;
  double max_x = -min_x;
  double max_y = -min_x;
  for (const auto& row : file.rows) {
    min_x = row.x < min_x ? row.x : min_x;
    min_y = row.y < min_y ? row.y : min_y;
    max_x = row.x > max_x ? row.x : max_x;
    max_y = row.y > max_y ? row.y : max_y;
  }
  std::string out;
  big(out, 9994);
  out += std::string(20, '\0');
  big(out, static_cast<std::uint32_t>(bytes / 2));
  little(out, 1000, 4);
  little(out, 1, 4);
  for (const double value : {min_x, min_y, max_x, max_y, 0.0, 0.0, 0.0, 0.0}) real(out, value);
  return out;
}

}  // namespace shapefile

inline void write_shapefile(const std::filesystem::path& shp, const PointShapefile& file) {
  namespace s = shapefile;
  const std::size_t n = file.rows.size();
  std::string geometry = s::header(100 + n * 28, file);
  std::string index = s::header(100 + n * 8, file);
  for (std::size_t i = 0; i < n; ++i) {
    s::big(index, static_cast<std::uint32_t>(geometry.size() / 2));
    s::big(index, 10);
    s::big(geometry, static_cast<std::uint32_t>(i + 1));
    s::big(geometry, 10);
    s::little(geometry, 1, 4);
    s::real(geometry, file.rows[i].x);
    s::real(geometry, file.rows[i].y);
  }
  std::string table("\x03\x7e\x01\x01", 4);
  s::little(table, n, 4);
  s::little(table, 32 + 32 + 1, 2);
  s::little(table, 21, 2);
  table += std::string(17, '\0') + file.language + std::string(2, '\0');
  table += std::string("NAME\0\0\0\0\0\0\0C\0\0\0\0\x14\0", 18) + std::string(14, '\0') + "\r";
  for (const auto& row : file.rows) {
    std::string name = row.name.substr(0, 20);
    table += (row.deleted ? '*' : ' ') + name + std::string(20 - name.size(), ' ');
  }
  table += '\x1a';
  const auto write = [&](const char* extension, const std::string& bytes) {
    std::filesystem::path path = shp;
    write_text(path.replace_extension(extension), bytes);
  };
  write(".shp", geometry);
  write(".shx", index);
  write(".dbf", table);
  if (!file.prj.empty()) write(".prj", file.prj);
  if (!file.cpg.empty()) write(".cpg", file.cpg);
}

}  // namespace nahraum::support
