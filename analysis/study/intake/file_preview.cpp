#include "analysis/study/intake/file_preview.h"

#include <algorithm>

#include "analysis/study/read/source_table.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/census_reader.h"
#include "geo/io/csv_reader.h"
#include "geo/io/guard.h"
#include "geo/io/vector_reader.h"
#include "geo/io/xlsx_reader.h"

namespace nahraum::analysis {

namespace {

using geo::Error;
using geo::ErrorKind;
using geo::text;

std::optional<std::size_t> declared_row(const ChosenFile& chosen) {
  if (chosen.header_row == 0) return std::nullopt;
  return chosen.header_row;
}

/// The titles stand in the row above the first data row, unless blank rows lie in between.
std::size_t header_row_of(const ChosenFile& chosen, const geo::RawTable& table) {
  if (chosen.header_row > 0) return chosen.header_row;
  return table.row_numbers.empty() ? 0 : table.row_numbers.front() - 1;
}

void read_layer(ImportPart part, const ChosenFile& chosen, FilePreview& preview) {
  geo::lock_down_gdal();
  preview.form = FileForm::Layer;
  preview.layers = geo::vector_layer_names(chosen.file);
  geo::VectorOptions options;
  options.layer = chosen.layer.empty() ? likely_layer(part, preview.layers) : chosen.layer;
  if (!chosen.crs.empty()) options.declared_crs = geo::parse_crs(chosen.crs);
  const geo::Layer layer = geo::read_vector(chosen.file, options, preview.findings);
  preview.layer = options.layer;
  preview.has_geometry = layer.size() > 0;
  if (layer.crs().known()) preview.crs = fmt::format("EPSG:{}", layer.crs().epsg());
  preview.table = attributes_as_text(layer, chosen.file.filename().string());
  if (part != ImportPart::Boundaries) return;
  // Boundaries are asked for by the name a field has in the file, lists by its plain name.
  for (std::size_t c = 0; c < preview.table.header.size(); ++c)
    preview.table.header[c] = layer.table().column(c).title.de;
}

void check_form(ImportPart part, FileForm form, const ChosenFile& chosen) {
  if (part != ImportPart::Boundaries || form == FileForm::Layer) return;
  throw Error(ErrorKind::Input,
              text("Diese Datei enthält keine Flächen.", "This file holds no areas."))
      .in_file(chosen.file.filename().string())
      .with_hint(text("Für die Grenzen bitte eine Datei .gpkg, .shp oder .geojson wählen.",
                      "For boundaries please choose a .gpkg, .shp or .geojson file."));
}

std::string cell_words(const geo::CensusAttribute& attribute, std::size_t cell) {
  if (geo::is_missing(attribute.flags[cell])) return "";
  return geo::plain_number(static_cast<double>(attribute.values[cell]));
}

geo::RawTable grid_table(const geo::CensusResult& census, const std::string& file) {
  geo::RawTable table;
  table.file = file;
  table.header.emplace_back("Gitterzelle");
  const geo::CensusGrid& grid = census.grid;
  if (grid.size() == 0)
    table.header.insert(table.header.end(), census.present.begin(), census.present.end());
  else
    for (const geo::CensusAttribute& attribute : grid.attributes())
      table.header.push_back(attribute.name);
  for (std::size_t cell = 0; cell < grid.size(); ++cell) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row.push_back(geo::cell_name(grid.cells()[cell]));
    for (const geo::CensusAttribute& attribute : grid.attributes())
      row.push_back(cell_words(attribute, cell));
    table.row_numbers.push_back(cell + 1);
  }
  return table;
}

}  // namespace

std::string likely_layer(ImportPart part, const std::vector<std::string>& layers) {
  if (layers.size() == 1) return layers.front();
  if (part == ImportPart::Boundaries) {
    for (const std::string& layer : layers)
      if (geo::title_key(layer).find("gem") != std::string::npos) return layer;
  }
  return layers.empty() ? "" : layers.front();
}

FilePreview preview_file(ImportPart part, const ChosenFile& chosen, geo::Progress& progress) {
  progress.begin(1);
  progress.next(text("„{}“ lesen", "Reading \"{}\"", chosen.file.filename().string()));
  FilePreview preview;
  const std::string extension = lower_extension(chosen.file.string());
  const std::string name = chosen.file.filename().string();
  preview.findings.set_file(name);
  if (extension.empty()) {
    throw Error(ErrorKind::Input, text("Der Dateiname hat keine Endung (.csv, .xlsx, .gpkg).",
                                       "The file's name has no ending (.csv, .xlsx, .gpkg)."))
        .in_file(name)
        .with_hint(text("Bitte die Datei mit ihrer Endung speichern und noch einmal wählen.",
                        "Please save the file with its ending and choose it again."));
  }
  if (is_vector_file(extension)) {
    read_layer(part, chosen, preview);
  } else if (extension == ".xlsx") {
    preview.form = FileForm::Workbook;
    geo::XlsxSheet sheet = geo::read_xlsx_sheet(
        chosen.file, {.sheet = chosen.sheet, .header_row = declared_row(chosen), .name = name},
        preview.findings);
    preview.layers = std::move(sheet.sheets);
    preview.layer = sheet.table.sheet;
    preview.table = std::move(sheet.table);
  } else {
    preview.table = geo::read_csv(
        chosen.file,
        {.encoding = chosen.encoding, .header_row = declared_row(chosen), .name = name},
        preview.findings);
  }
  check_form(part, preview.form, chosen);
  if (preview.form != FileForm::Layer) preview.header_row = header_row_of(chosen, preview.table);
  progress.check();
  return preview;
}

geo::Box study_box(const StudyChoices& choices, geo::Findings& findings) {
  geo::lock_down_gdal();
  const ChosenFile& chosen = choices.files.at(ImportPart::Boundaries);
  geo::BoundaryOptions options;
  options.layer = chosen.layer;
  if (!chosen.crs.empty()) options.declared_crs = geo::parse_crs(chosen.crs);
  options.key_field = chosen.columns.at("key");
  options.name_field = chosen.columns.at("name");
  options.key_length = choices.key_length;
  options.key_prefix = choices.kreis;
  const geo::Layer layer = geo::read_boundaries(chosen.file, options, findings);
  return geo::transformed(layer, geo::Crs::laea()).bounds();
}

FilePreview preview_census(const ChosenFile& chosen, const geo::Box& area,
                           geo::Progress& progress) {
  progress.begin(1);
  progress.next(text("„{}“ lesen", "Reading \"{}\"", chosen.file.filename().string()));
  FilePreview preview;
  preview.form = FileForm::Grid;
  preview.has_geometry = true;
  const geo::CensusResult census = geo::read_census(
      chosen.file, {.area = area, .missing_ok = true, .progress = &progress}, preview.findings);
  preview.table = grid_table(census, chosen.file.filename().string());
  return preview;
}

}  // namespace nahraum::analysis
