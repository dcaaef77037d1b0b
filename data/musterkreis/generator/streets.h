// The street network: local streets in each place, roads between them, and a few of everything an
// OSM extract holds (footways, steps, tracks, private drives, one-way streets, barriers).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/rng.h"

namespace nahraum::musterkreis {

// In order of importance, so that the smaller value wins where two classes meet on one street.
enum class Road {
  Primary,
  Secondary,
  Tertiary,
  Unclassified,
  Residential,
  Living,
  Service,
  Track,
  Footway,
  Steps
};

struct StreetWay {
  std::vector<std::size_t> nodes;
  Road road = Road::Residential;
  std::string name;
  std::string ref;
  int maxspeed = 0;  // km/h, 0 = not tagged
  bool oneway = false;
  bool is_private = false;
  bool needed = true;  // part of the spanning tree: never one-way, private or cut
  std::size_t settlement = kNone;
};

// A connection of two places over land or, between quarters, across the seam.
struct Link {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t from = 0;  // street nodes
  std::size_t to = 0;
  std::size_t way = 0;
  double length = 0.0;
  bool seam = false;
};

struct TurnRestriction {
  std::size_t from_way = 0;
  std::size_t via_node = 0;
  std::size_t to_way = 0;
  std::string kind;
};

struct StreetNet {
  std::vector<Point> nodes;
  std::vector<StreetWay> ways;
  std::vector<Link> links;
  std::vector<std::size_t> centre;                  // per settlement: its middle junction
  std::vector<std::vector<std::size_t>> junctions;  // per settlement
  std::vector<std::vector<std::size_t>> local;      // per settlement: its own ways
  std::vector<std::pair<std::size_t, std::string>> barriers;
  std::vector<TurnRestriction> restrictions;
  std::vector<std::vector<Point>> rails;
  std::vector<std::size_t> rail_places;  // settlements with a station, west to east
};

StreetNet build_streets(const County& county, std::uint64_t seed);

// The steps of build_streets, in this order.
void lay_local_streets(const County& county, StreetNet& net, Rng& rng);
void join_quarters(const County& county, StreetNet& net);
void lay_roads(const County& county, StreetNet& net, Rng& rng);
void classify_roads(const County& county, StreetNet& net);
void cross_streets(StreetNet& net);
void add_details(const County& county, StreetNet& net, Rng& rng);

double way_length(const StreetNet& net, const StreetWay& way);

// Shortest path over places and links; empty when there is none. Returns indices of links.
std::vector<std::size_t> link_path(const County& county, const StreetNet& net, std::size_t from,
                                   std::size_t to);

}  // namespace nahraum::musterkreis
