#pragma once
// Fields of the list of texts for the papers.

#include "analysis/study/keys/list_fields.h"

namespace nahraum::analysis::detail {

[[nodiscard]] std::span<const ListField> report_text_fields();

}  // namespace nahraum::analysis::detail
