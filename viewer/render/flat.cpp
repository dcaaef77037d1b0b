#include "viewer/render/flat.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace nahraum::render {

namespace {

using VertexId = std::uint32_t;
constexpr VertexId kNone = ~VertexId{0};

double squared_distance(geo::Point p, geo::Point a, geo::Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  double t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
  t = std::clamp(t, 0.0, 1.0);
  const double ex = p.x - (a.x + t * dx);
  const double ey = p.y - (a.y + t * dy);
  return ex * ex + ey * ey;
}

std::pair<std::size_t, double> farthest(std::span<const geo::Point> chain, std::size_t first,
                                        std::size_t last) {
  std::size_t at = first;
  double best = -1;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double d = squared_distance(chain[i], chain[first], chain[last]);
    if (d > best) {
      best = d;
      at = i;
    }
  }
  return {at, best};
}

/// A chain between two junctions, stored once; `key` is its first edge.
struct Arcs {
  Parts chains;                     // one part and one item an arc
  std::vector<std::uint32_t> uses;  // arc * 2 + (1 if run backwards), part after part
  std::vector<std::uint32_t> use_start{0};
};

/// Rank of every vertex among the distinct ones.
std::vector<VertexId> vertex_ids(const std::vector<geo::Point>& points) {
  std::vector<VertexId> order(points.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<VertexId>(i);
  std::sort(order.begin(), order.end(), [&](VertexId a, VertexId b) {
    return std::pair(points[a].x, points[a].y) < std::pair(points[b].x, points[b].y);
  });
  std::vector<VertexId> ids(points.size());
  VertexId id = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && !(points[order[i]] == points[order[i - 1]])) ++id;
    ids[order[i]] = id;
  }
  return ids;
}

/// Where more than two lines meet, or one ends.
class Junctions {
 public:
  explicit Junctions(std::size_t vertices) : neighbours_(vertices, {kNone, kNone}), is_(vertices) {}
  void mark(VertexId v) { is_[v] = true; }
  void edge(VertexId a, VertexId b) {
    note(a, b);
    note(b, a);
  }
  [[nodiscard]] bool at(VertexId v) const { return is_[v]; }

 private:
  void note(VertexId v, VertexId neighbour) {
    auto& [first, second] = neighbours_[v];
    if (first == kNone)
      first = neighbour;
    else if (first != neighbour && second == kNone)
      second = neighbour;
    else if (first != neighbour && second != neighbour)
      is_[v] = true;
  }
  std::vector<std::pair<VertexId, VertexId>> neighbours_;
  std::vector<bool> is_;
};

/// The vertices of a part without repeated ones, closed rings with their first vertex at the end.
std::vector<std::uint32_t> part_vertices(const Parts& parts, std::size_t p, bool closed,
                                         const std::vector<VertexId>& ids) {
  std::vector<std::uint32_t> vertices;
  for (std::uint32_t i = parts.part_start[p]; i < parts.part_start[p + 1]; ++i)
    if (vertices.empty() || ids[vertices.back()] != ids[i]) vertices.push_back(i);
  if (!closed || vertices.empty()) return vertices;
  while (vertices.size() > 1 && ids[vertices.back()] == ids[vertices.front()]) vertices.pop_back();
  vertices.push_back(vertices.front());
  return vertices;
}

class ArcBuilder {
 public:
  ArcBuilder(const Parts& parts, bool closed)
      : parts_(parts), closed_(closed), ids_(vertex_ids(parts.points)), junctions_(count(ids_)) {
    for (std::size_t p = 0; p < parts.part_count(); ++p) find_junctions(p);
    for (std::size_t p = 0; p < parts.part_count(); ++p) cut(p);
  }
  Arcs take() && { return std::move(arcs_); }

 private:
  static std::size_t count(const std::vector<VertexId>& ids) {
    return ids.empty() ? 0 : *std::max_element(ids.begin(), ids.end()) + std::size_t{1};
  }

  void find_junctions(std::size_t p) {
    const std::vector<std::uint32_t> v = part_vertices(parts_, p, closed_, ids_);
    for (std::size_t i = 0; i + 1 < v.size(); ++i) junctions_.edge(ids_[v[i]], ids_[v[i + 1]]);
    if (closed_ || v.empty()) return;
    junctions_.mark(ids_[v.front()]);
    junctions_.mark(ids_[v.back()]);
  }

  /// Turns a ring so that it begins at a junction, else at its smallest vertex: every ring along
  /// the same vertices begins alike.
  void turn(std::vector<std::uint32_t>& ring) const {
    ring.pop_back();
    auto start = std::find_if(ring.begin(), ring.end(),
                              [&](std::uint32_t i) { return junctions_.at(ids_[i]); });
    if (start == ring.end())
      start = std::min_element(ring.begin(), ring.end(),
                               [&](std::uint32_t a, std::uint32_t b) { return ids_[a] < ids_[b]; });
    std::rotate(ring.begin(), start, ring.end());
    ring.push_back(ring.front());
  }

  void cut(std::size_t p) {
    std::vector<std::uint32_t> v = part_vertices(parts_, p, closed_, ids_);
    if (closed_ && v.size() > 1) turn(v);
    std::size_t first = 0;
    for (std::size_t i = 1; i < v.size(); ++i) {
      if (i + 1 < v.size() && !junctions_.at(ids_[v[i]])) continue;
      use({v.data() + first, i - first + 1});
      first = i;
    }
    arcs_.use_start.push_back(static_cast<std::uint32_t>(arcs_.uses.size()));
  }

  void use(std::span<const std::uint32_t> chain) {
    const auto edge = [&](std::size_t a, std::size_t b) {
      return std::uint64_t{ids_[chain[a]]} << 32 | ids_[chain[b]];
    };
    const std::size_t last = chain.size() - 1;
    const std::uint64_t forwards = edge(0, 1);
    const std::uint64_t backwards = edge(last, last - 1);
    const bool turned = backwards < forwards;
    const auto next = static_cast<std::uint32_t>(arcs_.chains.part_count());
    const auto [found, is_new] = by_first_edge_.try_emplace(std::min(forwards, backwards), next);
    if (is_new) store(chain, turned);
    arcs_.uses.push_back(found->second * 2 + (turned ? 1 : 0));
  }

  void store(std::span<const std::uint32_t> chain, bool turned) {
    for (std::size_t i = 0; i < chain.size(); ++i)
      arcs_.chains.points.push_back(parts_.points[chain[turned ? chain.size() - 1 - i : i]]);
    arcs_.chains.end_part();
    arcs_.chains.end_item();
  }

  const Parts& parts_;
  bool closed_;
  std::vector<VertexId> ids_;
  Junctions junctions_;
  Arcs arcs_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_first_edge_;  // looked up, never walked
};

Parts thinned_chains(const Parts& chains, double tolerance) {
  Parts result;
  for (std::size_t a = 0; a < chains.part_count(); ++a) {
    const std::vector<geo::Point> kept = thinned(chains.part(a), tolerance);
    result.points.insert(result.points.end(), kept.begin(), kept.end());
    result.end_part();
    result.end_item();
  }
  return result;
}

/// Puts the parts together again from their arcs.
Parts joined(const Parts& like, const Arcs& arcs, const Parts& chains, bool closed) {
  Parts result;
  const std::size_t fewest = closed ? 3 : 2;
  for (std::size_t item = 0; item < like.item_count(); ++item) {
    for (std::uint32_t p = like.item_start[item]; p < like.item_start[item + 1]; ++p) {
      const std::size_t begin = result.points.size();
      for (std::uint32_t u = arcs.use_start[p]; u < arcs.use_start[p + 1]; ++u) {
        const auto chain = chains.part(arcs.uses[u] / 2);
        if (result.points.size() > begin) result.points.pop_back();
        if (arcs.uses[u] % 2 == 0)
          result.points.insert(result.points.end(), chain.begin(), chain.end());
        else
          result.points.insert(result.points.end(), chain.rbegin(), chain.rend());
      }
      if (closed && result.points.size() > begin) result.points.pop_back();
      if (result.points.size() - begin < fewest)
        result.points.resize(begin);
      else
        result.end_part();
    }
    result.end_item();
  }
  return result;
}

std::vector<geo::Box> boxes_of(const Parts& parts) {
  std::vector<geo::Box> boxes(parts.part_count());
  for (std::size_t p = 0; p < boxes.size(); ++p)
    for (const geo::Point point : parts.part(p)) boxes[p].extend(point);
  return boxes;
}

}  // namespace

std::vector<geo::Point> thinned(std::span<const geo::Point> chain, double tolerance) {
  if (chain.size() < 3) return {chain.begin(), chain.end()};
  std::vector<bool> kept(chain.size());
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, chain.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    const auto [at, distance] = farthest(chain, first, last);
    if (at == first || distance <= tolerance * tolerance) continue;
    kept[at] = true;
    open.emplace_back(first, at);
    open.emplace_back(at, last);
  }
  std::vector<geo::Point> result;
  for (std::size_t i = 0; i < chain.size(); ++i)
    if (kept[i]) result.push_back(chain[i]);
  return result;
}

std::vector<Level> levels_of(Parts parts, bool closed, std::span<const double> tolerances) {
  std::size_t longest = 0;
  for (std::size_t p = 0; p < parts.part_count(); ++p)
    longest = std::max(longest, parts.part(p).size());
  std::vector<Level> levels(1);
  levels[0].parts = std::move(parts);
  if (longest <= kNeverThinned) return levels;
  const Arcs arcs = ArcBuilder(levels[0].parts, closed).take();
  for (const double tolerance : tolerances) {
    Level level;
    level.tolerance = tolerance;
    level.outlines = thinned_chains(arcs.chains, tolerance);
    level.outline_boxes = boxes_of(level.outlines);
    level.parts = joined(levels[0].parts, arcs, level.outlines, closed);
    levels.push_back(std::move(level));
  }
  levels[0].outlines = arcs.chains;
  levels[0].outline_boxes = boxes_of(arcs.chains);
  return levels;
}

}  // namespace nahraum::render
