#include "analysis/study/explain/explain_area.h"

namespace nahraum::analysis {

namespace {

void add_filled(Explanation& explanation, ExplanationSection section) {
  if (!section.lines.empty()) explanation.sections.push_back(std::move(section));
}

}  // namespace

void add_area_sections(const StudyResult& result, const StudyArea& area, Explanation& explanation) {
  add_filled(explanation, density_section(result, area));
  add_filled(explanation, births_section(result, area));
  add_filled(explanation, indicator_ends_section(result, area));
  add_filled(explanation, area_kitas_section(result, area));
  add_filled(explanation, area_ranking_section(result, area));
  add_filled(explanation, area_services_section(result, area));
  add_filled(explanation, area_chain_section(result, area));
  add_filled(explanation, area_network_section(result, area));
  add_filled(explanation, area_gaps_section(result, area));
}

void add_kreis_figures(const StudyResult& result, Explanation& explanation) {
  add_filled(explanation, kreis_density_section(result));
  add_filled(explanation, kreis_births_section(result));
  add_filled(explanation, kreis_indicator_section(result));
}

}  // namespace nahraum::analysis
