#pragma once
// Fields of the lists of statements and centres (a file of their own for its length).

#include "analysis/study/keys/list_fields.h"

namespace nahraum::analysis::detail {

/// Empty for other lists.
[[nodiscard]] std::span<const ListField> judgement_fields(std::string_view list);

}  // namespace nahraum::analysis::detail
