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
  /// For Excel in Germany: `;`, decimal comma, byte order mark, CR LF. Else UTF-8, comma, decimal
  /// point, LF, as programs want it.
  bool german = false;
  bool titles = false;  ///< human titles instead of names in the header
  /// Numbers as people read them, rounded to Column.decimals; else every digit there is.
  bool rounded = false;
  Language language = Language::German;
};
/// A flag column "<name>_flag" follows each numeric column in which any value carries a flag:
/// flag_code(), or flag_name() under titles. Missing numbers are blank cells. A text that begins
/// with = + - @ (full-width forms too), tab or a line break gets an apostrophe in front, unless it
/// is a number.
[[nodiscard]] std::string csv_text(const Table& table, const CsvWriteOptions& options);
void write_csv(const std::filesystem::path& path, const Table& table,
               const CsvWriteOptions& options);

struct Sheet {
  std::string name;  ///< up to 31 characters, German; made fit and unique when it is not
  Table table;
};
struct Workbook {
  std::string title;
  std::vector<Sheet> sheets;
  /// Lines of the last sheet, "Hinweise": sources, licences, run id. The legend of the flags that
  /// occur is added.
  std::vector<std::string> notes;
  Language language = Language::German;
};
/// One heading row, frozen and filtered; German number formats by Column.decimals. Numbers stay
/// numbers and show their DIN 55301 sign by format ("(12)", "12 p", "–"); missing values are the
/// text "•", "…", "x", "/" or "k. A.". Strings stay strings, never formulas or links. Numbers keep
/// 16 digits, what Excel itself keeps is 15. The file's date is fixed. Every part is unpacked and
/// every row counted before the old file is replaced. Throws Error{Io}, also for more rows or
/// longer texts than a workbook holds.
void write_xlsx(const std::filesystem::path& path, const Workbook& workbook);

struct GpkgLayer {
  Layer layer;  ///< its name is the table's; one kind of geometry, or none
  Text title{};
  std::string description{};
  /// Default style for QGIS; empty = none (platform.md A1). QGIS 3.22 takes field titles only from
  /// the aliases in here. Geometry column "geom", key "fid".
  std::string qml{};
};
struct GpkgOptions {
  std::string
      provenance_json{};  ///< own row in gpkg_metadata, md_standard_uri urn:nahraum:provenance
  Language language = Language::German;
};
/// GeoPackage 1.3, R-tree index, layer_styles, titles in gpkg_data_columns. Missing values are
/// NULL; flags are "<name>_flag" text columns of codes (flag.h) where any, with a coded domain that
/// gives their words. Throws Error{Io}; the previous file survives. A column named fid or geom gets
/// a number behind its name.
void write_gpkg(const std::filesystem::path& path, const std::vector<GpkgLayer>& layers,
                const GpkgOptions& options);

}  // namespace nahraum::geo
