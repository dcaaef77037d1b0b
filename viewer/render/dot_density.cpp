#include "viewer/render/dot_density.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "geo/core/error.h"

namespace nahraum::render {

namespace {

/// Dots keep this far from the edge of their cell, as a share of it: neighbours do not pile up.
constexpr double kEdge = 0.06;

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

/// 0..1 without its ends.
double unit(std::uint64_t bits) { return (static_cast<double>(bits >> 11U) + 0.5) * 0x1p-53; }

std::uint64_t spread(std::uint64_t x) {
  x &= 0xffffffffULL;
  x = (x | (x << 16U)) & 0x0000ffff0000ffffULL;
  x = (x | (x << 8U)) & 0x00ff00ff00ff00ffULL;
  x = (x | (x << 4U)) & 0x0f0f0f0f0f0f0f0fULL;
  x = (x | (x << 2U)) & 0x3333333333333333ULL;
  return (x | (x << 1U)) & 0x5555555555555555ULL;
}

struct Place {
  std::uint64_t curve = 0;  ///< place on the Morton curve, metres
  std::size_t row = 0;
  const geo::Ring* corners = nullptr;
  double value = 0;
};

const geo::Ring* corners_of(const geo::Geometry& geometry) {
  const auto* area = std::get_if<geo::MultiPolygon>(&geometry);
  if (area == nullptr || area->polygons.size() != 1 || area->polygons[0].outer.size() != 4)
    return nullptr;
  return &area->polygons[0].outer;
}

std::vector<Place> populated(const geo::Layer& cells, const std::string& name) {
  const geo::Column& column = cells.table().at(name);
  if (column.type == geo::ColumnType::Text)
    throw geo::Error(geo::ErrorKind::Input,
                     geo::text("Die Spalte „{}“ enthält Text, keine Zahlen.",
                               "Column \"{}\" holds text, not numbers.", name));
  std::vector<Place> places;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    const geo::FlaggedValue value = column.value(row);
    const geo::Ring* corners = corners_of(cells.geometry(row));
    if (value.missing() || !(value.value > 0) || corners == nullptr) continue;
    const geo::Point c = geo::bounds(cells.geometry(row)).centre();
    const geo::Box& all = cells.bounds();
    places.push_back({spread(static_cast<std::uint64_t>(c.x - all.min_x)) |
                          (spread(static_cast<std::uint64_t>(c.y - all.min_y)) << 1U),
                      row, corners, value.value});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.curve != b.curve ? a.curve < b.curve : a.row < b.row;
  });
  return places;
}

/// A place inside the four corners: between two sides, then between those two points.
geo::Point inside(const geo::Ring& corners, std::uint64_t key) {
  const double u = kEdge + (1 - 2 * kEdge) * unit(mixed(key));
  const double v = kEdge + (1 - 2 * kEdge) * unit(mixed(key ^ 0xd1b54a32d192ed03ULL));
  const auto between = [](geo::Point a, geo::Point b, double t) {
    return geo::Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
  };
  return between(between(corners[0], corners[1], u), between(corners[3], corners[2], u), v);
}

std::uint64_t key_of(const geo::Ring& corners, std::uint64_t dot) {
  const auto metres = [](double value) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::llround(value)));
  };
  return mixed(metres(corners[0].x) ^ mixed(metres(corners[0].y) ^ mixed(dot)));
}

}  // namespace

geo::Layer dot_layer(const geo::Layer& cells, const std::string& column, double per_dot) {
  if (!(per_dot > 0))
    throw geo::Error(geo::ErrorKind::Usage, {"Ein Punkt muss für mehr als 0 stehen.",
                                             "A dot must stand for more than 0."});
  std::vector<geo::Geometry> geometries;
  std::vector<double> counts;
  double sum = 0;
  double next = per_dot / 2;
  for (const Place& place : populated(cells, column)) {
    sum += place.value;
    geo::MultiPoint dots;
    for (; next <= sum; next += per_dot)
      dots.push_back(inside(*place.corners, key_of(*place.corners, dots.size())));
    if (dots.empty()) continue;
    counts.push_back(static_cast<double>(dots.size()));
    geometries.emplace_back(std::move(dots));
  }
  geo::TableBuilder builder;
  builder.add_integer("dots", {"Punkte", "Dots"}, "", std::move(counts));
  return {"dots", cells.crs(), std::move(geometries), std::move(builder).build()};
}

double readable_dot(const geo::Layer& cells, const std::string& column, std::size_t most) {
  double sum = 0;
  for (const Place& place : populated(cells, column)) sum += place.value;
  double per_dot = 5;
  for (const double factor : {2.0, 2.0, 2.5, 2.0, 2.0, 2.5, 2.0, 2.0, 2.5}) {
    if (sum / per_dot <= static_cast<double>(most)) break;
    per_dot *= factor;
  }
  return per_dot;
}

}  // namespace nahraum::render
