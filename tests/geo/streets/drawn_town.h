#pragma once
// Drawn streets made ready to be searched, and random ones.

#include <string>

#include "geo/network/snapping.h"
#include "geo/travel/street_costs.h"
#include "tests/support/drawn_streets.h"
#include "tests/support/random.h"

namespace nahraum::support {

struct Town {
  geo::StreetGraph graph;
  geo::Metric metric;
  geo::SegmentIndex index;

  /// Points in metres east and north of 11° E, 51° N on the network.
  [[nodiscard]] std::vector<geo::Snap> snaps(
      const std::vector<std::pair<double, double>>& points) const;
  [[nodiscard]] geo::StreetPoints points(
      const std::vector<std::pair<double, double>>& points) const;
};

/// Everything but highway=shut may be used, oneway=yes counts; on the street and beside it at the
/// same speed, so that minutes are easily counted.
[[nodiscard]] geo::Profile plain_profile(double kmh);
[[nodiscard]] Town town_of(const geo::StreetSource& source, const geo::Profile& profile);
[[nodiscard]] Town town_of(std::string_view drawing, const geo::Profile& profile);

/// A crooked grid of side x side crossings 100 m apart with gaps, one-way streets, dead ends and
/// parts without a way between them, as a drawing.
[[nodiscard]] std::string random_streets(Random& random, int side);

}  // namespace nahraum::support
