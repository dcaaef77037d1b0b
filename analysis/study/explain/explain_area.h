#pragma once
// Sections of the explanation of one Sozialraum or Gemeinde: what its paper says (domain.md 3(e)),
// keys "sr."; and the figures of the whole study they are compared with, keys "kreis.".
//
//   add_area_sections(result, study_area(result, "sozialraum:pb1"), explanation);

#include "analysis/study/explain/explain.h"
#include "analysis/study/study_area.h"

namespace nahraum::analysis {

/// All of those below, in the order of the paper; sections without lines are left out.
void add_area_sections(const StudyResult& result, const StudyArea& area, Explanation& explanation);
/// People by group and coverage: the counts themselves.
void add_area_counts(const StudyResult& result, const StudyArea& area, Explanation& explanation);
/// Shares, density, births, later years and indicators of the whole study.
void add_kreis_figures(const StudyResult& result, Explanation& explanation);

// Parts. A prefix is "sr" or "kreis".

/// Shares of age groups, children and residents for each km2, secret cells.
[[nodiscard]] ExplanationSection density_section(const StudyResult& result, const StudyArea& area);
/// Registered births and children, later years with their ends. A Sozialraum that cuts a Gemeinde
/// has none; then one line says why.
[[nodiscard]] ExplanationSection births_section(const StudyResult& result, const StudyArea& area);
/// Ends of the chance of small numbers around each indicator.
[[nodiscard]] ExplanationSection indicator_ends_section(const StudyResult& result,
                                                        const StudyArea& area);
[[nodiscard]] ExplanationSection area_kitas_section(const StudyResult& result,
                                                    const StudyArea& area);
/// Ranks of the candidates that stand here, with the ends of the draws.
[[nodiscard]] ExplanationSection area_ranking_section(const StudyResult& result,
                                                      const StudyArea& area);
[[nodiscard]] ExplanationSection area_gaps_section(const StudyResult& result,
                                                   const StudyArea& area);
/// Each service with its hours; counts by B, age phase and Handlungsfeld.
[[nodiscard]] ExplanationSection area_services_section(const StudyResult& result,
                                                       const StudyArea& area);
/// Praeventionskette: age phase by category.
[[nodiscard]] ExplanationSection area_chain_section(const StudyResult& result,
                                                    const StudyArea& area);
/// Like services close to each other, and who works with whom.
[[nodiscard]] ExplanationSection area_network_section(const StudyResult& result,
                                                      const StudyArea& area);
[[nodiscard]] ExplanationSection kreis_density_section(const StudyResult& result);
[[nodiscard]] ExplanationSection kreis_births_section(const StudyResult& result);
[[nodiscard]] ExplanationSection kreis_indicator_section(const StudyResult& result);

/// 0..1: where a rate may lie if chance alone moves so small a count (Wilson, 95 %).
struct RateEnds {
  double lower = 0;
  double upper = 1;
};
/// Nothing without whole counts or for a base of 0.
[[nodiscard]] std::optional<RateEnds> rate_ends(const AreaValue& value);

/// Duplicates of result.supply with a service in the area: rows of result.supply.duplicates.
[[nodiscard]] std::vector<std::size_t> duplicates_in(const StudyResult& result,
                                                     const StudyArea& area);
/// Rows of result.supply.network whose Kita stands in the area.
[[nodiscard]] std::vector<std::size_t> network_in(const StudyResult& result, const StudyArea& area);
/// Code lists of services. They are no secret: where the result of supply is withheld, those of the
/// program, read once.
[[nodiscard]] const ServiceCatalogue& service_catalogue(const StudyResult& result);
/// Entry of the catalogue, null for an unknown code.
[[nodiscard]] const ServiceCategory* category_of(const StudyResult& result, const Service& service);

}  // namespace nahraum::analysis
