#include "viewer/render/marker.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace nahraum::render {

namespace {

void add_scaled(Path& path, geo::Point centre, double radius, std::span<const geo::Point> shape) {
  path.begin();
  for (const geo::Point p : shape) path.add({centre.x + p.x * radius, centre.y + p.y * radius});
}

void add_circle(Path& path, geo::Point centre, double radius) {
  // Enough corners that none shows: the chord departs from the circle by under 0.05 units.
  const int corners = std::clamp(static_cast<int>(std::ceil(10 * std::sqrt(radius))), 12, 96);
  path.begin();
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    path.add({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
}

void add_star(Path& path, geo::Point centre, double radius) {
  path.begin();
  for (int i = 0; i < 10; ++i) {
    const double angle = std::numbers::pi * (i / 5.0 - 0.5);
    const double r = i % 2 == 0 ? radius * 1.3 : radius * 0.55;
    path.add({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
}

constexpr geo::Point kSquare[] = {{-0.89, -0.89}, {0.89, -0.89}, {0.89, 0.89}, {-0.89, 0.89}};
constexpr geo::Point kTriangle[] = {{0, -1.2}, {1.1, 0.8}, {-1.1, 0.8}};
constexpr geo::Point kDiamond[] = {{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}};
constexpr geo::Point kHouse[] = {{0, -1.15},   {1.1, -0.15},  {0.8, -0.15}, {0.8, 0.95},
                                 {-0.8, 0.95}, {-0.8, -0.15}, {-1.1, -0.15}};

}  // namespace

void add_marker(Path& path, Marker marker, geo::Point centre, double diameter) {
  const double radius = diameter / 2;
  switch (marker) {
    case Marker::Circle:
      return add_circle(path, centre, radius);
    case Marker::Square:
      return add_scaled(path, centre, radius, kSquare);
    case Marker::Triangle:
      return add_scaled(path, centre, radius, kTriangle);
    case Marker::Diamond:
      return add_scaled(path, centre, radius, kDiamond);
    case Marker::Star:
      return add_star(path, centre, radius);
    case Marker::House:
      return add_scaled(path, centre, radius, kHouse);
  }
}

double marker_reach(Marker marker, double diameter) {
  switch (marker) {
    case Marker::Star:
      return 1.3 * diameter / 2;
    case Marker::Diamond:
      return 1.25 * diameter / 2;
    case Marker::Triangle:
    case Marker::House:
      return 1.2 * diameter / 2;
    case Marker::Circle:
    case Marker::Square:
      break;
  }
  return diameter / 2;
}

}  // namespace nahraum::render
