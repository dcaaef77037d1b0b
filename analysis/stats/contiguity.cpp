// Which areas touch: borders compared segment by segment, pairs found by their boxes.

#include <algorithm>
#include <cmath>

#include "analysis/stats/spatial_weights.h"
#include "geo/core/parallel.h"
#include "geo/geometry/orientation.h"
#include "geo/index/spatial_index.h"

namespace nahraum::analysis {

namespace {

constexpr double kSharpCorner = 20;

struct Segment {
  geo::Point a;
  geo::Point b;
  double min_x = 0;
  double max_x = 0;
  double min_y = 0;
  double max_y = 0;
};

void add_ring(const geo::Ring& ring, std::vector<Segment>& out) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const geo::Point a = ring[i];
    const geo::Point b = ring[(i + 1) % ring.size()];
    if (a == b) continue;
    out.push_back(
        {a, b, std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y), std::max(a.y, b.y)});
  }
}

/// By their western end, so that a sweep meets only those that can touch.
std::vector<Segment> border_of(const geo::MultiPolygon* area) {
  std::vector<Segment> border;
  if (area == nullptr) return border;
  for (const geo::Polygon& polygon : area->polygons) {
    add_ring(polygon.outer, border);
    for (const geo::Ring& hole : polygon.holes) add_ring(hole, border);
  }
  std::sort(border.begin(), border.end(),
            [](const Segment& p, const Segment& q) { return p.min_x < q.min_x; });
  return border;
}

double distance_to(geo::Point p, const Segment& s) {
  const double dx = s.b.x - s.a.x;
  const double dy = s.b.y - s.a.y;
  const double along = (p.x - s.a.x) * dx + (p.y - s.a.y) * dy;
  const double length2 = dx * dx + dy * dy;
  if (along <= 0) return geo::distance(p, s.a);
  if (along >= length2) return geo::distance(p, s.b);
  if (geo::orientation(s.a, s.b, p) == 0) return 0;
  return std::abs(dx * (p.y - s.a.y) - dy * (p.x - s.a.x)) / std::sqrt(length2);
}

bool cross(const Segment& p, const Segment& q) {
  return geo::orientation(p.a, p.b, q.a) * geo::orientation(p.a, p.b, q.b) < 0 &&
         geo::orientation(q.a, q.b, p.a) * geo::orientation(q.a, q.b, p.b) < 0;
}

bool touch(const Segment& p, const Segment& q, double tolerance) {
  return distance_to(p.a, q) <= tolerance || distance_to(p.b, q) <= tolerance ||
         distance_to(q.a, p) <= tolerance || distance_to(q.b, p) <= tolerance || cross(p, q);
}

struct Span {
  double from = 0;
  double to = 1;
  /// Keeps the t with offset + slope * t between low and high.
  void keep(double offset, double slope, double low, double high) {
    if (slope == 0) {
      if (offset < low || offset > high) to = from;
      return;
    }
    const double first = (low - offset) / slope;
    const double second = (high - offset) / slope;
    from = std::max(from, std::min(first, second));
    to = std::min(to, std::max(first, second));
  }
};

/// Length of the part of p that runs beside q no further off than the tolerance.
double common_length(const Segment& p, const Segment& q, double tolerance) {
  const double dx = q.b.x - q.a.x;
  const double dy = q.b.y - q.a.y;
  const double length = std::hypot(dx, dy);
  const auto beside = [&](geo::Point at) {  // along q in lengths of q, and off it
    const double x = at.x - q.a.x;
    const double y = at.y - q.a.y;
    const bool on_line = geo::orientation(q.a, q.b, at) == 0;
    return std::pair((x * dx + y * dy) / (length * length),
                     on_line ? 0 : (dx * y - dy * x) / length);
  };
  const auto [along_a, off_a] = beside(p.a);
  const auto [along_b, off_b] = beside(p.b);
  Span span;
  span.keep(along_a, along_b - along_a, 0, 1);
  span.keep(off_a, off_b - off_a, -tolerance, tolerance);
  return std::max(0.0, span.to - span.from) * geo::distance(p.a, p.b);
}

class Neighbours {
 public:
  Neighbours(const std::vector<const geo::MultiPolygon*>& areas, const ContiguityOptions& options)
      : options_(options), borders_(areas.size()), boxes_(areas.size()) {
    geo::ordered_for({.size = areas.size(), .threads = options.threads, .chunk = 64},
                     [&](std::size_t begin, std::size_t end) {
                       for (std::size_t i = begin; i < end; ++i) {
                         borders_[i] = border_of(areas[i]);
                         if (areas[i] != nullptr) boxes_[i] = geo::bounds(*areas[i]);
                       }
                     });
  }

  /// Neighbours with a higher number.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> later() const {
    const geo::BoxIndex index(boxes_);
    std::vector<std::vector<std::uint32_t>> lists(boxes_.size());
    geo::ordered_for({.size = boxes_.size(), .threads = options_.threads, .chunk = 16},
                     [&](std::size_t begin, std::size_t end) {
                       std::vector<std::uint32_t> near;
                       for (std::size_t i = begin; i < end; ++i) {
                         if (boxes_[i].empty()) continue;
                         index.query(boxes_[i].grown(options_.tolerance), near);
                         for (const std::uint32_t j : near) {
                           if (j > i && adjacent(i, j)) lists[i].push_back(j);
                         }
                       }
                     });
    return lists;
  }

 private:
  [[nodiscard]] bool adjacent(std::size_t i, std::size_t j) const {
    const geo::Box window = common_window(boxes_[i], boxes_[j]);
    const std::vector<Segment> mine = within(borders_[i], window);
    const std::vector<Segment> theirs = within(borders_[j], window);
    const double needed = kSharpCorner * options_.tolerance;
    double common = 0;
    std::size_t first = 0;
    double widest = 0;
    for (const Segment& s : theirs) widest = std::max(widest, s.max_x - s.min_x);
    for (const Segment& p : mine) {
      while (first < theirs.size() && theirs[first].min_x + widest < p.min_x - options_.tolerance)
        ++first;
      for (std::size_t at = first;
           at < theirs.size() && theirs[at].min_x <= p.max_x + options_.tolerance; ++at) {
        if (!near(p, theirs[at])) continue;
        if (options_.kind == Contiguity::Rook)
          common += common_length(p, theirs[at], options_.tolerance);
        else if (touch(p, theirs[at], options_.tolerance))
          return true;
        if (common > needed) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool near(const Segment& p, const Segment& q) const {
    const double t = options_.tolerance;
    return p.min_x <= q.max_x + t && q.min_x <= p.max_x + t && p.min_y <= q.max_y + t &&
           q.min_y <= p.max_y + t;
  }

  [[nodiscard]] geo::Box common_window(const geo::Box& a, const geo::Box& b) const {
    const geo::Box wide = a.grown(options_.tolerance);
    const geo::Box other = b.grown(options_.tolerance);
    return {std::max(wide.min_x, other.min_x), std::max(wide.min_y, other.min_y),
            std::min(wide.max_x, other.max_x), std::min(wide.max_y, other.max_y)};
  }

  static std::vector<Segment> within(const std::vector<Segment>& border, const geo::Box& window) {
    std::vector<Segment> kept;
    for (const Segment& s : border) {
      if (s.min_x > window.max_x) break;
      if (s.max_x >= window.min_x && s.min_y <= window.max_y && s.max_y >= window.min_y)
        kept.push_back(s);
    }
    return kept;
  }

  ContiguityOptions options_;
  std::vector<std::vector<Segment>> borders_;
  std::vector<geo::Box> boxes_;
};

}  // namespace

SpatialWeights contiguity_weights(const std::vector<const geo::MultiPolygon*>& areas,
                                  const ContiguityOptions& options) {
  const std::vector<std::vector<std::uint32_t>> later = Neighbours(areas, options).later();
  std::vector<std::vector<std::uint32_t>> lists(areas.size());
  for (std::size_t i = 0; i < later.size(); ++i) {
    for (const std::uint32_t j : later[i]) {
      lists[i].push_back(j);
      lists[j].push_back(static_cast<std::uint32_t>(i));
    }
  }
  return list_weights(std::move(lists));
}

}  // namespace nahraum::analysis
