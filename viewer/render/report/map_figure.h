#pragma once
// A map inside a paper: the map on the left, its legend on the right, scale bar and arrow below it.

#include "viewer/render/page.h"

namespace nahraum::render {

/// Draws `content` (layers, extent, key figures; its title and sources stand in the paper's own
/// caption and list) into `box` as one figure with its alternative text. Where the legend is too
/// long its text shrinks, then entries are cut with a line that says how many.
void paint_map_figure(const PageContent& content, const geo::Box& box, geo::Language language,
                      Canvas& canvas);

}  // namespace nahraum::render
