#pragma once
// What can be read from the lists a county holds: Kitas, services, ThEKiZ, Verbuende and their
// members. The study maps each field to the title of a column ([kitas.columns] places =
// "Plätze gesamt"); without a mapping the column of the field's own name is taken when it exists.
//
//   for (const ListField& field : list_fields("kitas")) …

#include <span>
#include <string_view>

#include "geo/core/text.h"
#include "geo/io/recipe.h"

namespace nahraum::analysis {

struct ListField {
  std::string_view list;  ///< section of the study file: "kitas", "services", …
  std::string_view name;  ///< ASCII name of the field
  geo::FieldKind kind = geo::FieldKind::Text;
  bool required = false;    ///< the list is of no use without it
  geo::Text title;          ///< header of the templates
  std::string_view unit;    ///< of numbers
  std::string_view sample;  ///< example row of the templates
  geo::Text help;
};

/// Fields of one list in the order of the template; empty for a name that is no list.
[[nodiscard]] std::span<const ListField> list_fields(std::string_view list);

}  // namespace nahraum::analysis
