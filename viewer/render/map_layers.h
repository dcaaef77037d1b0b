#pragma once
// The layers of a study's result in their styles, one function a layer, for study_maps.cpp to put
// together.

#include <string>
#include <vector>

#include "analysis/study/result.h"
#include "viewer/render/scene.h"

namespace nahraum::render::dressed {

using analysis::StudyResult;
using geo::Text;

/// The coverage a map can show for Gemeinden: the first one computed whose column the units layer
/// has.
[[nodiscard]] const analysis::CoverageResult* shown_coverage(const StudyResult& result);
[[nodiscard]] Text limit_words(const StudyResult& result, const analysis::CoverageResult& coverage);
[[nodiscard]] StyledLayer units_layer(const StudyResult& result);
[[nodiscard]] StyledLayer coverage_layer(const StudyResult& result);
[[nodiscard]] StyledLayer kitas_layer(const StudyResult& result);
[[nodiscard]] StyledLayer phase_layer(const StudyResult& result);
[[nodiscard]] StyledLayer gaps_layer(const StudyResult& result);
[[nodiscard]] StyledLayer children_layer(const StudyResult& result);
[[nodiscard]] StyledLayer covered_layer(const StudyResult& result);
[[nodiscard]] StyledLayer catchments_layer(const StudyResult& result);
[[nodiscard]] bool has_column(const StudyResult& result, const char* column);
[[nodiscard]] StyledLayer services_layer(const StudyResult& result);
[[nodiscard]] StyledLayer index_layer(const StudyResult& result);
[[nodiscard]] StyledLayer hours_layer(const StudyResult& result);
/// Outlines with names, for looking at together with other layers.
[[nodiscard]] StyledLayer sozialraeume_layer(const StudyResult& result);
[[nodiscard]] bool has_index(const geo::Layer& layer);
/// Filled by the index where there is one.
[[nodiscard]] StyledLayer sozialraum_index_layer(const StudyResult& result);
/// Gemeinden as borders alone, their names left to what lies above.
[[nodiscard]] StyledLayer borders_layer(const StudyResult& result);
[[nodiscard]] StyledLayer verbund_cells_layer(const StudyResult& result);
[[nodiscard]] StyledLayer verbund_lines_layer(const StudyResult& result);
[[nodiscard]] StyledLayer verbund_members_layer(const StudyResult& result);
/// Need and coverage at once; Gemeinden without classes where one of the two is not there.
[[nodiscard]] StyledLayer need_coverage_layer(const StudyResult& result);
[[nodiscard]] bool has_need_coverage(const StudyResult& result);
/// One dot for `per_dot` children.
[[nodiscard]] StyledLayer dots_layer(const StudyResult& result, double per_dot);
[[nodiscard]] double children_per_dot(const StudyResult& result);
/// Services with the sign of their category.
[[nodiscard]] StyledLayer service_signs_layer(const StudyResult& result);
[[nodiscard]] bool has_nearest_kita(const StudyResult& result);
[[nodiscard]] StyledLayer ways_layer(const StudyResult& result);
[[nodiscard]] bool has_formation(const StudyResult& result);
/// All proposals, or the first one of each question.
[[nodiscard]] std::vector<StyledLayer> formation_layers(const StudyResult& result, bool first_only);

}  // namespace nahraum::render::dressed
