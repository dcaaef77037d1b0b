#pragma once
// The map without its picture: which named objects are in sight, in what class each is drawn, and
// where it stands. For a table of the map, for walking from object to object by keys and for screen
// readers.
//
//   const MapObjects objects(layers);                       // once for a study
//   for (const MapObject& one : objects.in_sight(visible, view)) say(one);
//
// Layers without names of their own (populated cells, streets) are no objects to walk to; their
// legend says what they show. `unnamed()` tells which, so that a table can say what it leaves out.

#include <string>
#include <vector>

#include "viewer/render/scene.h"

namespace nahraum::render {

struct MapObject {
  Hit hit;
  geo::Point place;  ///< ground, inside the view: where a ring is drawn
};

/// The column that names the rows of a layer: "name", else that of its labels; null = none.
[[nodiscard]] const geo::Column* name_column(const StyledLayer& layer);
/// The column whose number the layer shows; null where it shows none.
[[nodiscard]] const geo::Column* value_column(const StyledLayer& layer);
/// Words of the legend for every row: "über 20 bis 40", "keine Angabe". Empty texts where one
/// symbol stands for all rows.
[[nodiscard]] std::vector<geo::Text> class_words(const StyledLayer& layer);

class MapObjects {
 public:
  MapObjects() = default;
  explicit MapObjects(const std::vector<StyledLayer>& layers);

  /// Upper layer first, in a layer as one reads: from north to south, in a strip from west to east.
  /// `visible`: by layer, empty = as built. O(rows).
  [[nodiscard]] std::vector<MapObject> in_sight(const std::vector<bool>& visible,
                                                const View& view) const;
  /// Layers whose rows have no names.
  [[nodiscard]] const std::vector<std::size_t>& unnamed() const { return unnamed_; }
  [[nodiscard]] std::size_t layer_count() const { return layers_.size(); }

 private:
  struct Place {
    geo::Box box;
    geo::Point inside;
  };
  struct Rows {
    std::vector<Place> places;  // empty: no names
    bool visible = true;
    double max_scale_denominator = 0;
  };
  std::vector<Rows> layers_;
  std::vector<std::size_t> unnamed_;
};

}  // namespace nahraum::render
