#pragma once
// A way of travelling that answers the same question once: the steps of a run ask again and again
// which cells reach the Kitas, or some of them.
//
//   const auto travel = remembered_travel(street_travel(options, findings, progress));
//
// Answers are those of the travel behind it, byte for byte: the row of a place does not depend on
// the other places asked about. Catchments are kept by place, cells and limit; beyond `most`
// entries (8 bytes each) new ones are searched and not kept. Areas are not kept. Safe to ask from
// several threads; they wait for each other.

#include <cstddef>
#include <memory>

#include "analysis/catchment/catchments.h"

namespace nahraum::analysis {

[[nodiscard]] std::unique_ptr<Travel> remembered_travel(std::unique_ptr<const Travel> travel,
                                                        std::size_t most = 8'000'000);

}  // namespace nahraum::analysis
