#include "tests/geo/streets/drawn_town.h"

#include <cmath>

#include <fmt/format.h>

namespace nahraum::support {

namespace {

geo::ProfileRule rule(const char* kind, const char* key, const char* value, const char* use) {
  geo::ProfileRule result;
  result.kind = kind;
  result.key = key;
  result.value = value;
  result.use = use;
  result.number = NAN;
  return result;
}

}  // namespace

std::vector<geo::Snap> Town::snaps(const std::vector<std::pair<double, double>>& points) const {
  std::vector<geo::Position> positions;
  for (const auto& [east, north] : points) positions.push_back(place_at(east, north));
  return geo::snap_points(graph, metric, index, positions, {});
}

geo::StreetPoints Town::points(const std::vector<std::pair<double, double>>& points) const {
  return geo::street_points(graph, metric, snaps(points));
}

geo::Profile plain_profile(double kmh) {
  geo::Profile profile;
  profile.key = "test";
  profile.base_speed = geo::KilometresPerHour{kmh};
  profile.access_speed = geo::KilometresPerHour{kmh};
  profile.rules = {rule("way", "highway", "shut", "no"), rule("way", "highway", "*", "yes"),
                   rule("oneway", "oneway", "yes", "forward")};
  return profile;
}

Town town_of(const geo::StreetSource& source, const geo::Profile& profile) {
  geo::Findings findings;
  Town town;
  town.graph = geo::build_street_graph(geo::build_street_network(source, {}, findings));
  town.metric = geo::weigh(town.graph, profile, findings);
  town.index = geo::build_segment_index(town.graph.network);
  return town;
}

Town town_of(std::string_view drawing, const geo::Profile& profile) {
  return town_of(draw_streets(drawing).source, profile);
}

std::string random_streets(Random& random, int side) {
  std::string drawing;
  for (int i = 0; i < side * side; ++i) {
    drawing += fmt::format("node n{} {} {}\n", i, i % side * 100 + random.integer(-30, 30),
                           i / side * 100 + random.integer(-30, 30));
  }
  int way = 0;
  const auto street = [&](int from, int to) {
    if (random.chance(0.2)) return;
    if (random.chance(0.5)) std::swap(from, to);
    drawing += fmt::format("way w{} n{} n{} highway=road{}\n", way++, from, to,
                           random.chance(0.3) ? " oneway=yes" : "");
  };
  // One that is always there, so that no drawing is empty.
  drawing += "way first n0 n1 highway=road\n";
  for (int i = 0; i < side * side; ++i) {
    if (i % side + 1 < side) street(i, i + 1);
    if (i + side < side * side) street(i, i + side);
  }
  return drawing;
}

}  // namespace nahraum::support
