#include "viewer/render/street_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace nahraum::render {

namespace {

using geo::Text;

constexpr double kSquare = 4000;
constexpr std::size_t kChunk = 20'000;  // pieces between two looks at the progress

struct StreetClass {
  const char* id;
  Text title;
  Colour colour;
  double width_mm;
  double max_scale_denominator;
};

const std::array<StreetClass, 3>& classes() {
  static const std::array<StreetClass, 3> list{{
      {"streets_paths", {"Wege", "Paths"}, {176, 170, 160, 255}, 0.15, 25'000},
      {"streets_minor", {"Nebenstraßen", "Minor streets"}, {165, 160, 152, 255}, 0.22, 100'000},
      {"streets_main",
       {"Hauptstraßen", "Main streets"},
       {140, 130, 118, 255},
       0.35,
       std::numeric_limits<double>::infinity()},
  }};
  return list;
}

/// Index in classes(), -1 = not drawn (no street, or not built).
int class_of(std::string_view highway) {
  const std::size_t link = highway.find("_link");
  const std::string_view kind = highway.substr(0, link);
  constexpr std::string_view kMain[] = {"motorway", "trunk", "primary", "secondary"};
  constexpr std::string_view kMinor[] = {"tertiary",      "unclassified", "residential",
                                         "living_street", "road",         "pedestrian"};
  constexpr std::string_view kNone[] = {"", "construction", "proposed", "razed", "abandoned"};
  const auto is_in = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), kind) != std::end(list);
  };
  if (is_in(kNone)) return -1;
  if (is_in(kMain)) return 2;
  return is_in(kMinor) ? 1 : 0;
}

std::vector<int> class_of_sets(const geo::TagSets& tags) {
  std::vector<int> classes(tags.size());
  for (std::uint32_t set = 0; set < classes.size(); ++set)
    classes[set] = class_of(tags.value(geo::TagSetIndex(set), "highway"));
  return classes;
}

/// Pieces of one class by the square their first point lies in.
using Squares = std::map<std::pair<std::int64_t, std::int64_t>, geo::MultiLineString>;

geo::LineString line_of(const geo::StreetNetwork& network, std::size_t edge) {
  geo::LineString line;
  const auto add = [&](geo::Position p) { line.push_back({p.longitude(), p.latitude()}); };
  add(network.node_positions[network.edge_from[edge]]);
  for (std::uint64_t i = network.shape_starts[edge]; i < network.shape_starts[edge + 1]; ++i)
    add(network.shape[i]);
  add(network.node_positions[network.edge_to[edge]]);
  return line;
}

StyledLayer layer_of(const StreetClass& street, Squares squares, geo::Crs crs) {
  std::vector<geo::Geometry> shapes;
  std::vector<std::string> names;
  for (auto& [square, lines] : squares) {
    shapes.emplace_back(std::move(lines));
    names.push_back(street.title.de);
  }
  geo::TableBuilder table;
  table.add_text("class", {"Art", "Kind"}, names);
  Style style{
      SingleSymbol{{.stroke = street.colour, .stroke_mm = street.width_mm}, street.title}, {}, 1};
  style.max_scale_denominator = street.max_scale_denominator;
  return {.layer = geo::Layer(street.id, crs, std::move(shapes), std::move(table).build()),
          .style = std::move(style),
          .title = street.title,
          .id = street.id};
}

}  // namespace

std::vector<StyledLayer> street_layers(const geo::StreetNetwork& network, geo::Crs crs,
                                       geo::Progress& progress) {
  const std::vector<int> class_of_set = class_of_sets(network.tags);
  const geo::CrsTransform from_wgs84(geo::Crs::wgs84(), crs);
  std::array<Squares, 3> squares;
  for (std::size_t edge = 0; edge < network.edges(); ++edge) {
    if (edge % kChunk == 0) progress.check();
    const int street_class = class_of_set[network.edge_tags[edge].value];
    if (street_class < 0) continue;
    geo::LineString line = line_of(network, edge);
    from_wgs84.apply_all(line);
    const std::pair square{static_cast<std::int64_t>(std::floor(line.front().x / kSquare)),
                           static_cast<std::int64_t>(std::floor(line.front().y / kSquare))};
    squares[static_cast<std::size_t>(street_class)][square].lines.push_back(std::move(line));
  }
  std::vector<StyledLayer> layers;
  for (std::size_t c = 0; c < squares.size(); ++c)
    if (!squares[c].empty()) layers.push_back(layer_of(classes()[c], std::move(squares[c]), crs));
  return layers;
}

}  // namespace nahraum::render
