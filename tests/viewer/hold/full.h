#pragma once
// Heavy tests run whole under `scripts/test --full` (NAHRAUM_FULL_TESTS=1) and shortened otherwise.

#include <cstdlib>

namespace nahraum::app {

[[nodiscard]] inline bool full_tests() { return std::getenv("NAHRAUM_FULL_TESTS") != nullptr; }

/// Under a sanitizer memory is kept on purpose: nothing can be said about its growth.
[[nodiscard]] constexpr bool sanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;
#else
  return false;
#endif
}

}  // namespace nahraum::app
