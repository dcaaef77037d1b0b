#pragma once
// How much memory a benchmark took at most.

#include <functional>

namespace nahraum::bench {

/// Peak resident memory in MB of `work` run in a process of its own, so that what ran before does
/// not count.
[[nodiscard]] double peak_megabytes(const std::function<void()>& work);

}  // namespace nahraum::bench
