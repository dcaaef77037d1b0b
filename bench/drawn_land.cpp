#include "bench/drawn_land.h"

#include <cmath>
#include <numbers>

namespace nahraum::app {
namespace {

constexpr int kColumns = 25;
constexpr double kPitch = 7000;

geo::Geometry area(int index) {
  const geo::Point centre{kLandCorner.x + (index % kColumns + 0.5) * kPitch,
                          kLandCorner.y + (index / kColumns + 0.5) * kPitch};
  geo::Polygon polygon;
  for (int i = 0; i < 150; ++i) {
    const double angle = 2 * std::numbers::pi * i / 150;
    const double radius = kPitch * (0.48 + 0.04 * std::sin(9 * angle + index));
    polygon.outer.push_back(
        {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return geo::MultiPolygon{{polygon}};
}

}  // namespace

render::StyledLayer drawn_areas() {
  render::Style style = choropleth("YlGnBu", 0.2);
  style.label.column = "name";
  return drawn_layer("gemeinden", 631, area, style);
}

geo::Geometry turned_square(geo::Point corner, double side) {
  const auto [x, y] = corner;
  const double c = side * std::cos(0.0134);
  const double s = side * std::sin(0.0134);
  return geo::MultiPolygon{
      {{{{x, y}, {x + c, y + s}, {x + c - s, y + s + c}, {x - s, y + c}}, {}}}};
}

render::StyledLayer drawn_layer(const std::string& name, int rows, geo::Geometry (*shape)(int),
                                render::Style style) {
  std::vector<geo::Geometry> shapes;
  std::vector<double> values;
  std::vector<std::string> names;
  for (int i = 0; i < rows; ++i) {
    shapes.push_back(shape(i));
    values.push_back((i * 37) % 100);
    names.push_back("Gemeinde " + std::to_string(i));
  }
  geo::TableBuilder table;
  table.add_text("name", geo::same_text("Name"), names);
  table.add_number("value", geo::same_text("Wert"), "%", 0, values);
  return {.layer = geo::Layer(name, geo::Crs::utm32(), std::move(shapes), std::move(table).build()),
          .style = std::move(style),
          .title = geo::same_text(name),
          .id = name};
}

render::Style choropleth(const char* ramp, double stroke_mm) {
  render::Graduated style = render::graduated("value", "%", {20, 40, 60, 80}, ramp, 0);
  for (render::ValueClass& value_class : style.classes) value_class.symbol.stroke_mm = stroke_mm;
  return {style, {}, 1};
}

}  // namespace nahraum::app
