#pragma once
// The sections about need of a study file: [[indicator]] with what the catalogue says, [crosswalk],
// [sozialraeume], [index] with its nodes and parts. Mistakes are Findings with their line.

#include "analysis/study/keys/document.h"
#include "analysis/study/keys/section_reader.h"
#include "analysis/study/study.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

struct NeedReading {
  const DocumentNode& root;
  StudyLines& lines;
  geo::Findings& findings;
};

[[nodiscard]] std::vector<IndicatorSpec> read_indicator_specs(const NeedReading& reading);
[[nodiscard]] NeedSpec read_need(const NeedReading& reading);

/// What can only be seen on the whole: unknown indicators, neutral ones with weight, sources.
/// `used` takes the ids of the sources named.
void check_need(const Study& study, const StudyLines& lines, geo::Findings& findings,
                std::vector<std::pair<std::string, std::string>>& used);

}  // namespace nahraum::analysis
