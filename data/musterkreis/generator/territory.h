// Where the places of the county lie, which Gemeinde they belong to and what the Gemeinden are
// called.
#pragma once

#include <cstdint>

#include "data/musterkreis/generator/county.h"

namespace nahraum::musterkreis {

// Lays out the whole county apart from the lakes, which need the streets first (streets.h).
County lay_out_county(std::uint64_t seed);

// Settlement in whose Ortsteil area the point lies, or kNone outside the county.
std::size_t settlement_at(const County& county, Point p);

// Puts the two reservoirs where they are furthest from streets and houses.
void place_lakes(County& county, const std::vector<Point>& occupied, std::uint64_t seed);

// Land area of a Gemeinde (lakes cut out) and its area with water, in square metres.
MultiPolygon land_of(const County& county, std::size_t gemeinde);
double area_m2(const MultiPolygon& area);

}  // namespace nahraum::musterkreis
