#include "analysis/study/sozialraum_of.h"

#include "geo/index/spatial_index.h"

namespace nahraum::analysis {

namespace {

std::vector<std::int32_t> located(const std::vector<geo::Point>& points,
                                  const std::vector<geo::MultiPolygon>& areas) {
  std::vector<const geo::MultiPolygon*> pointers;
  for (const geo::MultiPolygon& area : areas) pointers.push_back(&area);
  return geo::locate(points, pointers);
}

}  // namespace

std::vector<std::int32_t> sozialraum_of(const SozialraumInput& input,
                                        const std::vector<geo::Point>& places,
                                        const std::vector<std::int32_t>& unit) {
  if (!input.drawn.empty()) return located(places, input.drawn);
  std::vector<std::int32_t> result = located(places, input.parts);
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (result[i] >= 0) result[i] = input.areas.of_part[static_cast<std::size_t>(result[i])];
    if (result[i] < 0 && unit[i] >= 0)
      result[i] = input.areas.of_unit[static_cast<std::size_t>(unit[i])];
  }
  return result;
}

}  // namespace nahraum::analysis
