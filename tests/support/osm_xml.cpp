#include "tests/support/osm_xml.h"

#include <fmt/format.h>

#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace {

std::string tags_xml(const geo::StreetSource& source, geo::TagSetIndex set) {
  std::string xml;
  for (const auto& [key, value] : source.tags.tags(set))
    xml += fmt::format("<tag k=\"{}\" v=\"{}\"/>", key, value);
  return xml;
}

}  // namespace

void write_osm_xml(const std::filesystem::path& path, const geo::StreetSource& source) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n";
  for (std::size_t node = 0; node < source.nodes(); ++node) {
    const geo::Position at = source.node_positions[node];
    xml += fmt::format("<node id=\"{}\" lat=\"{:.7f}\" lon=\"{:.7f}\">{}</node>\n",
                       source.node_ids[node], at.latitude(), at.longitude(),
                       tags_xml(source, source.node_tags[node]));
  }
  for (std::size_t way = 0; way < source.ways(); ++way) {
    xml += fmt::format("<way id=\"{}\">", source.way_ids[way]);
    for (std::uint64_t i = source.way_starts[way]; i < source.way_starts[way + 1]; ++i)
      xml += fmt::format("<nd ref=\"{}\"/>", source.node_ids[source.way_nodes[i]]);
    xml += tags_xml(source, source.way_tags[way]) + "</way>\n";
  }
  write_text(path, xml + "</osm>\n");
}

}  // namespace nahraum::support
