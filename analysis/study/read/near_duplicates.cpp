#include "analysis/study/read/near_duplicates.h"

#include <algorithm>

#include "analysis/model/words.h"
#include "analysis/study/keys/suggest.h"
#include "geo/index/spatial_index.h"

namespace nahraum::analysis {

namespace {

constexpr double kSameName = 500;  // metres
constexpr double kSamePlace = 50;  // metres

bool similar(const std::string& a, const std::string& b) {
  if (a.find(b) != std::string::npos || b.find(a) != std::string::npos) return true;
  return edit_distance(a, b) <= std::max<std::size_t>(2, std::max(a.size(), b.size()) / 3);
}

}  // namespace

std::vector<NearDuplicate> near_duplicates(const std::vector<Kita>& kitas) {
  std::vector<geo::Point> points;
  std::vector<std::string> names;
  for (const Kita& kita : kitas) {
    points.push_back(kita.where);
    names.push_back(kita_name_core(kita.name));
  }
  const geo::PointIndex index(points);
  std::vector<NearDuplicate> pairs;
  std::vector<geo::PointIndex::Hit> hits;
  for (std::size_t i = 0; i < kitas.size(); ++i) {
    index.within(points[i], kSameName, hits);
    for (const geo::PointIndex::Hit& hit : hits) {
      if (hit.index >= i) continue;
      const bool same_name = names[i] == names[hit.index];
      const bool same_place = hit.distance <= kSamePlace && similar(names[i], names[hit.index]);
      if (same_name || same_place) pairs.push_back({hit.index, i, hit.distance});
    }
  }
  return pairs;
}

}  // namespace nahraum::analysis
