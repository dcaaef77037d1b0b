// Seamless areas from places: a Voronoi diagram whose edges are bent once and shared by both sides.
#pragma once

#include <functional>
#include <vector>

#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/rng.h"

namespace nahraum::musterkreis {

// Fills `borders` and `adjacent` from the seeds. Neighbours beyond the border (kind Neighbour)
// bound the cells; `ghosts` are further seeds outside, without a settlement.
void draw_borders(County& county, const std::vector<Point>& ghosts, Rng& rng);

// The area of all settlements for which `inside` holds, as a union along the shared borders.
// Throws std::logic_error when the borders do not close.
MultiPolygon area_of(const County& county, const std::function<bool(std::size_t)>& inside);

double signed_area(const Ring& ring);
bool contains(const Ring& ring, Point p);
bool contains(const MultiPolygon& area, Point p);

}  // namespace nahraum::musterkreis
