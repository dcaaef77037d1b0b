#include "viewer/render/map_objects.h"

#include <algorithm>
#include <cmath>

#include "viewer/render/scene_data.h"

namespace nahraum::render {

namespace {

/// Objects whose places differ by less than this share of the view stand in one strip.
constexpr double kStrips = 12;

std::vector<geo::Text> labels_of(const Symbology& symbology) {
  std::vector<geo::Text> labels;
  if (const auto* graduated = std::get_if<Graduated>(&symbology)) {
    for (const ValueClass& c : graduated->classes) labels.push_back(c.label);
    labels.push_back(graduated->no_data_label);
    labels.push_back(graduated->secret_label);
  } else if (const auto* categorised = std::get_if<Categorised>(&symbology)) {
    for (const Category& c : categorised->categories) labels.push_back(c.label);
    labels.push_back(categorised->other_label);
  } else if (const auto* two = std::get_if<Bivariate>(&symbology)) {
    for (std::size_t i = 0; i < two->symbols.size(); ++i) {
      const geo::Text& up = two->up.classes[i / 3].label;
      const geo::Text& across = two->across.classes[i % 3].label;
      labels.push_back(
          {two->up_title.de + ": " + up.de + "; " + two->across_title.de + ": " + across.de,
           two->up_title.en + ": " + up.en + "; " + two->across_title.en + ": " + across.en});
    }
    labels.push_back(two->no_data_label);
  }
  return labels;
}

geo::Point inside_of(const geo::Geometry& geometry, const geo::Box& box) {
  if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry)) return geo::label_point(*area);
  return box.centre();
}

/// The place itself where it is seen, else the middle of what is seen of the object's box.
geo::Point seen_place(const geo::Box& box, geo::Point inside, const geo::Box& seen) {
  if (seen.contains(inside)) return inside;
  return {(std::max(box.min_x, seen.min_x) + std::min(box.max_x, seen.max_x)) / 2,
          (std::max(box.min_y, seen.min_y) + std::min(box.max_y, seen.max_y)) / 2};
}

void read_order(std::vector<MapObject>& objects, const geo::Box& seen) {
  const double strip = seen.height() / kStrips;
  const auto strip_of = [&](const MapObject& one) {
    return strip > 0 ? std::floor((seen.max_y - one.place.y) / strip) : 0;
  };
  std::sort(objects.begin(), objects.end(), [&](const MapObject& a, const MapObject& b) {
    const double strip_a = strip_of(a), strip_b = strip_of(b);
    if (strip_a != strip_b) return strip_a < strip_b;
    if (a.place.x != b.place.x) return a.place.x < b.place.x;
    return a.hit.row < b.hit.row;
  });
}

}  // namespace

const geo::Column* name_column(const StyledLayer& layer) {
  const geo::Table& table = layer.layer.table();
  if (table.column_count() == 0) return nullptr;
  const geo::Column* name = table.find("name");
  if (name == nullptr && !layer.style.label.column.empty())
    name = table.find(layer.style.label.column);
  return name != nullptr && name->type == geo::ColumnType::Text ? name : nullptr;
}

const geo::Column* value_column(const StyledLayer& layer) {
  const geo::Table& table = layer.layer.table();
  const Symbology& symbology = layer.style.symbology;
  if (const auto* graduated = std::get_if<Graduated>(&symbology))
    return table.find(graduated->column);
  if (const auto* proportional = std::get_if<Proportional>(&symbology))
    return table.find(proportional->column);
  return nullptr;
}

std::vector<geo::Text> class_words(const StyledLayer& layer) {
  const std::vector<geo::Text> labels = labels_of(layer.style.symbology);
  std::vector<geo::Text> words(layer.layer.size());
  if (labels.empty()) return words;
  const std::vector<std::uint16_t> symbols =
      symbol_rows(layer.style.symbology, layer.layer.table());
  for (std::size_t row = 0; row < words.size(); ++row)
    if (symbols[row] < labels.size()) words[row] = labels[symbols[row]];
  return words;
}

MapObjects::MapObjects(const std::vector<StyledLayer>& layers) {
  layers_.resize(layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const StyledLayer& layer = layers[i];
    layers_[i].visible = layer.visible;
    layers_[i].max_scale_denominator = layer.style.max_scale_denominator;
    if (name_column(layer) == nullptr) {
      unnamed_.push_back(i);
      continue;
    }
    layers_[i].places.reserve(layer.layer.size());
    for (const geo::Geometry& geometry : layer.layer.geometries()) {
      const geo::Box box = geo::bounds(geometry);
      layers_[i].places.push_back({box, box.empty() ? geo::Point() : inside_of(geometry, box)});
    }
  }
}

std::vector<MapObject> MapObjects::in_sight(const std::vector<bool>& visible,
                                            const View& view) const {
  const geo::Box seen = view.extent();
  std::vector<MapObject> all;
  for (std::size_t i = layers_.size(); i-- > 0;) {
    const Rows& rows = layers_[i];
    const bool shown = i < visible.size() ? visible[i] : rows.visible;
    if (!shown || view.scale_denominator() > rows.max_scale_denominator) continue;
    std::vector<MapObject> objects;
    for (std::size_t row = 0; row < rows.places.size(); ++row) {
      const Place& place = rows.places[row];
      if (place.box.empty() || !place.box.intersects(seen)) continue;
      objects.push_back({{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(row)},
                         seen_place(place.box, place.inside, seen)});
    }
    read_order(objects, seen);
    all.insert(all.end(), objects.begin(), objects.end());
  }
  return all;
}

}  // namespace nahraum::render
