#pragma once
// Words for one field or column: what a form, a column head and `nahraum help` say of it.
//
//   field_text(*find_parameter("proposal", "p"));   // "Genau so viele Kitas … Einheit: Kitas …"
//   column_help("top_share");                       // null for a name without an entry

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/study/keys/list_fields.h"
#include "analysis/study/keys/parameters.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

/// Meaning, unit, what is allowed, default and where it stands: one sentence each.
[[nodiscard]] geo::Text field_text(const Parameter& parameter);
[[nodiscard]] geo::Text field_text(const ListField& field);

/// What a column of the results says and what it does not; nothing for one without an entry.
/// Families of columns ("thekiz_foot_15", "group_u3") have one entry each.
[[nodiscard]] std::optional<geo::Text> column_help(std::string_view column);
/// The names that have an entry; families as "group_…".
[[nodiscard]] std::vector<std::string_view> explained_columns();

}  // namespace nahraum::analysis
