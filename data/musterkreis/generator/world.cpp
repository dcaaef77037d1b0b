#include "data/musterkreis/generator/territory.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

std::vector<Point> occupied_points(const World& world) {
  std::vector<Point> points;
  for (const Cell& cell : world.cells) points.push_back(cell.centre);
  for (const StreetWay& way : world.net.ways) {
    // Inside the places the cells already say that someone lives there.
    if (way.settlement != kNone) continue;
    for (const std::size_t node : way.nodes) points.push_back(world.net.nodes[node]);
  }
  for (const auto& rail : world.net.rails) points.insert(points.end(), rail.begin(), rail.end());
  return points;
}

}  // namespace

World build_world(std::uint64_t seed) {
  World world;
  world.seed = seed;
  world.county = lay_out_county(seed);
  world.net = build_streets(world.county, seed);
  world.cells = populate(world.county, world.net, seed);
  world.heads = count_heads(world.county, world.cells);
  place_lakes(world.county, occupied_points(world), seed);
  world.kitas = open_kitas(world.county, world.net, world.cells, seed);
  world.verbuende = form_verbuende(world.kitas, seed);
  world.services = offer_services(world.county, world.net, world.kitas, seed);
  world.social = count_social(world.county, world.heads, seed);
  world.timetable = plan_timetable(world.county, world.net);
  return world;
}

}  // namespace nahraum::musterkreis
