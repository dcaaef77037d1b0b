#pragma once
// What is in sight on the map, in words: every named object of the visible layers with its class
// and its value, upper layer first, from north to south. Worked out when asked for, not with every
// move of the map.

#include <QString>
#include <vector>

#include "viewer/render/map_objects.h"

namespace nahraum::app {

class MapWidget;

class MapInWords {
 public:
  MapInWords(const MapWidget& map, geo::Language language) : map_(map), language_(language) {}

  /// The layers of the map's scene, bottom first.
  void set_layers(const std::vector<render::StyledLayer>& layers);

  [[nodiscard]] const std::vector<render::MapObject>& objects() const;
  /// "Kitas nach Punkten", "Sonnenschein", "über 60 bis 80", "63,4 Punkte"; empty = there is none.
  [[nodiscard]] QString layer(const render::Hit& hit) const;
  [[nodiscard]] QString name(const render::Hit& hit) const;
  [[nodiscard]] QString class_of(const render::Hit& hit) const;
  [[nodiscard]] QString value(const render::Hit& hit) const;
  /// NaN = none.
  [[nodiscard]] double number(const render::Hit& hit) const;
  /// "Kitas nach Punkten: über 60 bis 80, 63,4 Punkte".
  [[nodiscard]] QString details(const render::Hit& hit) const;
  /// Visible layers whose objects have no names; they are no objects here.
  [[nodiscard]] QStringList left_out() const;
  /// Another number after every set_layers(): hits of before mean other objects, or none.
  [[nodiscard]] std::size_t edition() const { return edition_; }
  [[nodiscard]] const MapWidget& map() const { return map_; }

 private:
  [[nodiscard]] const render::MapObjects& index() const;

  const MapWidget& map_;
  geo::Language language_;
  std::vector<render::StyledLayer> layers_;
  std::size_t edition_ = 0;
  mutable std::vector<std::vector<geo::Text>> classes_;  // by layer, made when asked for
  mutable render::MapObjects index_;
  mutable bool indexed_ = false;
  mutable bool known_ = false;  // objects_ are those of the view and layers below
  mutable render::View view_;
  mutable std::vector<bool> visible_;
  mutable std::vector<render::MapObject> objects_;
};

}  // namespace nahraum::app
