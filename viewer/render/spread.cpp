#include "viewer/render/spread.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nahraum::render {

namespace {

constexpr int kRounds = 300;
/// Between two signs, as a share of their diameter.
constexpr double kAir = 1.08;

/// Directions for discs on the very same place: turned by the golden angle, so no two agree.
geo::Point direction(std::size_t i) {
  const double angle = static_cast<double>(i) * std::numbers::pi * (3 - std::sqrt(5.0));
  return {std::cos(angle), std::sin(angle)};
}

/// Pushes the two apart by half of what they overlap; were they apart?
bool part(geo::Point& a, geo::Point& b, double wanted, std::size_t seed) {
  geo::Point step{b.x - a.x, b.y - a.y};
  const double away = std::hypot(step.x, step.y);
  if (away >= wanted - 0.01) return true;
  if (away < 1e-6)
    step = direction(seed);
  else
    step = {step.x / away, step.y / away};
  const double push = (wanted - away) / 2;
  a = {a.x - step.x * push, a.y - step.y * push};
  b = {b.x + step.x * push, b.y + step.y * push};
  return false;
}

}  // namespace

std::vector<geo::Point> spread(std::vector<geo::Point> centres, double diameter) {
  if (centres.size() > kMostSpread || !(diameter > 0)) return centres;
  bool done = false;
  for (int round = 0; round < kRounds && !done; ++round) {
    done = true;
    for (std::size_t i = 0; i < centres.size(); ++i)
      for (std::size_t k = i + 1; k < centres.size(); ++k)
        done = part(centres[i], centres[k], diameter * kAir, i + 7 * k) && done;
  }
  return centres;
}

bool has_signs(const SceneLayer& layer) {
  return std::any_of(layer.symbols.begin(), layer.symbols.end(),
                     [](const Symbol& s) { return s.pictogram != Pictogram::None; });
}

std::vector<geo::Point> marker_centres(const SceneLayer& layer,
                                       const std::vector<std::uint32_t>& items, const View& view) {
  std::vector<geo::Point> centres;
  centres.reserve(items.size());
  float largest = 0;
  for (const std::uint32_t i : items) {
    centres.push_back(view.to_surface(layer.boxes[i].centre()));
    largest = std::max(largest, layer.size_mm[i]);
  }
  if (!has_signs(layer)) return centres;
  return spread(std::move(centres), static_cast<double>(largest) * view.unit_per_mm());
}

}  // namespace nahraum::render
