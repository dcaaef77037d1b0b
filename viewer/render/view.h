#pragma once
// All coordinate maths between the ground and a drawing surface, in one value.
//
// Ground: CRS metres, x east, y north. Surface: units with y down (pixels on screen, points on
// paper).

#include "geo/crs/crs.h"
#include "geo/geometry/geometry.h"

namespace nahraum::render {

struct Size {
  double width = 0;
  double height = 0;
};

class View {
 public:
  View() = default;
  /// `unit_per_mm`: surface units in a millimetre (paper points: 72/25.4; screen: dpi/25.4).
  View(geo::Crs crs, Size surface, double unit_per_mm);

  [[nodiscard]] geo::Crs crs() const { return crs_; }
  [[nodiscard]] Size surface() const { return surface_; }
  [[nodiscard]] double unit_per_mm() const { return unit_per_mm_; }
  [[nodiscard]] geo::Point centre() const { return centre_; }
  /// Ground metres in a surface unit.
  [[nodiscard]] double resolution() const { return resolution_; }
  /// The n of 1:n.
  [[nodiscard]] double scale_denominator() const;
  /// Ground seen.
  [[nodiscard]] geo::Box extent() const;
  /// Where the picture lies on the canvas: `surface()` at the origin. Drawing is clipped to it.
  [[nodiscard]] geo::Box frame() const;

  [[nodiscard]] geo::Point to_surface(geo::Point ground) const {
    return {(ground.x - centre_.x) / resolution_ + surface_.width / 2 + origin_.x,
            (centre_.y - ground.y) / resolution_ + surface_.height / 2 + origin_.y};
  }
  [[nodiscard]] geo::Point to_ground(geo::Point surface) const {
    return {centre_.x + (surface.x - origin_.x - surface_.width / 2) * resolution_,
            centre_.y - (surface.y - origin_.y - surface_.height / 2) * resolution_};
  }

  [[nodiscard]] View resized(Size surface) const;
  /// Upper left corner on the canvas, for a map frame in a page (default 0,0).
  [[nodiscard]] View placed(geo::Point origin) const;
  [[nodiscard]] View centred(geo::Point ground) const;
  /// Kept between 1:100 and 1:50,000,000, as with every change of scale.
  [[nodiscard]] View with_scale(double denominator) const;
  /// Shows the whole box with a margin (share of the box). An empty box changes nothing, a single
  /// point is centred at the present scale.
  [[nodiscard]] View fitted(const geo::Box& box, double margin = 0.03) const;
  [[nodiscard]] View panned(double surface_dx, double surface_dy) const;
  /// The ground under `surface_point` stays where it is; factor 2 = twice as large.
  [[nodiscard]] View zoomed_at(geo::Point surface_point, double factor) const;

 private:
  geo::Crs crs_;
  Size surface_;
  double unit_per_mm_ = 1;
  geo::Point origin_;
  geo::Point centre_;
  double resolution_ = 1;
};

}  // namespace nahraum::render
