#include "viewer/render/hatch.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace nahraum::render {

namespace {

/// Where an edge crosses hatch line `line`, at `along` on it.
struct Crossing {
  long line = 0;
  double along = 0;
  int winding = 0;
};

constexpr double kHalfRoot = std::numbers::sqrt2 / 2;

/// Coordinates along and across the hatch lines; turning again gives the point back, since the
/// matrix is its own inverse.
geo::Point turned(geo::Point p, bool mirrored) {
  const double y = mirrored ? -p.y : p.y;
  return {(p.x - y) * kHalfRoot, (p.x + y) * -kHalfRoot};
}

geo::Point turned_back(geo::Point p, bool mirrored) {
  const double x = (p.x - p.y) * kHalfRoot;
  const double y = -(p.x + p.y) * kHalfRoot;
  return {x, mirrored ? -y : y};
}

void add_crossings(geo::Point a, geo::Point b, double spacing, std::vector<Crossing>& out) {
  if (a.y == b.y) return;
  const int winding = a.y < b.y ? 1 : -1;
  if (winding < 0) std::swap(a, b);
  const auto first = static_cast<long>(std::ceil(a.y / spacing));
  for (long line = first; static_cast<double>(line) * spacing < b.y; ++line) {
    const double y = static_cast<double>(line) * spacing;
    out.push_back({line, a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), winding});
  }
}

void hatch_one_way(const Path& path, bool mirrored, double spacing, Path& lines) {
  std::vector<Crossing> crossings;
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    const auto ring = path.part(i);
    for (std::size_t k = 0; k < ring.size(); ++k)
      add_crossings(turned(ring[k], mirrored), turned(ring[(k + 1) % ring.size()], mirrored),
                    spacing, crossings);
  }
  std::sort(crossings.begin(), crossings.end(), [](const Crossing& a, const Crossing& b) {
    return a.line != b.line ? a.line < b.line : a.along < b.along;
  });
  int winding = 0;
  for (const Crossing& c : crossings) {
    const geo::Point at = turned_back({c.along, static_cast<double>(c.line) * spacing}, mirrored);
    if (winding == 0) {
      lines.begin();
      lines.add(at);
    }
    winding += c.winding;
    if (winding == 0) lines.add(at);
  }
}

}  // namespace

Path hatch_lines(const Path& path, Hatch hatch, double spacing) {
  Path lines;
  lines.closed = false;
  if (hatch == Hatch::None || !(spacing > 0)) return lines;
  hatch_one_way(path, false, spacing, lines);
  if (hatch == Hatch::Cross) hatch_one_way(path, true, spacing, lines);
  return lines;
}

}  // namespace nahraum::render
