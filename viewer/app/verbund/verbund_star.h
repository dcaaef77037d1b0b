#pragma once
// The chosen Verbund on the map: a ring around each member and a thin line to its lead, or to the
// middle of its members. Lines to Kitas that were moved are dashed.

#include <QPointer>
#include <vector>

#include "geo/geometry/geometry.h"
#include "viewer/app/map/map_overlay.h"
#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

struct StarMember {
  geo::Point where;
  bool moved = false;
  bool lead = false;
};

class VerbundStar : public MapOverlay {
 public:
  explicit VerbundStar(MapWidget& map);
  ~VerbundStar() override;

  /// Empty = nothing is drawn.
  void set_members(std::vector<StarMember> members);
  [[nodiscard]] const std::vector<StarMember>& members() const { return members_; }
  void paint(QPainter& painter, const render::View& view) override;

 private:
  QPointer<MapWidget> map_;  // may go first when the window closes
  std::vector<StarMember> members_;
};

}  // namespace nahraum::app
