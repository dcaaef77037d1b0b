#include "tests/support/shapes.h"

#include <cmath>
#include <numbers>
#include <sstream>
#include <stdexcept>
#include <string>

namespace nahraum::support {

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

geo::Ring ring(const std::string& drawn) {
  geo::Ring result;
  for (const std::string& corner : split(drawn, ',')) {
    std::istringstream numbers(corner);
    numbers.imbue(std::locale::classic());
    geo::Point p;
    if (!(numbers >> p.x >> p.y)) throw std::invalid_argument("no corner: " + corner);
    result.push_back(p);
  }
  return result;
}

geo::Ring star_ring(geo::Point centre, double radius, int corners, Random& random) {
  geo::Ring result;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    const double r = radius * random.uniform(0.4, 1);
    result.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  return result;
}

}  // namespace

geo::MultiPolygon area(std::string_view drawn) {
  geo::MultiPolygon result;
  for (const std::string& part : split(std::string(drawn), ';')) {
    geo::Polygon polygon;
    const std::vector<std::string> rings = split(part, '/');
    polygon.outer = ring(rings.at(0));
    for (std::size_t i = 1; i < rings.size(); ++i) polygon.holes.push_back(ring(rings[i]));
    result.polygons.push_back(polygon);
  }
  return result;
}

geo::MultiPolygon rectangle(double min_x, double min_y, double max_x, double max_y) {
  return {{{{{min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}}, {}}}};
}

std::vector<geo::MultiPolygon> shaken_partition(int columns, int rows, Random& random) {
  const auto corner_index = [columns](int column, int row) {
    return static_cast<std::size_t>(row * (columns + 1) + column);
  };
  std::vector<geo::Point> corners(corner_index(columns, rows) + 1);
  for (int row = 0; row <= rows; ++row) {
    for (int column = 0; column <= columns; ++column) {
      const bool edge_x = column == 0 || column == columns;
      const bool edge_y = row == 0 || row == rows;
      corners[corner_index(column, row)] = {column + (edge_x ? 0 : random.integer(-3, 3) / 8.0),
                                            row + (edge_y ? 0 : random.integer(-3, 3) / 8.0)};
    }
  }
  std::vector<geo::MultiPolygon> areas;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      areas.push_back(
          {{{{corners[corner_index(column, row)], corners[corner_index(column + 1, row)],
              corners[corner_index(column + 1, row + 1)], corners[corner_index(column, row + 1)]},
             {}}}});
    }
  }
  return areas;
}

geo::MultiPolygon star(geo::Point centre, double radius, int corners, bool hole, Random& random) {
  geo::Polygon polygon{star_ring(centre, radius, corners, random), {}};
  if (hole) polygon.holes.push_back(star_ring(centre, radius * 0.3, corners, random));
  return {{polygon}};
}

}  // namespace nahraum::support
