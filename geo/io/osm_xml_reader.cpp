#include "geo/io/osm_xml_reader.h"

#include "geo/core/error.h"
#include "geo/io/detail/osm_assembly.h"
#include "geo/io/detail/osm_keep.h"
#include "geo/io/detail/osm_xml_parser.h"
#include "geo/io/detail/rank_ids.h"
#include "geo/io/detail/unpacking_source.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;
using osm::ObjectKind;
using osm::XmlObject;

/// Feeds the whole file to the parser.
void parse_file(const fs::path& path, const StreetReadOptions& options, Progress& progress,
                osm::XmlParser& parser) {
  const auto source = detail::open_unpacked(path, options.max_unpacked_bytes);
  std::vector<char> block(1 << 16);
  for (;;) {
    const std::size_t got = source->read(block);
    parser.parse({block.data(), got});
    progress.step(source->taken(), source->size());
    if (got == 0) return;
  }
}

void add_way(const XmlObject& way, osm::WayPiece& piece) {
  osm::WayUse use = osm::way_use(way.tags);
  std::vector<Tag> tags;
  if (use == osm::WayUse::Street) {
    tags = osm::good_tags(way.tags, osm::kept_way_key, piece.counts);
    use = osm::way_use(tags);
  }
  if (use == osm::WayUse::None) return;
  if (!way.visible) {
    ++piece.counts.deleted;
  } else if (use == osm::WayUse::NotBuilt) {
    ++piece.counts.not_built;
  } else {
    piece.counts.areas += osm::is_area(tags) ? 1 : 0;
    piece.refs.insert(piece.refs.end(), way.refs.begin(), way.refs.end());
    piece.add_way(way.id, piece.tags.add(tags));
  }
}

void add_relation(const XmlObject& relation, osm::WayPiece& piece) {
  if (osm::relation_use(relation.tags) == osm::RelationUse::None) return;
  if (!relation.visible) {
    ++piece.counts.deleted;
    return;
  }
  piece.add_relation(relation.id, relation.tags, relation.members);
}

osm::Ways read_ways(const fs::path& path, const StreetReadOptions& options, Progress& progress) {
  std::vector<osm::WayPiece> pieces(1);
  osm::XmlParser parser([](ObjectKind kind) { return kind != ObjectKind::Node; },
                        [&](const XmlObject& object) {
                          if (object.kind == ObjectKind::Way) {
                            add_way(object, pieces[0]);
                          } else {
                            add_relation(object, pieces[0]);
                          }
                        });
  parse_file(path, options, progress, parser);
  return osm::join_ways(std::move(pieces), options.threads);
}

void read_nodes(const fs::path& path, const StreetReadOptions& options, Progress& progress,
                osm::Pieces& pieces) {
  pieces.node_pieces.resize(1);
  osm::NodeCursor cursor(pieces.nodes, pieces.node_pieces[0]);
  osm::XmlParser parser([](ObjectKind kind) { return kind == ObjectKind::Node; },
                        [&](const XmlObject& node) {
                          if (!cursor.find(node.id)) return;
                          if (node.visible) {
                            cursor.place(node.lon, node.lat, node.tags);
                          } else {
                            cursor.count_deleted();
                          }
                        });
  parse_file(path, options, progress, parser);
}

StreetSource read(const fs::path& path, const StreetReadOptions& options, Findings& findings,
                  Progress& progress) {
  progress.next({"Straßen lesen", "Reading streets"});
  osm::Ways ways = read_ways(path, options, progress);
  osm::Ranked ranked = osm::rank_ids(ways.refs, options.threads);
  ways.refs = {};
  progress.next({"Orte der Straßen lesen", "Reading places of streets"});
  osm::Pieces pieces{.ways = std::move(ways),
                     .rows = std::move(ranked.rows),
                     .nodes = osm::NodeTable(std::move(ranked.ids), options.threads),
                     .node_pieces = {}};
  read_nodes(path, options, progress, pieces);
  return osm::assemble(std::move(pieces), options, findings);
}

}  // namespace

StreetSource read_osm_xml(const fs::path& path, const StreetReadOptions& options,
                          Findings& findings, Progress& progress) {
  const std::string name = path.filename().string();
  findings.set_file(name);
  try {
    return read(path, options, findings, progress);
  } catch (Error& error) {
    throw std::move(error).in_file(name);
  }
}

}  // namespace nahraum::geo
