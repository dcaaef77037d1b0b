#include "viewer/app/verbund/verbund_star.h"

#include <algorithm>

#include "viewer/app/look/appearance.h"

namespace nahraum::app {

namespace {

constexpr double kRadius = 10;

geo::Point centre_of(const std::vector<StarMember>& members) {
  const auto lead = std::find_if(members.begin(), members.end(),
                                 [](const StarMember& member) { return member.lead; });
  if (lead != members.end()) return lead->where;
  geo::Point middle{0, 0};
  for (const StarMember& member : members) {
    middle.x += member.where.x / static_cast<double>(members.size());
    middle.y += member.where.y / static_cast<double>(members.size());
  }
  return middle;
}

QPointF on_screen(const render::View& view, geo::Point ground) {
  const geo::Point at = view.to_surface(ground);
  return {at.x, at.y};
}

}  // namespace

VerbundStar::VerbundStar(MapWidget& map) : map_(&map) { map.add_overlay(this); }

VerbundStar::~VerbundStar() {
  if (map_ != nullptr) map_->remove_overlay(this);
}

void VerbundStar::set_members(std::vector<StarMember> members) {
  members_ = std::move(members);
  if (map_ != nullptr) map_->update();
}

void VerbundStar::paint(QPainter& painter, const render::View& view) {
  if (members_.empty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  const QPointF centre = on_screen(view, centre_of(members_));
  for (const bool halo : {true, false}) {
    for (const StarMember& member : members_) {
      const QPointF at = on_screen(view, member.where);
      const QColor colour = ink(halo           ? Role::MapHalo
                                : member.moved ? Role::MapMarkMoved
                                               : Role::MapMark);
      painter.setPen(
          QPen(colour, halo ? 4 : 1.5, member.moved && !halo ? Qt::DashLine : Qt::SolidLine));
      painter.drawLine(centre, at);
      painter.setPen(QPen(colour, halo ? 5 : 2.5));
      painter.drawEllipse(at, kRadius, kRadius);
      if (member.lead) painter.drawEllipse(at, kRadius + 4, kRadius + 4);
    }
  }
}

}  // namespace nahraum::app
