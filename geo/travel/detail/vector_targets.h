#pragma once
// One loop, compiled for several instruction sets: write it as an always-inline function of whole
// numbers and call it from one function for each target. Integer minima and maxima are exact, so
// all give the same bytes.

#include "geo/travel/cost_table.h"

#if defined(__x86_64__)
#define NAHRAUM_TARGET_AVX2 [[gnu::target("avx2")]]
#define NAHRAUM_TARGET_AVX512 [[gnu::target("avx512f,avx512bw,avx512vl")]]
#endif

namespace nahraum::geo::detail {

/// The best of what is wanted and what this processor has.
[[nodiscard]] inline InstructionSet usable(InstructionSet wanted) {
#if defined(__x86_64__)
  const bool best = wanted == InstructionSet::Best;
  const bool avx512 =
      __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  if ((best || wanted == InstructionSet::Avx512) && avx512) return InstructionSet::Avx512;
  if (wanted != InstructionSet::Scalar && __builtin_cpu_supports("avx2") != 0) {
    return InstructionSet::Avx2;
  }
#else
  (void)wanted;
#endif
  return InstructionSet::Scalar;
}

}  // namespace nahraum::geo::detail
