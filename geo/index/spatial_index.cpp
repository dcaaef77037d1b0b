#include "geo/index/spatial_index.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <cmath>
#include <limits>

namespace nahraum::geo {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using RPoint = bg::model::point<double, 2, bg::cs::cartesian>;
using RBox = bg::model::box<RPoint>;

RPoint r_point(Point p) { return {p.x, p.y}; }
RBox r_box(const Box& box) { return {{box.min_x, box.min_y}, {box.max_x, box.max_y}}; }

/// Room for the rounding of centre - radius, so that a point at exactly `radius` is not lost.
Box search_box(Point centre, double radius) {
  const double largest = std::max({std::abs(centre.x), std::abs(centre.y), std::abs(radius)});
  const double room = 4 * std::numeric_limits<double>::epsilon() * largest;
  return Box{centre.x, centre.y, centre.x, centre.y}.grown(radius + room);
}

}  // namespace

struct BoxIndex::Tree {
  using Entry = std::pair<RBox, std::uint32_t>;
  bgi::rtree<Entry, bgi::quadratic<16>> entries;
};

BoxIndex::BoxIndex(const std::vector<Box>& boxes) {
  std::vector<Tree::Entry> entries;
  entries.reserve(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].empty()) entries.emplace_back(r_box(boxes[i]), static_cast<std::uint32_t>(i));
  }
  tree_ = std::make_unique<Tree>(Tree{{entries.begin(), entries.end()}});
}

BoxIndex::~BoxIndex() = default;
BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;

void BoxIndex::query(const Box& box, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (box.empty()) return;
  const auto keep = [&out](const Tree::Entry& entry) { out.push_back(entry.second); };
  tree_->entries.query(bgi::intersects(r_box(box)), boost::make_function_output_iterator(keep));
  std::sort(out.begin(), out.end());
}

struct PointIndex::Tree {
  using Entry = std::pair<RPoint, std::uint32_t>;
  bgi::rtree<Entry, bgi::quadratic<16>> entries;
};

PointIndex::PointIndex(const std::vector<Point>& points) {
  std::vector<Tree::Entry> entries;
  entries.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!all_finite(points[i])) continue;
    entries.emplace_back(r_point(points[i]), static_cast<std::uint32_t>(i));
  }
  tree_ = std::make_unique<Tree>(Tree{{entries.begin(), entries.end()}});
}

PointIndex::~PointIndex() = default;
PointIndex::PointIndex(PointIndex&&) noexcept = default;
PointIndex& PointIndex::operator=(PointIndex&&) noexcept = default;

namespace {

Point plain(const RPoint& p) { return {p.get<0>(), p.get<1>()}; }

}  // namespace

void PointIndex::within(Point centre, double radius, std::vector<Hit>& out) const {
  out.clear();
  if (!all_finite(centre) || !(radius >= 0)) return;
  const auto keep = [&](const Tree::Entry& entry) {
    const double d = distance(centre, plain(entry.first));
    if (d <= radius) out.push_back({entry.second, d});
  };
  tree_->entries.query(bgi::intersects(r_box(search_box(centre, radius))),
                       boost::make_function_output_iterator(keep));
  std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) { return a.index < b.index; });
}

std::vector<PointIndex::Hit> PointIndex::nearest(Point centre, std::size_t k) const {
  if (!all_finite(centre) || k == 0) return {};
  double farthest = 0;
  const auto measure = [&](const Tree::Entry& entry) {
    farthest = std::max(farthest, distance(centre, plain(entry.first)));
  };
  tree_->entries.query(bgi::nearest(r_point(centre), static_cast<unsigned int>(k)),
                       boost::make_function_output_iterator(measure));
  // The tree picks any of several equally distant points; all of them are fetched, and the index
  // decides.
  std::vector<Hit> hits;
  if (!tree_->entries.empty()) within(centre, farthest, hits);
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.index < b.index;
  });
  hits.resize(std::min(k, hits.size()));
  return hits;
}

}  // namespace nahraum::geo
