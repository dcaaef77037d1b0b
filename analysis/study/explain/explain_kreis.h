#pragma once
// The county's own figures beyond people and coverage: gaps, ranking, proposals, Verbünde, later
// years, services. Lines "kreis.…" of explain_kreis; each function adds nothing where the result
// holds nothing (not computed, withheld). Internal to this folder.

#include "analysis/study/explain/explain.h"
#include "analysis/study/explain/explain_figure.h"

namespace nahraum::analysis {

/// A section that is filled line by line and added when it has any.
class KreisLines {
 public:
  KreisLines(std::string key, geo::Text title) : section_{std::move(key), std::move(title), {}} {}
  void figure(std::string key, geo::Text label, geo::FlaggedValue value, std::string unit = {},
              int decimals = 0) {
    section_.lines.push_back(figure_line({.key = std::move(key),
                                          .label = std::move(label),
                                          .value = value,
                                          .unit = std::move(unit),
                                          .decimals = decimals}));
  }
  void words(std::string key, geo::Text label, geo::Text value) {
    section_.lines.push_back({std::move(key), std::move(label), std::move(value)});
  }
  void add_to(Explanation& explanation) {
    if (!section_.lines.empty()) explanation.sections.push_back(std::move(section_));
  }

 private:
  ExplanationSection section_;
};

/// All of the below.
void add_kreis_sections(const StudyResult& result, Explanation& explanation);

/// "kreis.gaps.number", ".children", ".small", ".small_children"; "kreis.gap.7.children", …
void add_kreis_gaps(const StudyResult& result, Explanation& explanation);
/// "kreis.rank.0042.rank", ".points", ".lowest", ".highest", ".share", ".low", ".high", ".top",
/// ".need", ".readiness"
void add_kreis_ranking(const StudyResult& result, Explanation& explanation);
/// "kreis.proposal.kinder.gained", ".before", ".after", ".all", …; ".site.0042.children", …;
/// ".set.2.value", ".curve.3"
void add_kreis_siting(const StudyResult& result, Explanation& explanation);
/// "kreis.K1.walk", …; "kreis.cover.3.walk" by row of the areas
void add_kreis_verbund(const StudyResult& result, Explanation& explanation);
/// "kreis.formation.key.1.children", …, ".1.verbund.2.vbe"
void add_kreis_formation(const StudyResult& result, Explanation& explanation);
/// "kreis.forecast.start", "kreis.forecast.2035.1", ".lower", ".upper", ".change"; of areas
/// "kreis.forecast.unit.16999001.2035.1", …
void add_kreis_forecast(const StudyResult& result, Explanation& explanation);
/// "kreis.supply.hours", …; "kreis.chain.0_3.kinderarzt.near", …; "kreis.field.3.services", …
void add_kreis_supply(const StudyResult& result, Explanation& explanation);

}  // namespace nahraum::analysis
