#include <osmium/builder/attr.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/memory/buffer.hpp>

#include <fmt/format.h>

#include "data/musterkreis/generator/crs.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

using namespace osmium::builder::attr;  // NOLINT: the builder is unreadable without
using Tags = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kTime = "2026-01-01T00:00:00Z";

const char* highway(Road road) {
  switch (road) {
    case Road::Primary:
      return "primary";
    case Road::Secondary:
      return "secondary";
    case Road::Tertiary:
      return "tertiary";
    case Road::Unclassified:
      return "unclassified";
    case Road::Residential:
      return "residential";
    case Road::Living:
      return "living_street";
    case Road::Service:
      return "service";
    case Road::Track:
      return "track";
    case Road::Footway:
      return "footway";
    case Road::Steps:
      return "steps";
  }
  return "";
}

Tags way_tags(const StreetWay& way, std::size_t index) {
  Tags tags = {{"highway", highway(way.road)}};
  if (way.is_private) tags.emplace_back("access", "private");
  if (way.maxspeed > 0) tags.emplace_back("maxspeed", std::to_string(way.maxspeed));
  if (!way.name.empty()) tags.emplace_back("name", way.name);
  if (way.oneway) tags.emplace_back("oneway", "yes");
  if (!way.ref.empty()) tags.emplace_back("ref", way.ref);
  if (way.road == Road::Track) {
    tags.emplace_back("surface", index % 3 == 0 ? "grass" : "gravel");
    tags.emplace_back("tracktype", index % 3 == 0 ? "grade4" : "grade2");
  } else if (way.road == Road::Footway) {
    tags.emplace_back("surface", index % 2 == 0 ? "paving_stones" : "compacted");
  } else if (way.road != Road::Steps) {
    tags.emplace_back("surface",
                      way.road == Road::Residential && index % 9 == 0 ? "cobblestone" : "asphalt");
  }
  return tags;
}

const char* place_value(const Settlement& s) {
  if (is_quarter(s)) return "suburb";
  if (s.kind == PlaceKind::SmallTown) return "town";
  return s.residents < 100 ? "hamlet" : "village";
}

struct OsmNode {
  osmium::Location at;
  Tags tags;
};

// Ids: nodes that lie on a way first, in the order of the network, then the names of places.
class Pieces {
 public:
  explicit Pieces(const World& world) : world_(world) {
    std::vector<bool> used(world.net.nodes.size(), false);
    for (const StreetWay& way : world.net.ways) {
      for (const std::size_t node : way.nodes) used[node] = true;
    }
    const std::vector<Point> lonlat = transform(kUtm, kLonLat, world.net.nodes);
    ids_.assign(used.size(), 0);
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i]) ids_[i] = add(lonlat[i], {});
    }
    for (const auto& [node, kind] : world.net.barriers) {
      nodes_[static_cast<std::size_t>(ids_[node]) - 1].tags.emplace_back("barrier", kind);
    }
    add_rails();
    add_places();
  }

  osmium::object_id_type id(std::size_t node) const { return ids_[node]; }
  const std::vector<OsmNode>& nodes() const { return nodes_; }
  const std::vector<std::vector<osmium::object_id_type>>& rails() const { return rails_; }

 private:
  osmium::object_id_type add(Point lonlat, Tags tags) {
    nodes_.push_back({osmium::Location(lonlat.x, lonlat.y), std::move(tags)});
    return static_cast<osmium::object_id_type>(nodes_.size());
  }
  void add_rails() {
    for (const auto& line : world_.net.rails) {
      std::vector<osmium::object_id_type> ids;
      for (const Point p : transform(kUtm, kLonLat, line)) ids.push_back(add(p, {}));
      rails_.push_back(ids);
    }
  }
  void add_places() {
    std::vector<Point> centres;
    for (const Settlement& s : world_.county.settlements) centres.push_back(s.centre);
    centres = transform(kUtm, kLonLat, std::move(centres));
    for (std::size_t i = 0; i < centres.size(); ++i) {
      const Settlement& s = world_.county.settlements[i];
      add(centres[i], {{"name", s.name},
                       {"note", "frei erfunden"},
                       {"place", place_value(s)},
                       {"population", std::to_string(s.residents)}});
    }
  }

  const World& world_;
  std::vector<osmium::object_id_type> ids_;
  std::vector<OsmNode> nodes_;
  std::vector<std::vector<osmium::object_id_type>> rails_;
};

void add_ways(const World& world, const Pieces& pieces, osmium::memory::Buffer& buffer) {
  for (std::size_t w = 0; w < world.net.ways.size(); ++w) {
    const StreetWay& way = world.net.ways[w];
    if (way.nodes.empty()) continue;
    std::vector<osmium::object_id_type> refs;
    for (const std::size_t node : way.nodes) refs.push_back(pieces.id(node));
    osmium::builder::add_way(buffer, _id(static_cast<osmium::object_id_type>(w + 1)), _version(1),
                             _timestamp(kTime), _nodes(refs), _tags(way_tags(way, w)));
  }
  auto id = static_cast<osmium::object_id_type>(world.net.ways.size());
  for (const auto& rail : pieces.rails()) {
    osmium::builder::add_way(buffer, _id(++id), _version(1), _timestamp(kTime), _nodes(rail),
                             _tags(Tags{{"name", "Musterbahn"}, {"railway", "rail"}}));
  }
}

void add_restrictions(const World& world, const Pieces& pieces, osmium::memory::Buffer& buffer) {
  osmium::object_id_type id = 0;
  for (const TurnRestriction& r : world.net.restrictions) {
    const auto way = [](std::size_t w) { return static_cast<osmium::object_id_type>(w + 1); };
    osmium::builder::add_relation(buffer, _id(++id), _version(1), _timestamp(kTime),
                                  _member(osmium::item_type::way, way(r.from_way), "from"),
                                  _member(osmium::item_type::node, pieces.id(r.via_node), "via"),
                                  _member(osmium::item_type::way, way(r.to_way), "to"),
                                  _tags(Tags{{"restriction", r.kind}, {"type", "restriction"}}));
  }
}

}  // namespace

void write_streets(const World& world, const std::filesystem::path& folder) {
  const Pieces pieces(world);
  osmium::io::Header header;
  header.set("generator", "nahraum-musterkreis (frei erfunden, CC0-1.0)");
  header.set("sorting", "Type_then_ID");
  osmium::Box box;
  for (const OsmNode& node : pieces.nodes()) box.extend(node.at);
  header.add_box(box);
  // No metadata of authors, fixed times: equal runs give equal bytes.
  osmium::io::File file((folder / "strassen.osm.pbf").string(),
                        "pbf,add_metadata=version+timestamp");
  osmium::io::Writer writer(file, header, osmium::io::overwrite::allow);
  osmium::memory::Buffer buffer(1024 * 1024, osmium::memory::Buffer::auto_grow::yes);
  osmium::object_id_type id = 0;
  for (const OsmNode& node : pieces.nodes()) {
    osmium::builder::add_node(buffer, _id(++id), _version(1), _timestamp(kTime), _location(node.at),
                              _tags(node.tags));
  }
  add_ways(world, pieces, buffer);
  add_restrictions(world, pieces, buffer);
  writer(std::move(buffer));
  writer.close();
}

}  // namespace nahraum::musterkreis
