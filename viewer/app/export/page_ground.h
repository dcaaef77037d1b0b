#pragma once
// Which ground a page of the map shows.

#include "geo/geometry/geometry.h"

namespace nahraum::app {

/// What of the ground in sight goes on a page: nothing beyond the study's, as the page has a better
/// use for its room. Where nothing of the study is in sight, all that is.
[[nodiscard]] geo::Box page_ground(const geo::Box& seen, const geo::Box& study);

}  // namespace nahraum::app
