#include "viewer/render/clip.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace nahraum::render {

namespace {

enum class Side { Left, Right, Top, Bottom };

bool inside(geo::Point p, Side side, const geo::Box& box) {
  switch (side) {
    case Side::Left:
      return p.x >= box.min_x;
    case Side::Right:
      return p.x <= box.max_x;
    case Side::Top:
      return p.y >= box.min_y;
    case Side::Bottom:
      return p.y <= box.max_y;
  }
  return true;
}

geo::Point crossing(geo::Point a, geo::Point b, Side side, const geo::Box& box) {
  const auto at_x = [&](double x) {
    return geo::Point{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
  };
  const auto at_y = [&](double y) {
    return geo::Point{a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
  };
  switch (side) {
    case Side::Left:
      return at_x(box.min_x);
    case Side::Right:
      return at_x(box.max_x);
    case Side::Top:
      return at_y(box.min_y);
    case Side::Bottom:
      return at_y(box.max_y);
  }
  return a;
}

/// The share of the edge from a to b that lies in the box; nothing when none does.
std::optional<std::pair<double, double>> inner_span(geo::Point a, geo::Point b,
                                                    const geo::Box& box) {
  double enter = 0;
  double leave = 1;
  const auto cut = [&](double step, double room) {
    if (step == 0) return room >= 0;
    const double t = room / step;
    if (step < 0)
      enter = std::max(enter, t);
    else
      leave = std::min(leave, t);
    return enter <= leave;
  };
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  if (!cut(-dx, a.x - box.min_x) || !cut(dx, box.max_x - a.x) || !cut(-dy, a.y - box.min_y) ||
      !cut(dy, box.max_y - a.y))
    return std::nullopt;
  return std::pair(enter, leave);
}

}  // namespace

void clip_ring(std::span<const geo::Point> ring, const geo::Box& box, Path& out) {
  std::vector<geo::Point> now(ring.begin(), ring.end());
  std::vector<geo::Point> next;
  for (const Side side : {Side::Left, Side::Right, Side::Top, Side::Bottom}) {
    next.clear();
    for (std::size_t i = 0; i < now.size(); ++i) {
      const geo::Point a = now[i == 0 ? now.size() - 1 : i - 1];
      const geo::Point b = now[i];
      if (inside(a, side, box) != inside(b, side, box)) next.push_back(crossing(a, b, side, box));
      if (inside(b, side, box)) next.push_back(b);
    }
    now.swap(next);
  }
  if (now.size() < 3) return;
  out.begin();
  out.points.insert(out.points.end(), now.begin(), now.end());
}

void clip_line(std::span<const geo::Point> line, const geo::Box& box, Path& out) {
  bool open = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const geo::Point a = line[i - 1];
    const geo::Point b = line[i];
    const auto span = inner_span(a, b, box);
    if (!span) {
      open = false;
      continue;
    }
    const auto along = [&](double t) {
      return geo::Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    };
    if (!open || span->first > 0) {
      out.begin();
      out.add(span->first > 0 ? along(span->first) : a);
    }
    open = span->second >= 1;
    out.add(open ? b : along(span->second));
  }
}

}  // namespace nahraum::render
