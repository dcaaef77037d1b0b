#pragma once
// From object to object on the map by keys, with a ring around the one the keyboard is at and its
// name and values told. Screen readers hear the same: each object in sight is a child of the map.
//
// Keys: Page Down and Page Up walk on and back, with Shift to the next and the last layer, Home and
// End to the first and the last object in sight. Enter chooses the object, Esc leaves it.

#include <QObject>
#include <optional>

#include "viewer/app/access/map_in_words.h"

namespace nahraum::app {

class MapRing;

class MapWalker : public QObject {
  Q_OBJECT
 public:
  /// Child of the map, which knows it by that.
  MapWalker(MapWidget& map, const MapInWords& words);

  void clear();
  void walk(int by);
  void walk_layer(int by);
  void go_to(std::size_t index);
  /// As Enter does.
  void choose(std::size_t index);
  /// The ring goes around an object that is pointed at elsewhere; nothing is told.
  void point_at(const std::optional<render::Hit>& hit);

  [[nodiscard]] const std::vector<render::MapObject>& objects() const { return words_.objects(); }
  [[nodiscard]] const MapInWords& words() const { return words_; }
  /// Place of the present object among those in sight.
  [[nodiscard]] std::optional<std::size_t> current() const;
  [[nodiscard]] const MapRing& ring() const { return *ring_; }

 signals:
  void told(const QString& sentence);
  /// By Enter: it should be explained.
  void chosen();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool key(int key, Qt::KeyboardModifiers modifiers);
  void tell(std::size_t index);

  MapWidget& map_;
  const MapInWords& words_;
  MapRing* ring_;
  std::optional<render::Hit> at_;
};

}  // namespace nahraum::app
