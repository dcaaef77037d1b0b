#include <algorithm>
#include <cmath>

#include "viewer/render/scene_data.h"
#include "viewer/render/street_layers.h"

namespace nahraum::render {

namespace {

constexpr double kPointMm = 2;
constexpr double kLineMm = 1;

double distance_to_segment(geo::Point p, geo::Point a, geo::Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t =
      length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Even-odd over all rings of the item, so a hole is outside.
bool in_area(const Parts& parts, std::uint32_t item, geo::Point p) {
  bool inside = false;
  for (std::uint32_t i = parts.item_start[item]; i < parts.item_start[item + 1]; ++i) {
    const auto ring = parts.part(i);
    for (std::size_t k = 0, before = ring.size() - 1; k < ring.size(); before = k++) {
      const geo::Point a = ring[k];
      const geo::Point b = ring[before];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  }
  return inside;
}

bool near_line(const Parts& parts, std::uint32_t item, geo::Point p, double reach) {
  for (std::uint32_t i = parts.item_start[item]; i < parts.item_start[item + 1]; ++i) {
    const auto line = parts.part(i);
    for (std::size_t k = 1; k < line.size(); ++k)
      if (distance_to_segment(p, line[k - 1], line[k]) <= reach) return true;
  }
  return false;
}

/// Ground metres around a thing within which a click still means it.
double reach_of(const SceneLayer& layer, std::uint32_t item, double metres_per_mm) {
  switch (layer.kind) {
    case SymbolKind::Area:
      return 0;
    case SymbolKind::Line:
      return kLineMm * metres_per_mm;
    case SymbolKind::Point:
      return std::max(kPointMm, static_cast<double>(layer.size_mm[item]) / 2) * metres_per_mm;
  }
  return 0;
}

bool is_hit(const SceneLayer& layer, std::uint32_t item, geo::Point p, double reach) {
  if (!layer.boxes[item].grown(reach).contains(p)) return false;
  switch (layer.kind) {
    case SymbolKind::Area:
      return in_area(layer.levels.front().parts, item, p);
    case SymbolKind::Line:
      return near_line(layer.levels.front().parts, item, p, reach);
    case SymbolKind::Point:
      return geo::distance(layer.boxes[item].centre(), p) <= reach;
  }
  return false;
}

}  // namespace

std::vector<Hit> hits(const Scene& scene, const View& view, geo::Point surface) {
  std::vector<Hit> found;
  if (scene.empty()) return found;
  const geo::Point p = view.to_ground(surface);
  const double metres_per_mm = view.unit_per_mm() * view.resolution();
  // A scan over the boxes is quick enough for a click (110,000 cells: a tenth of a millisecond).
  for (std::size_t l = scene.size(); l-- > 0;) {
    const SceneLayer& layer = scene.data().layer(l);
    if (is_background(layer.id)) continue;
    for (std::size_t i = layer.rows.size(); i-- > 0;) {
      const auto item = static_cast<std::uint32_t>(i);
      if (!is_hit(layer, item, p, reach_of(layer, item, metres_per_mm))) continue;
      const Hit hit{static_cast<std::uint32_t>(l), layer.rows[i]};
      const bool known = std::any_of(found.begin(), found.end(), [&](const Hit& h) {
        return h.layer == hit.layer && h.row == hit.row;
      });
      if (!known) found.push_back(hit);
    }
  }
  return found;
}

}  // namespace nahraum::render
