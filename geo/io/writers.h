#pragma once
// Verified writers: CSV, XLSX, GeoPackage. Each goes through AtomicFile, is reopened and its rows
// counted (platform.md 2, B4). Text cells never become formulas; CSV cells that a spreadsheet would
// run get a leading apostrophe (domain: OWASP). Same input, same bytes: no clock, sorted by the
// caller.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "geo/layer/layer.h"

namespace nahraum::geo {

struct CsvWriteOptions {
  bool german =
      false;  ///< `;`, decimal comma, BOM (for Excel) instead of UTF-8, comma, decimal point
  bool titles = false;  ///< human titles instead of names in the header
  Language language = Language::German;
};
/// A flag column "<name>_flag" follows each numeric column in which any value carries a flag.
[[nodiscard]] std::string csv_text(const Table& table, const CsvWriteOptions& options);
void write_csv(const std::filesystem::path& path, const Table& table,
               const CsvWriteOptions& options);

struct Sheet {
  std::string name;  ///< up to 31 characters, German
  Table table;
};
struct Workbook {
  std::string title;
  std::vector<Sheet> sheets;
  std::vector<std::string>
      notes;  ///< lines of the sheet "Hinweise": sources, licences, legend of flags, run id
  Language language = Language::German;
};
/// Header frozen, auto-filter, German number formats, title row styles; strings stay strings;
/// `created` fixed.
void write_xlsx(const std::filesystem::path& path, const Workbook& workbook);

struct GpkgLayer {
  Layer layer;
  Text title;
  std::string description;
  std::string qml;  ///< default style for QGIS; empty = none (platform.md A1)
};
struct GpkgOptions {
  std::string provenance_json;  ///< own row in gpkg_metadata
  Language language = Language::German;
};
/// GeoPackage 1.3, R-tree index, layer_styles, titles in gpkg_data_columns; flags as "<name>_flag"
/// text columns where any.
void write_gpkg(const std::filesystem::path& path, const std::vector<GpkgLayer>& layers,
                const GpkgOptions& options);

}  // namespace nahraum::geo
