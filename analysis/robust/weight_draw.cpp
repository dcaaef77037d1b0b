#include "analysis/robust/weight_draw.h"

#include <array>
#include <cmath>
#include <numbers>

namespace nahraum::analysis {

namespace {

constexpr std::uint32_t kWeightStream = 0x57454947;  // apart from the sources of noise
constexpr std::uint32_t kNoiseStream = 0x4E4F4953;
constexpr std::size_t kQuantiles = 4096;
constexpr std::size_t kNormalsPerCall = 8;

double normal_variate(geo::CounterStream& random) {
  const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
  return radius * std::cos(2 * std::numbers::pi * random.uniform());
}

/// Where the normal distribution has the share `p` below it: halving, as accurate as erfc.
double normal_quantile(double p) {
  double low = -10;
  double high = 10;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (0.5 * std::erfc(-middle / std::numbers::sqrt2) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

std::array<float, kQuantiles> quantile_table() {
  std::array<double, kQuantiles> exact{};
  double squares = 0;
  for (std::size_t i = 0; i < kQuantiles; ++i) {
    exact[i] = normal_quantile((static_cast<double>(i) + 0.5) / kQuantiles);
    squares += exact[i] * exact[i];
  }
  const double scale = std::sqrt(kQuantiles / squares);
  std::array<float, kQuantiles> table{};
  for (std::size_t i = 0; i < kQuantiles; ++i) table[i] = static_cast<float>(exact[i] * scale);
  return table;
}

}  // namespace

double gamma_variate(double shape, geo::CounterStream& random) {
  if (shape < 1) {
    const double power = std::pow(1 - random.uniform(), 1 / shape);
    return gamma_variate(shape + 1, random) * power;
  }
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = normal_variate(random);
    const double root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (std::log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
  }
}

void draw_weights(const ScoreTree& tree, const DrawOptions& options, std::uint32_t draw,
                  std::span<float> weights) {
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    const double set = tree.weights[node];
    const bool fixed = options.weights == WeightDraw::AsSet || node == 0 || set <= 0;
    if (fixed) {
      weights[node] = static_cast<float>(set);
      continue;
    }
    geo::CounterStream random(options.seed,
                              {kWeightStream, static_cast<std::uint32_t>(node), draw});
    const double shape = options.weights == WeightDraw::Any ? 1 : options.concentration * set;
    // Sums of weights divide later; a weight that is drawn as nothing must not leave none at all.
    weights[node] = static_cast<float>(std::fmax(gamma_variate(shape, random), 1e-30));
  }
}

std::span<const float> normal_quantiles() {
  static const std::array<float, kQuantiles> table = quantile_table();
  return table;
}

std::span<const float> even_quantiles() {
  static const std::array<float, kQuantiles> table = [] {
    std::array<float, kQuantiles> even{};
    constexpr double kCount = kQuantiles;
    // An even spread over n points a step apart has variance (n^2 - 1) / 12.
    const double scale = std::sqrt(12 / (kCount * kCount - 1));
    for (std::size_t i = 0; i < kQuantiles; ++i)
      even[i] = static_cast<float>((static_cast<double>(i) + 0.5 - kCount / 2) * scale);
    return even;
  }();
  return table;
}

void draw_normals(std::uint64_t seed, std::uint32_t source, std::uint32_t draw,
                  std::span<float> out) {
  draw_numbers(normal_quantiles(), seed, source, draw, out);
}

void draw_numbers(std::span<const float> table, std::uint64_t seed, std::uint32_t source,
                  std::uint32_t draw, std::span<float> out) {
  for (std::size_t begin = 0; begin < out.size(); begin += kNormalsPerCall) {
    const auto block = static_cast<std::uint32_t>(begin / kNormalsPerCall);
    const std::array<std::uint32_t, 4> bits =
        geo::philox(seed, {block, kNoiseStream, source, draw});
    const std::size_t count = std::min(kNormalsPerCall, out.size() - begin);
    for (std::size_t i = 0; i < count; ++i)
      out[begin + i] = table[(bits[i / 2] >> (16 * (i % 2))) % kQuantiles];
  }
}

}  // namespace nahraum::analysis
