#include "viewer/app/export/page_ground.h"

#include <algorithm>

namespace nahraum::app {

namespace {

constexpr double kEdge = 0.02;  // of the study's size, free around it

}  // namespace

geo::Box page_ground(const geo::Box& seen, const geo::Box& study) {
  if (study.empty() || !seen.intersects(study)) return seen;
  const geo::Box around = study.grown(kEdge * std::max(study.width(), study.height()));
  return {std::max(seen.min_x, around.min_x), std::max(seen.min_y, around.min_y),
          std::min(seen.max_x, around.max_x), std::min(seen.max_y, around.max_y)};
}

}  // namespace nahraum::app
