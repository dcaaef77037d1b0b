#include <algorithm>
#include <limits>
#include <numeric>

#include "analysis/access/coverage.h"
#include "analysis/catchment/point_bins.h"

namespace nahraum::analysis {

namespace {

/// Disjoint sets whose root is always the lowest member, so the order of joining leaves no trace.
class Clusters {
 public:
  explicit Clusters(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t ra = root(a);
    const std::uint32_t rb = root(b);
    parent_[std::max(ra, rb)] = std::min(ra, rb);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

/// Lists of positions in `points`, each ascending, by their first member.
std::vector<std::vector<std::uint32_t>> linked(const std::vector<geo::Point>& points,
                                               double distance) {
  const PointBins bins(points, distance);
  Clusters clusters(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    bins.for_each_near(points[i], distance, [&](std::uint32_t other, double) {
      if (other > i) clusters.join(i, other);
    });
  }
  std::vector<std::vector<std::uint32_t>> lists;
  std::vector<std::uint32_t> list_of(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    const std::uint32_t root = clusters.root(i);
    if (root == i) {
      list_of[i] = static_cast<std::uint32_t>(lists.size());
      lists.emplace_back();
    }
    lists[list_of[root]].push_back(i);
  }
  return lists;
}

/// Mean of the cells' centres, weighted by children. Measured from the first cell, so that large
/// coordinates cost no digits.
geo::Point centre_of(const Gap& gap, const std::vector<geo::Point>& centres,
                     const GroupValues& children) {
  const geo::Point base = centres[gap.cells.front()];
  const bool weighted = gap.children.persons > 0;
  double weight = 0;
  double x = 0;
  double y = 0;
  for (const std::uint32_t cell : gap.cells) {
    const double w = weighted ? children.persons[cell] : 1;
    weight += w;
    x += w * (centres[cell].x - base.x);
    y += w * (centres[cell].y - base.y);
  }
  return {base.x + x / weight, base.y + y / weight};
}

}  // namespace

std::vector<Gap> find_gaps(const std::vector<geo::Point>& centres,
                           const std::vector<std::uint8_t>& outside, const GroupValues& children,
                           const GapOptions& options) {
  std::vector<std::uint32_t> cells;
  std::vector<geo::Point> points;
  for (std::uint32_t cell = 0; cell < outside.size(); ++cell) {
    if (outside[cell] == 0) continue;
    cells.push_back(cell);
    points.push_back(centres[cell]);
  }
  std::vector<Gap> gaps;
  for (const std::vector<std::uint32_t>& list : linked(points, options.link_distance)) {
    Gap& gap = gaps.emplace_back();
    for (const std::uint32_t position : list) gap.cells.push_back(cells[position]);
    gap.children = count_in(children, gap.cells);
    gap.centre = centre_of(gap, centres, children);
  }
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    if (a.children.persons != b.children.persons) return a.children.persons > b.children.persons;
    return a.cells.front() < b.cells.front();
  });
  for (std::size_t i = 0; i < gaps.size(); ++i) gaps[i].id = static_cast<std::uint32_t>(i + 1);
  return gaps;
}

}  // namespace nahraum::analysis
