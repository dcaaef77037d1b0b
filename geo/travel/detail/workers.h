#pragma once
// How many threads a caller meant; each worker then takes the next piece of work until none is
// left, with memory of its own.

#include <algorithm>
#include <cstddef>
#include <thread>

namespace nahraum::geo::detail {

[[nodiscard]] inline std::size_t worker_count(std::size_t threads) {
  return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace nahraum::geo::detail
