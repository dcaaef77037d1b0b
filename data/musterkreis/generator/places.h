// Seeds of the settlements and how many people live in them.
#pragma once

#include <vector>

#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/rng.h"

namespace nahraum::musterkreis {

struct PlaceSeeds {
  std::vector<Settlement> settlements;  // quarters, small towns, villages, then neighbours
  std::vector<Point> ghosts;            // only there to bound the outermost cells
};

PlaceSeeds sow_places(Rng& rng);

// Residents of the villages once it is known which of them are main villages.
void settle_residents(County& county, Rng& rng);

}  // namespace nahraum::musterkreis
