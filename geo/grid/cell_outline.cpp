#include "geo/grid/cell_outline.h"

#include <algorithm>
#include <array>
#include <map>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

/// A corner of the lattice, in cells.
struct Corner {
  std::int32_t row = 0;
  std::int32_t column = 0;
  friend auto operator<=>(const Corner&, const Corner&) = default;
};

/// Counter-clockwise, so that a left turn is +1: east, north, west, south.
constexpr std::array<Corner, 4> kSteps{{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}};

Corner stepped(Corner from, int direction) {
  const Corner step = kSteps[static_cast<std::size_t>(direction)];
  return {from.row + step.row, from.column + step.column};
}

/// A directed edge with the cell on its left.
struct Edge {
  Corner from;
  int direction = 0;
  friend auto operator<=>(const Edge&, const Edge&) = default;
};

class Tracer {
 public:
  explicit Tracer(std::vector<Corner> squares) : squares_(std::move(squares)) {
    for (const Corner square : squares_) add_edges(square);
    std::sort(edges_.begin(), edges_.end());
    used_.assign(edges_.size(), false);
  }

  [[nodiscard]] std::vector<std::vector<Corner>> rings() {
    std::vector<std::vector<Corner>> result;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      if (!used_[i]) split(trace(i), result);
    }
    return result;
  }

 private:
  [[nodiscard]] bool filled(std::int32_t row, std::int32_t column) const {
    return std::binary_search(squares_.begin(), squares_.end(), Corner{row, column});
  }
  void add_edges(Corner s) {
    if (!filled(s.row - 1, s.column)) edges_.push_back({s, 0});
    if (!filled(s.row, s.column + 1)) edges_.push_back({{s.row, s.column + 1}, 1});
    if (!filled(s.row + 1, s.column)) edges_.push_back({{s.row + 1, s.column + 1}, 2});
    if (!filled(s.row, s.column - 1)) edges_.push_back({{s.row + 1, s.column}, 3});
  }
  [[nodiscard]] std::size_t find(const Edge& edge) const {
    const auto found = std::lower_bound(edges_.begin(), edges_.end(), edge);
    const bool there = found != edges_.end() && *found == edge;
    return there ? static_cast<std::size_t>(found - edges_.begin()) : edges_.size();
  }
  /// Turning left first keeps cells apart that meet in a corner only.
  [[nodiscard]] std::size_t next(std::size_t at) const {
    const Edge& edge = edges_[at];
    const Corner corner = stepped(edge.from, edge.direction);
    for (const int turn : {1, 0, 3}) {
      const std::size_t candidate = find({corner, (edge.direction + turn) % 4});
      if (candidate < edges_.size() && !used_[candidate]) return candidate;
    }
    return edges_.size();
  }
  /// Corners of one closed walk; straight stretches have none inside.
  [[nodiscard]] std::vector<Corner> trace(std::size_t first) {
    std::vector<Corner> ring;
    int before = -1;
    for (std::size_t at = first; at < edges_.size(); at = next(at)) {
      used_[at] = true;
      if (edges_[at].direction != before) ring.push_back(edges_[at].from);
      before = edges_[at].direction;
    }
    // The walk may have begun in the middle of a straight stretch.
    if (edges_[first].direction == before) ring.erase(ring.begin());
    return ring;
  }
  /// A walk that passes a corner twice is several rings that touch there.
  static void split(const std::vector<Corner>& walk, std::vector<std::vector<Corner>>& rings) {
    std::vector<Corner> open;
    std::map<Corner, std::size_t> place;
    for (const Corner corner : walk) {
      const auto seen = place.find(corner);
      if (seen != place.end()) {
        const auto begin = open.begin() + static_cast<std::ptrdiff_t>(seen->second);
        rings.emplace_back(begin, open.end());
        for (auto it = begin + 1; it != open.end(); ++it) place.erase(*it);
        open.erase(begin + 1, open.end());
      } else {
        place[corner] = open.size();
        open.push_back(corner);
      }
    }
    rings.push_back(std::move(open));
  }

  std::vector<Corner> squares_;
  std::vector<Edge> edges_;
  std::vector<bool> used_;
};

Ring in_metres(const std::vector<Corner>& corners, std::int32_t size) {
  Ring ring;
  ring.reserve(corners.size());
  for (const Corner corner : corners)
    ring.push_back(
        {static_cast<double>(corner.column) * size, static_cast<double>(corner.row) * size});
  return ring;
}

/// The polygon whose outer ring holds the hole: of several around it, the smallest.
std::size_t holder_of(const Ring& hole, const std::vector<Polygon>& polygons) {
  // A point just inside the hole's first edge; a hole runs clockwise, its inside is on the right.
  const Point a = hole[0];
  const Point b = hole[1];
  const double length = distance(a, b);
  const Point inside{(a.x + b.x) / 2 + (b.y - a.y) / length * 0.25,
                     (a.y + b.y) / 2 - (b.x - a.x) / length * 0.25};
  std::size_t best = polygons.size();
  double smallest = 0;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    if (!contains(MultiPolygon{{Polygon{polygons[i].outer, {}}}}, inside)) continue;
    const double size = signed_area(polygons[i].outer);
    if (best == polygons.size() || size < smallest) {
      best = i;
      smallest = size;
    }
  }
  return best;
}

}  // namespace

MultiPolygon cell_outline(std::vector<Cell> cells) {
  MultiPolygon result;
  if (cells.empty()) return result;
  const std::int32_t size = cells.front().size;
  std::vector<Corner> squares;
  squares.reserve(cells.size());
  for (const Cell& cell : cells) {
    if (cell.size != size) {
      throw Error(ErrorKind::Internal, text("Zellen verschiedener Größe haben keinen Umriss.",
                                            "Cells of different size have no outline."));
    }
    squares.push_back({cell.northing / size, cell.easting / size});
  }
  std::sort(squares.begin(), squares.end());
  squares.erase(std::unique(squares.begin(), squares.end()), squares.end());
  std::vector<Ring> holes;
  for (const auto& corners : Tracer(std::move(squares)).rings()) {
    Ring ring = in_metres(corners, size);
    if (signed_area(ring) > 0) {
      result.polygons.push_back({std::move(ring), {}});
    } else {
      holes.push_back(std::move(ring));
    }
  }
  for (Ring& hole : holes) {
    const std::size_t holder = holder_of(hole, result.polygons);
    result.polygons[holder].holes.push_back(std::move(hole));
  }
  return result;
}

}  // namespace nahraum::geo
