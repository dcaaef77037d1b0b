#pragma once
// The looks of the result layers, each in one place: map, window and QGIS style are made from the
// same value. Class limits are fixed numbers, so maps of two runs can be laid side by side
// (domain.md 2.1.3).

#include "analysis/study/result.h"
#include "viewer/render/style.h"

namespace nahraum::render {

/// Gemeinden as a quiet background with names.
[[nodiscard]] Style units_style();
/// Gemeinden by the share of children covered (percent column of the units layer).
[[nodiscard]] Style units_coverage_style(const std::string& column);
/// Gemeinden by the index of need: neutral colours, fixed limits around 50 = as the reference.
[[nodiscard]] Style units_index_style();
/// Planning areas as outlines with names.
[[nodiscard]] Style sozialraeume_style();
/// Planning areas by their index, colours and limits as for Gemeinden.
[[nodiscard]] Style sozialraeume_index_style();
/// Gemeinden by weekly hours of core services for 100 children.
[[nodiscard]] Style units_hours_style();
/// Gemeinden by the change of children under 6 until a later year (percent column).
[[nodiscard]] Style units_change_style(const std::string& column);
/// Over it: Gemeinden whose interval holds no change, too, are hatched.
[[nodiscard]] Style units_firm_style();
/// Gemeinden by children per square kilometre.
[[nodiscard]] Style units_density_style();
/// Cells by number of children.
[[nodiscard]] Style cells_children_style();
/// Cells inside and outside every limit.
[[nodiscard]] Style cells_covered_style();
[[nodiscard]] Style gaps_style();
/// Drawn walking areas of the facilities: an outline with a light fill, so that what lies below
/// shows.
[[nodiscard]] Style catchments_style();
[[nodiscard]] Style services_style();
/// Cells of the areas of Verbuende by the easiest way a member is reached.
[[nodiscard]] Style verbund_cells_style();
[[nodiscard]] Style verbund_lines_style();
/// Members in the colour of their Verbund, named at the lead. `names`: id and name of each.
[[nodiscard]] Style verbund_members_style(
    const std::vector<std::pair<std::string, std::string>>& names);
/// Proposals of Verbuende: ways from the lead, the first proposal strong; the members.
[[nodiscard]] Style formation_ways_style();
[[nodiscard]] Style formation_places_style();
/// Gemeinden by need (upwards) and coverage (across) at once.
[[nodiscard]] Style units_need_coverage_style(const std::string& coverage_column,
                                              geo::Text need_title, geo::Text coverage_title);
[[nodiscard]] Style dots_style(geo::Text label);
/// Services by the sign of their category, those of the core in a square. `categories`: key and
/// name, in any order, also several times.
[[nodiscard]] Style service_signs_style(std::vector<std::pair<std::string, geo::Text>> categories);
/// Lines to the nearest Kita, as wide as there are children.
[[nodiscard]] Style ways_style();
/// Kitas by points; those outside the ranking (already ThEKiZ) as stars.
[[nodiscard]] Style kitas_style();
/// Kitas by phase, for maps that are not about the ranking.
[[nodiscard]] Style kitas_phase_style();

/// Cells by what a proposal changes (column of the cells layer).
[[nodiscard]] Style cells_proposal_style(const std::string& column);
/// Sites of proposals by their role, new ones with their place in the order.
[[nodiscard]] Style proposal_sites_style();

}  // namespace nahraum::render
