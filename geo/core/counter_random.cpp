#include "geo/core/counter_random.h"

#include <Random123/philox.h>

namespace nahraum::geo {

std::array<std::uint32_t, 4> philox(std::uint64_t seed,
                                    const std::array<std::uint32_t, 4>& counter) {
  const r123::Philox4x32::key_type key = {
      {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}};
  const r123::Philox4x32::ctr_type at = {{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::ctr_type drawn = r123::Philox4x32{}(at, key);
  return {drawn[0], drawn[1], drawn[2], drawn[3]};
}

}  // namespace nahraum::geo
