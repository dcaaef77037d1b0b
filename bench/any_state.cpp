#include "bench/any_state.h"

#include <cstdlib>
#include <string>

#include "geo/io/osm_pbf_reader.h"
#include "geo/io/profile_reader.h"
#include "geo/network/street_graph.h"

namespace nahraum::bench {

namespace {

geo::Metric weighed(const geo::StreetGraph& graph, const char* profile) {
  geo::Findings findings;
  const std::string folder = std::string(NAHRAUM_SOURCE_DIR) + "/data/catalogue/profiles/";
  return geo::weigh(graph, geo::read_profile(folder + profile, findings), findings);
}

std::vector<geo::Cost> copied(const geo::FlatArray<geo::Cost>& costs) {
  return {costs.begin(), costs.end()};
}

SyntheticState read_state(const char* path) {
  geo::Findings findings;
  geo::Progress progress;
  const geo::StreetGraph graph = geo::build_street_graph(
      geo::build_street_network(geo::read_osm_pbf(path, {}, findings, progress), {}, findings));
  SyntheticState state;
  state.topology = graph.topology;
  for (const std::uint32_t node : graph.vertex_node) {
    state.positions.push_back(graph.network.node_positions[node]);
  }
  state.car = copied(weighed(graph, "car.csv").arc_cost);
  state.bicycle = copied(weighed(graph, "bicycle.csv").arc_cost);
  state.foot = copied(weighed(graph, "foot.csv").arc_cost);
  return state;
}

}  // namespace

SyntheticState any_state() {
  const char* path = std::getenv("NAHRAUM_BENCH_STREETS");
  return path != nullptr ? read_state(path) : make_synthetic_state({});
}

}  // namespace nahraum::bench
