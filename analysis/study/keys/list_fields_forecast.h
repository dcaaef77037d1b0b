#pragma once
// Fields of tables of children by Gemeinde and year (a file of their own for their length).

#include "analysis/study/keys/list_fields.h"

namespace nahraum::analysis::detail {

/// Of [forecast] and [forecast_import]; empty for other lists.
[[nodiscard]] std::span<const ListField> forecast_fields(std::string_view list);

}  // namespace nahraum::analysis::detail
