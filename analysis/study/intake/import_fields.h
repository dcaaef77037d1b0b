#pragma once
// What must be found in a file that becomes part of a study: fields with words for people. Lists
// take theirs from list_fields.h, which also feeds templates and `nahraum keys`.

#include <optional>
#include <string>
#include <vector>

#include "analysis/study/intake/study_choices.h"
#include "geo/core/text.h"
#include "geo/io/recipe.h"

namespace nahraum::analysis {

struct ImportField {
  std::string name;
  geo::FieldKind kind = geo::FieldKind::Text;
  bool required = false;
  geo::Text title;
  geo::Text help;
};

/// "Kita-Liste".
[[nodiscard]] geo::Text import_title(ImportPart part);
/// What the file is, where it comes from, whether it can be left out.
[[nodiscard]] geo::Text import_help(ImportPart part);
/// In the order they are shown. `has_geometry`: the file is a layer, its rows have their places.
[[nodiscard]] std::vector<ImportField> import_fields(ImportPart part, bool has_geometry);
/// Which required fields have no column, in one sentence; nothing when all have one.
[[nodiscard]] std::optional<geo::Text> missing_fields(ImportPart part, const ColumnMap& columns,
                                                      bool has_geometry);

}  // namespace nahraum::analysis
