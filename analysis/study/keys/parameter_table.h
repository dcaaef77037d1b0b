#pragma once
// The data behind parameters.h, apart from the functions on it.

#include <vector>

#include "analysis/study/keys/parameters.h"

namespace nahraum::analysis::detail {

[[nodiscard]] const std::vector<Section>& section_table();
[[nodiscard]] const std::vector<Parameter>& parameter_table();
/// Streets, timetable, modes (a file of their own for their length).
void add_travel(std::vector<Parameter>& table);
/// A section that names a list: source, columns, decimal.
void add_list(std::vector<Parameter>& table, std::string_view section, geo::Text what);
/// Statements, centres, robustness (a file of their own for their length).
void add_judgement(std::vector<Parameter>& table);
void add_judgement_sections(std::vector<Section>& sections);
/// What indicators mean, territory, Sozialraeume, index (a file of their own for their length).
void add_need(std::vector<Parameter>& table);
/// New Verbuende.
void add_formation(std::vector<Parameter>& table);
void add_formation_sections(std::vector<Section>& sections);
/// Services as supply.
void add_supply(std::vector<Parameter>& table);
/// What Verbuende are audited against, and scenarios.
void add_verbund(std::vector<Parameter>& table);
void add_verbund_sections(std::vector<Section>& sections);
/// Proposals of sets of sites, costs, comparisons.
void add_siting(std::vector<Parameter>& table);
void add_siting_sections(std::vector<Section>& sections);
/// Children in later years.
void add_forecast(std::vector<Parameter>& table);
void add_forecast_sections(std::vector<Section>& sections);
/// Who answers for the papers, and texts people enter for them.
void add_report(std::vector<Parameter>& table);
void add_report_sections(std::vector<Section>& sections);
/// What if: other input, other weights.
void add_scenario(std::vector<Parameter>& table);
void add_scenario_sections(std::vector<Section>& sections);
/// Rules of the release gate.
void add_release(std::vector<Parameter>& table);
/// Coverage, gaps, score (a file of their own for its length).
void add_methods(std::vector<Parameter>& table);

}  // namespace nahraum::analysis::detail
