#pragma once
// Any source that holds a list, read as rows of text: CSV, XLSX, or the attributes of a vector
// layer with a place a row.

#include <string>
#include <vector>

#include "analysis/study/read/input_context.h"
#include "geo/geometry/geometry.h"
#include "geo/io/raw_table.h"
#include "geo/layer/table.h"

namespace nahraum::analysis {

struct SourceTable {
  geo::RawTable raw;
  std::vector<geo::Geometry> geometries;  ///< vector sources: one a row of the file, else empty
  geo::Crs crs;                           ///< of geometries
  [[nodiscard]] bool has_geometry() const { return !geometries.empty(); }
};

/// By the extension: .csv .txt .tsv, .xlsx, .gpkg .geojson .json .shp .fgb. Rows read and how the
/// file was understood go to the source's report.
[[nodiscard]] SourceTable read_source_table(InputContext& context, const Source& source);

/// The list with its fields by name (list_fields.h): what the study maps must be there, what it
/// does not map is taken where a column has the field's own name.
[[nodiscard]] geo::Table read_list_fields(InputContext& context, const SourceTable& source_table,
                                          std::string_view list, const ListSpec& spec);

/// The point of each row of `table` in the CRS of the study: from x and y, or from the geometry.
/// Rows without a usable place get NaN and a Finding (severity Error). Throws Error{Crs} when most
/// lie far from Germany.
[[nodiscard]] std::vector<geo::Point> places_of(InputContext& context, const Source& source,
                                                const SourceTable& source_table,
                                                const geo::Table& table);

/// ".xlsx" of "Kitas.XLSX".
[[nodiscard]] std::string lower_extension(const std::string& file);
/// .gpkg .geojson .json .shp .fgb
[[nodiscard]] bool is_vector_file(const std::string& extension);
/// A layer's attributes as the text a table would hold, so that one recipe serves both.
[[nodiscard]] geo::RawTable attributes_as_text(const geo::Layer& layer, const std::string& file);

/// The text of a row, "" when the list has no such column.
[[nodiscard]] std::string text_at(const geo::Table& table, const char* column, std::size_t row);
[[nodiscard]] geo::FlaggedValue number_at(const geo::Table& table, const char* column,
                                          std::size_t row);

}  // namespace nahraum::analysis
