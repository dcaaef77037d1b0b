#include "viewer/render/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/scene_data.h"
#include "viewer/render/street_layers.h"

namespace nahraum::render {

namespace {

/// Ground metres. A copy serves scales at which its tolerance is below a tenth of a millimetre:
/// 1:100,000, 1:400,000 and 1:1,600,000 and smaller.
constexpr std::array<double, 3> kTolerances{10, 40, 160};
/// A census cell turned into UTM fills 0.97 of its box.
constexpr double kSquareShare = 0.94;
constexpr std::size_t kLongestLabel = 60;

bool same_stroke(const Symbol& a, const Symbol& b) {
  return a.stroke == b.stroke && a.stroke_mm == b.stroke_mm;
}

/// Adds the ring so that it runs as asked: fills go by winding.
void add_ring(Parts& parts, const geo::Ring& ring, bool counter_clockwise) {
  if ((geo::signed_area(ring) >= 0) == counter_clockwise)
    parts.points.insert(parts.points.end(), ring.begin(), ring.end());
  else
    parts.points.insert(parts.points.end(), ring.rbegin(), ring.rend());
  parts.end_part();
}

void add_item(SceneLayer& layer, std::uint32_t row, std::uint16_t symbol, const geo::Box& box) {
  layer.rows.push_back(row);
  layer.symbol.push_back(symbol);
  layer.boxes.push_back(box);
}

void add_area(Parts& parts, const geo::MultiPolygon& area) {
  for (const geo::Polygon& polygon : area.polygons) {
    add_ring(parts, polygon.outer, true);
    for (const geo::Ring& hole : polygon.holes) add_ring(parts, hole, false);
  }
  parts.end_item();
}

void add_lines(Parts& parts, const geo::MultiLineString& lines) {
  for (const geo::LineString& line : lines.lines) {
    parts.points.insert(parts.points.end(), line.begin(), line.end());
    parts.end_part();
  }
  parts.end_item();
}

/// The upright square of the area's size about its centre; empty when it is no such square.
geo::Box upright_square(const geo::MultiPolygon& area, const geo::Box& box) {
  if (area.polygons.size() != 1 || !area.polygons[0].holes.empty()) return {};
  const geo::Ring& ring = area.polygons[0].outer;
  const double size = std::abs(geo::signed_area(ring));
  const double around = box.width() * box.height();
  const double longer = std::max(box.width(), box.height());
  if (ring.size() != 4 || size < kSquareShare * around || around < kSquareShare * longer * longer)
    return {};
  const geo::Point c = box.centre();
  const double half = std::sqrt(size) / 2;
  return {c.x - half, c.y - half, c.x + half, c.y + half};
}

/// Areas and lines: one item a row that has a geometry of the layer's kind.
void build_shapes(SceneLayer& layer, const geo::Layer& source,
                  const std::vector<std::uint16_t>& symbols) {
  Parts parts;
  bool all_squares = true;
  for (std::uint32_t row = 0; row < source.size(); ++row) {
    const geo::Geometry& geometry = source.geometry(row);
    const geo::Box box = geo::bounds(geometry);
    if (box.empty()) continue;
    if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry);
        area != nullptr && layer.kind == SymbolKind::Area) {
      add_area(parts, *area);
      if (all_squares) layer.squares.push_back(upright_square(*area, box));
      all_squares = all_squares && !layer.squares.back().empty();
    } else if (const auto* lines = std::get_if<geo::MultiLineString>(&geometry);
               lines != nullptr && layer.kind == SymbolKind::Line) {
      add_lines(parts, *lines);
    } else {
      continue;
    }
    add_item(layer, row, symbols[row], box);
  }
  if (!all_squares) layer.squares.clear();
  layer.levels = levels_of(std::move(parts), layer.kind == SymbolKind::Area, kTolerances);
}

std::vector<geo::Point> places_of(const geo::Geometry& geometry) {
  if (const auto* point = std::get_if<geo::Point>(&geometry)) return {*point};
  if (const auto* points = std::get_if<geo::MultiPoint>(&geometry)) return *points;
  if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry))
    return area->polygons.empty() ? std::vector<geo::Point>{}
                                  : std::vector<geo::Point>{geo::label_point(*area)};
  return {};
}

/// Markers. Proportional ones large first, so that small ones lie on top.
void build_points(SceneLayer& layer, const geo::Layer& source,
                  const std::vector<std::uint16_t>& symbols) {
  const auto* proportional = std::get_if<Proportional>(&layer.style.symbology);
  std::vector<double> sizes(source.size());
  for (std::size_t row = 0; row < sizes.size(); ++row) {
    sizes[row] = layer.symbols[symbols[row]].size_mm;
    if (proportional == nullptr) continue;
    const geo::FlaggedValue value = source.table().at(proportional->column).value(row);
    sizes[row] = value.missing() ? 0 : proportional_size(*proportional, value.value);
  }
  std::vector<std::uint32_t> order(source.size());
  std::iota(order.begin(), order.end(), 0U);
  if (proportional != nullptr)
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  for (const std::uint32_t row : order) {
    if (!(sizes[row] > 0)) continue;
    for (const geo::Point p : places_of(source.geometry(row))) {
      add_item(layer, row, symbols[row], {p.x, p.y, p.x, p.y});
      layer.size_mm.push_back(static_cast<float>(sizes[row]));
    }
  }
}

geo::Text label_text(const geo::Column& column, std::uint32_t row) {
  if (column.type == geo::ColumnType::Text)
    return {shortened(drawable(column.texts[row]), kLongestLabel),
            shortened(drawable(column.words(row, geo::Language::English)), kLongestLabel)};
  const geo::FlaggedValue value = column.value(row);
  return value.missing() ? geo::Text{} : geo::number_text(value.value, column.decimals);
}

/// Where a label of the item hangs: the marker, well inside the area, the middle of the line.
geo::Point label_anchor(const SceneLayer& layer, const geo::Geometry& geometry, std::size_t item) {
  if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry);
      area != nullptr && layer.kind == SymbolKind::Area)
    return geo::label_point(*area);
  if (const auto* lines = std::get_if<geo::MultiLineString>(&geometry)) {
    const geo::LineString& line = lines->lines.front();
    if (!line.empty()) return line[line.size() / 2];
  }
  return layer.boxes[item].centre();
}

void build_labels(SceneLayer& layer, const geo::Layer& source) {
  const LabelStyle& style = layer.style.label;
  if (style.column.empty()) return;
  const geo::Column& column = source.table().at(style.column);
  const geo::Column* ranks =
      style.priority_column.empty() ? nullptr : &source.table().at(style.priority_column);
  constexpr double kLast = -std::numeric_limits<double>::infinity();
  for (std::uint32_t item = 0; item < layer.rows.size(); ++item) {
    const std::uint32_t row = layer.rows[item];
    if (item > 0 && layer.rows[item - 1] == row) continue;  // one name for many points of a row
    SceneLabel label;
    label.text = label_text(column, row);
    if (label.text.de.empty()) continue;
    label.item = item;
    label.anchor = label_anchor(layer, source.geometry(row), item);
    label.rank = ranks == nullptr || ranks->numbers.empty() || ranks->value(row).missing()
                     ? kLast
                     : ranks->numbers[row];
    layer.labels.push_back(std::move(label));
  }
}

void check_finite(const geo::Layer& source) {
  for (std::uint32_t row = 0; row < source.size(); ++row)
    if (!geo::all_finite(source.geometry(row)))
      throw geo::Error(geo::ErrorKind::Input,
                       {"Eine Koordinate ist keine Zahl.", "A coordinate is not a number."})
          .in_layer(source.name())
          .at_row(source.table().source_row(row));
}

std::shared_ptr<const SceneLayer> build_layer(const StyledLayer& from) {
  auto built = std::make_shared<SceneLayer>();
  SceneLayer& layer = *built;
  layer.id = from.id;
  layer.title = from.title;
  layer.style = from.style;
  layer.visible = from.visible;
  layer.bounds = from.layer.bounds();
  layer.kind = symbol_kind(from.layer, from.style.symbology);
  layer.symbols = symbols_of(from.style.symbology);
  layer.one_stroke = std::all_of(layer.symbols.begin(), layer.symbols.end(), [&](const Symbol& s) {
    return same_stroke(s, layer.symbols.front());
  });
  const std::vector<std::uint16_t> symbols = symbol_rows(from.style.symbology, from.layer.table());
  check_finite(from.layer);
  if (layer.kind == SymbolKind::Point)
    build_points(layer, from.layer, symbols);
  else
    build_shapes(layer, from.layer, symbols);
  build_labels(layer, from.layer);
  return built;
}

void check_crs(Scene::Data& data, const geo::Layer& layer) {
  if (!data.crs.known()) data.crs = layer.crs();
  if (layer.crs() != data.crs)
    throw geo::Error(geo::ErrorKind::Crs, geo::text("Die Karte hat EPSG:{}, der Layer EPSG:{}.",
                                                    "The map is in EPSG:{}, the layer in EPSG:{}.",
                                                    data.crs.epsg(), layer.crs().epsg()))
        .in_layer(layer.name())
        .with_hint({"Bitte alle Layer in dasselbe Koordinatensystem umrechnen.",
                    "Please bring all layers into one coordinate system."});
}

void add_layer(Scene::Data& data, std::shared_ptr<const SceneLayer> layer) {
  if (!is_background(layer->id)) data.bounds.extend(layer->bounds);
  data.shared.push_back(std::move(layer));
}

}  // namespace

Scene::Scene(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

std::size_t Scene::size() const { return empty() ? 0 : data_->size(); }

geo::Box Scene::bounds() const { return empty() ? geo::Box{} : data_->bounds; }

geo::Crs Scene::crs() const { return empty() ? geo::Crs{} : data_->crs; }

Scene build_scene(const std::vector<StyledLayer>& layers) {
  auto data = std::make_shared<Scene::Data>();
  for (const StyledLayer& layer : layers) {
    check_crs(*data, layer.layer);
    add_layer(*data, build_layer(layer));
  }
  return Scene(std::move(data));
}

Scene reordered(const Scene& scene, const std::vector<std::size_t>& order) {
  auto data = std::make_shared<Scene::Data>(scene.data());
  for (std::size_t i = 0; i < order.size(); ++i) data->shared[i] = scene.data().shared[order[i]];
  return Scene(std::move(data));
}

Scene with_layer(const Scene& scene, std::size_t index, const StyledLayer& layer) {
  auto data = std::make_shared<Scene::Data>();
  data->crs = scene.crs();
  check_crs(*data, layer.layer);
  const std::shared_ptr<const SceneLayer> built = build_layer(layer);
  for (std::size_t i = 0; i < scene.size(); ++i)
    add_layer(*data, i == index ? built : scene.data().shared[i]);
  if (index >= scene.size()) add_layer(*data, built);
  return Scene(std::move(data));
}

}  // namespace nahraum::render
