#pragma once
// The sentences about what an extract of OpenStreetMap lacked or what was left out of it.

#include "geo/core/findings.h"
#include "geo/io/detail/osm_rows.h"
#include "geo/network/position.h"

namespace nahraum::geo::osm {

/// Where ways had to be cut.
struct Losses {
  std::size_t missing_nodes = 0;
  std::size_t ways_with_missing = 0;
  std::size_t cut_by_box = 0;
  std::size_t outside = 0;
  std::size_t short_ways = 0;
};

void tell(const Counts& counts, const Losses& losses, Findings& findings);
/// The box a file claims to hold, against where its streets lie. Extracts keep whole ways and so
/// reach a little beyond their box: only a box that says nothing about the streets is told.
void tell_header_box(const PositionBox& claimed, std::span<const Position> nodes,
                     Findings& findings);

}  // namespace nahraum::geo::osm
