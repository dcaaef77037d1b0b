#pragma once
// Which Sozialraum a place lies in.

#include <cstdint>
#include <vector>

#include "analysis/study/read/inputs.h"

namespace nahraum::analysis {

/// Row of the Sozialraum of each place, -1 = none. Drawn ones by their borders; else the Ortsteil
/// when that is a member, else the Gemeinde. `unit` holds the row of boundaries of each place.
[[nodiscard]] std::vector<std::int32_t> sozialraum_of(const SozialraumInput& input,
                                                      const std::vector<geo::Point>& places,
                                                      const std::vector<std::int32_t>& unit);

}  // namespace nahraum::analysis
