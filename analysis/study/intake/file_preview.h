#pragma once
// A chosen file as the readers see it, before anything is done with it: cells decoded, heading
// found, what was noticed. The same readers as in a run (geo/io), so what the preview shows is what
// the study will read.
//
//   const FilePreview preview = preview_file(ImportPart::Kitas, {.file = "kitas.csv"}, progress);
//   preview.table.header;                       // titles
//   preview.table.rows.front();                 // first row, decoded

#include <optional>
#include <string>
#include <vector>

#include "analysis/study/intake/study_choices.h"
#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/geometry/geometry.h"
#include "geo/io/raw_table.h"

namespace nahraum::analysis {

enum class FileForm { Text, Workbook, Layer, Grid };

struct FilePreview {
  FileForm form = FileForm::Text;
  geo::RawTable table;  ///< Grid: the cells of the area, attributes as columns
  bool has_geometry = false;
  std::size_t header_row = 0;       ///< Text, Workbook: where the titles stand, as far as is known
  std::vector<std::string> layers;  ///< Layer, Workbook: layers or sheets to choose from
  std::string layer;                ///< Layer, Workbook: the one read
  std::string crs;                  ///< Layer: "EPSG:25832"; "" = the file names none
  geo::Findings findings;
};

/// Throws Error{Input} for what cannot be read at all. Reads the whole file: lists take
/// milliseconds, the Gemeinden of Germany seconds. Not for ImportPart::Census.
[[nodiscard]] FilePreview preview_file(ImportPart part, const ChosenFile& chosen,
                                       geo::Progress& progress);

/// The layer a part most likely means: the only one, or the one of the Gemeinden.
[[nodiscard]] std::string likely_layer(ImportPart part, const std::vector<std::string>& layers);

/// The areas of the study as they will be read; throws what read_boundaries() throws.
[[nodiscard]] geo::Box study_box(const StudyChoices& choices, geo::Findings& findings);
/// Grid cells within `area` (EPSG:3035). Cost as read_census().
[[nodiscard]] FilePreview preview_census(const ChosenFile& chosen, const geo::Box& area,
                                         geo::Progress& progress);

}  // namespace nahraum::analysis
