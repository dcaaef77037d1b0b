#pragma once
// The network that benchmarks travel on: the extract that NAHRAUM_BENCH_STREETS names, or the
// made-up state.

#include "bench/synthetic_state.h"

namespace nahraum::bench {

[[nodiscard]] SyntheticState any_state();

}  // namespace nahraum::bench
