#include "viewer/render/qgis_symbol.h"

#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "geo/core/numbers.h"
#include "viewer/render/plain_text.h"

namespace nahraum::render {

namespace {

using Options = std::initializer_list<std::pair<std::string_view, std::string>>;

std::string symbol_layer(std::string_view layer_class, const Options& options,
                         std::string_view inner = {}) {
  std::string text =
      fmt::format("<layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">",
                  layer_class);
  for (const auto& [name, value] : options) text += qgis_option(name, value);
  return text + "</Option>" + std::string(inner) + "</layer>";
}

std::string symbol(std::string_view name, std::string_view type, std::string_view layers) {
  return fmt::format(
      "<symbol name=\"{}\" type=\"{}\" alpha=\"1\" clip_to_extent=\"1\" "
      "force_rhr=\"0\">{}</symbol>",
      xml_text(name), type, layers);
}

std::string stroke_style(const Symbol& s) { return s.stroke_mm > 0 ? "solid" : "no"; }

std::string line_layer(Colour colour, double width_mm) {
  return symbol_layer("SimpleLine", {{"line_color", qgis_colour(colour)},
                                     {"line_style", "solid"},
                                     {"line_width", geo::plain_number(width_mm)},
                                     {"line_width_unit", "MM"},
                                     {"joinstyle", "round"},
                                     {"capstyle", "flat"}});
}

std::string hatch_layer(const Symbol& s, std::string_view angle) {
  return symbol_layer("LinePatternFill",
                      {{"angle", std::string(angle)}, {"distance", "1"}, {"distance_unit", "MM"}},
                      symbol("@hatch", "line", line_layer(s.stroke, 0.13)));
}

std::string area_layers(const Symbol& s) {
  std::string layers =
      symbol_layer("SimpleFill", {{"color", qgis_colour(s.fill)},
                                  {"style", s.fill.alpha > 0 ? "solid" : "no"},
                                  {"outline_color", qgis_colour(s.stroke)},
                                  {"outline_style", stroke_style(s)},
                                  {"outline_width", geo::plain_number(s.stroke_mm)},
                                  {"outline_width_unit", "MM"},
                                  {"joinstyle", "round"}});
  if (s.hatch != Hatch::None) layers += hatch_layer(s, "45");
  if (s.hatch == Hatch::Cross) layers += hatch_layer(s, "135");
  return layers;
}

/// QGIS has no house; its pentagon comes nearest.
std::string marker_name(Marker marker) {
  switch (marker) {
    case Marker::Circle:
      return "circle";
    case Marker::Square:
      return "square";
    case Marker::Triangle:
      return "triangle";
    case Marker::Diamond:
      return "diamond";
    case Marker::Star:
      return "star";
    case Marker::House:
      return "pentagon";
  }
  return "circle";
}

std::string size_property(std::string_view expression) {
  if (expression.empty()) return {};
  return fmt::format(
      "<data_defined_properties><Option type=\"Map\">"
      "<Option type=\"QString\" name=\"name\" value=\"\"/>"
      "<Option type=\"Map\" name=\"properties\"><Option type=\"Map\" name=\"size\">"
      "<Option type=\"bool\" name=\"active\" value=\"true\"/>"
      "<Option type=\"QString\" name=\"expression\" value=\"{}\"/>"
      "<Option type=\"int\" name=\"type\" value=\"3\"/></Option></Option>"
      "<Option type=\"QString\" name=\"type\" value=\"collection\"/></Option>"
      "</data_defined_properties>",
      xml_text(expression));
}

std::string marker_layer(const Symbol& s, std::string_view size_expression) {
  return symbol_layer("SimpleMarker",
                      {{"name", marker_name(s.marker)},
                       {"color", qgis_colour(s.fill)},
                       {"outline_color", qgis_colour(s.stroke)},
                       {"outline_style", stroke_style(s)},
                       {"outline_width", geo::plain_number(s.stroke_mm)},
                       {"outline_width_unit", "MM"},
                       {"size", geo::plain_number(s.size_mm)},
                       {"size_unit", "MM"},
                       {"scale_method", "diameter"}},
                      size_property(size_expression));
}

}  // namespace

std::string qgis_symbol(std::string_view name, const Symbol& s, SymbolKind kind,
                        std::string_view size_expression) {
  switch (kind) {
    case SymbolKind::Area:
      return symbol(name, "fill", area_layers(s));
    case SymbolKind::Line:
      return symbol(name, "line", line_layer(s.stroke, s.stroke_mm));
    case SymbolKind::Point:
      return symbol(name, "marker", marker_layer(s, size_expression));
  }
  return {};
}

std::string qgis_centre_symbol(std::string_view name, const Symbol& s,
                               std::string_view size_expression) {
  return symbol(
      name, "fill",
      symbol_layer("CentroidFill", {{"point_on_surface", "1"}, {"point_on_all_parts", "0"}},
                   symbol("@centre", "marker", marker_layer(s, size_expression))));
}

std::string qgis_colour(Colour c) {
  return fmt::format("{},{},{},{}", c.red, c.green, c.blue, c.alpha);
}

std::string qgis_option(std::string_view name, std::string_view value) {
  return fmt::format("<Option type=\"QString\" name=\"{}\" value=\"{}\"/>", xml_text(name),
                     xml_text(value));
}

std::string qgis_column(std::string_view column) {
  std::string quoted = "\"";
  for (const char c : column) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace nahraum::render
