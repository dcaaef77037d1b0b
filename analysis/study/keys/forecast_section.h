#pragma once
// The sections [forecast] and [forecast_import] of a study file. Mistakes are Findings with their
// line.

#include <utility>

#include "analysis/study/keys/document.h"
#include "analysis/study/keys/section_reader.h"
#include "analysis/study/study.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

/// Nothing without [forecast].
[[nodiscard]] std::optional<ForecastSpec> read_forecast_section(const DocumentNode& root,
                                                                StudyLines& lines);

/// What can only be seen on the whole: sources, years, groups. `used` takes the ids of the sources
/// named, with their section.
void check_forecast(const Study& study, const StudyLines& lines, geo::Findings& findings,
                    std::vector<std::pair<std::string, std::string>>& used);

}  // namespace nahraum::analysis
