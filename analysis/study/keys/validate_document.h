#pragma once
// Does a study file keep to the table of parameters? Sections, keys, kinds of value, ranges.

#include "analysis/study/keys/document.h"
#include "analysis/study/keys/parameters.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

/// Adds a Finding (code "study.*", severity Error, row = line) for every mistake.
void validate_document(const DocumentNode& root, geo::Findings& findings);

/// One value against its parameter; `label` is how messages call it: "limits_min".
void validate_value(const DocumentNode& node, const Parameter& parameter, geo::Findings& findings);

/// A day that exists, as 2024-12-31.
[[nodiscard]] bool is_iso_date(std::string_view text);

}  // namespace nahraum::analysis
