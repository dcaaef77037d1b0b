#pragma once
// The map within a page or figure: ground, layers, grid lines, names, overview, frame.

#include "viewer/render/page.h"

namespace nahraum::render {

/// The content's extent at a round scale in this box of the surface (points).
[[nodiscard]] View page_view(const PageContent& content, const Scene& scene, const geo::Box& map);

/// Draws all of it; no tags.
void paint_page_map(const PageContent& content, const Scene& scene, const View& view,
                    geo::Language language, Canvas& canvas);

/// What an overview shows: the lowest layer of areas as grey ground, without names.
[[nodiscard]] std::vector<StyledLayer> overview_layers(const std::vector<StyledLayer>& layers);

/// Where the overview stands: the corner of the frame with the least of the subject (layer
/// kSubjectLayer) in it, or of the frame's middle; empty without an overview, and where the page
/// shows nearly all of it anyway.
[[nodiscard]] geo::Box inset_box(const PageContent& content, const View& view);

/// Ground metres between the lines of the grid: three to eight lines over the longer side.
[[nodiscard]] double grid_step(const View& view);

}  // namespace nahraum::render
