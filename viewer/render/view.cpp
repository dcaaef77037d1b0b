#include "viewer/render/view.h"

#include <algorithm>
#include <cmath>

namespace nahraum::render {

namespace {

// Between a room and a continent. Beyond that a slip of the wheel would leave the data nowhere to
// be found, and coordinates would outgrow the fixed-point numbers of the drawing libraries.
constexpr double kLargestScale = 100;
constexpr double kSmallestScale = 50'000'000;

/// Ground metres in a surface unit at 1:denominator.
double resolution_at(double denominator, double unit_per_mm) {
  return std::clamp(denominator, kLargestScale, kSmallestScale) / 1000.0 / unit_per_mm;
}

}  // namespace

View::View(geo::Crs crs, Size surface, double unit_per_mm)
    : crs_(crs),
      surface_(surface),
      unit_per_mm_(unit_per_mm),
      resolution_(resolution_at(100'000, unit_per_mm)) {}

double View::scale_denominator() const { return resolution_ * unit_per_mm_ * 1000.0; }

geo::Box View::extent() const {
  const double half_width = surface_.width / 2 * resolution_;
  const double half_height = surface_.height / 2 * resolution_;
  return {centre_.x - half_width, centre_.y - half_height, centre_.x + half_width,
          centre_.y + half_height};
}

geo::Box View::frame() const {
  return {origin_.x, origin_.y, origin_.x + surface_.width, origin_.y + surface_.height};
}

View View::resized(Size surface) const {
  View view = *this;
  view.surface_ = surface;
  return view;
}

View View::placed(geo::Point origin) const {
  View view = *this;
  view.origin_ = origin;
  return view;
}

View View::centred(geo::Point ground) const {
  View view = *this;
  view.centre_ = ground;
  return view;
}

View View::with_scale(double denominator) const {
  View view = *this;
  view.resolution_ = resolution_at(denominator, unit_per_mm_);
  return view;
}

View View::fitted(const geo::Box& box, double margin) const {
  if (box.empty()) return *this;
  const View view = centred(box.centre());
  if (surface_.width <= 0 || surface_.height <= 0) return view;
  const double grow = 1 + 2 * margin;
  const double resolution =
      std::max(box.width() * grow / surface_.width, box.height() * grow / surface_.height);
  // A single point has no extent: the scale stays.
  if (resolution <= 0) return view;
  return view.with_scale(resolution * unit_per_mm_ * 1000.0);
}

View View::panned(double surface_dx, double surface_dy) const {
  return centred({centre_.x - surface_dx * resolution_, centre_.y + surface_dy * resolution_});
}

View View::zoomed_at(geo::Point surface_point, double factor) const {
  if (!(factor > 0) || !std::isfinite(factor)) return *this;
  const geo::Point anchor = to_ground(surface_point);
  View view = with_scale(scale_denominator() / factor);
  const double share = view.resolution_ / resolution_;
  view.centre_ = {anchor.x + (centre_.x - anchor.x) * share,
                  anchor.y + (centre_.y - anchor.y) * share};
  return view;
}

}  // namespace nahraum::render
