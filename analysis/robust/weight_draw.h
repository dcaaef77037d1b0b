#pragma once
// Random weights for one draw (draws.h says from where).

#include <cstdint>
#include <span>

#include "analysis/robust/draws.h"
#include "geo/core/counter_random.h"

namespace nahraum::analysis {

/// Gamma variate with this shape and scale 1. Marsaglia and Tsang, "A simple method for generating
/// gamma variables" (ACM TOMS 26, 2000); shapes below 1 by Gamma(a + 1) * U^(1/a).
[[nodiscard]] double gamma_variate(double shape, geo::CounterStream& random);

/// Fills one weight a node: shares among siblings.
void draw_weights(const ScoreTree& tree, const DrawOptions& options, std::uint32_t draw,
                  std::span<float> weights);

/// 4,096 quantiles of the normal distribution, variance 1.
[[nodiscard]] std::span<const float> normal_quantiles();
/// 4,096 numbers spread evenly around 0, variance 1.
[[nodiscard]] std::span<const float> even_quantiles();
/// Fills `out` with numbers of (source, draw) from one of the tables above; entry i is the same
/// whatever out's length.
void draw_numbers(std::span<const float> quantiles, std::uint64_t seed, std::uint32_t source,
                  std::uint32_t draw, std::span<float> out);
/// Fills `out` with normal numbers of (source, draw); entry i is the same whatever out's length.
void draw_normals(std::uint64_t seed, std::uint32_t source, std::uint32_t draw,
                  std::span<float> out);

}  // namespace nahraum::analysis
