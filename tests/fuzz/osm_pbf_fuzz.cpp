// Any bytes through the OSM PBF decoder, in three ways by the first byte: as a whole file, as one
// unpacked block of a file, as several such blocks cut at a mark. Whatever they are: no crash, no
// foreign exception; what comes out is a well-formed StreetSource, the same on a second reading.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "geo/core/error.h"
#include "geo/io/osm_pbf_reader.h"

namespace {

namespace geo = nahraum::geo;

void require(bool good) {
  if (!good) std::abort();
}

void append_varint(std::string& bytes, std::size_t value) {
  for (; value >= 128; value >>= 7) bytes.push_back(static_cast<char>(value | 128));
  bytes.push_back(static_cast<char>(value));
}

/// One block as it lies in a file, not packed.
void append_block(std::string& file, std::string_view type, std::string_view content) {
  std::string blob("\x0A");
  append_varint(blob, content.size());
  blob += content;
  std::string header("\x0A");
  append_varint(header, type.size());
  header += type;
  header += '\x18';
  append_varint(header, blob.size());
  file.append(3, '\0').push_back(static_cast<char>(header.size()));
  file += header;
  file += blob;
}

std::string file_of(std::string_view bytes) {
  if (bytes.empty()) return "";
  const int way = bytes[0] % 4;
  bytes.remove_prefix(1);
  if (way == 0) return std::string(bytes);
  std::string file;
  append_block(file, "OSMHeader", "");
  if (way == 1) {
    append_block(file, "OSMData", bytes);
    return file;
  }
  for (;;) {
    const std::size_t mark = bytes.find("\xFF\xFE");
    append_block(file, "OSMData", bytes.substr(0, mark));
    if (mark == std::string_view::npos) return file;
    bytes.remove_prefix(mark + 2);
  }
}

void check_columns(const geo::StreetSource& source) {
  require(source.ways() > 0 && source.way_tags.size() == source.ways());
  require(source.way_starts.size() == source.ways() + 1 && source.way_starts[0] == 0);
  require(source.way_starts.back() == source.way_nodes.size());
  require(source.node_positions.size() == source.nodes());
  require(source.node_tags.size() == source.nodes());
  for (std::size_t w = 0; w < source.ways(); ++w) {
    require(source.way_starts[w] + 2 <= source.way_starts[w + 1]);
    require(w == 0 || source.way_ids[w - 1] <= source.way_ids[w]);
    require(source.way_tags[w].value < source.tags.size());
    require(!source.tags.tags(source.way_tags[w]).empty());
  }
  for (const std::uint32_t node : source.way_nodes) require(node < source.nodes());
  for (std::size_t n = 0; n < source.nodes(); ++n) {
    require(n == 0 || source.node_ids[n - 1] < source.node_ids[n]);
    require(source.node_tags[n].value < source.tags.size());
    const geo::Position place = source.node_positions[n];
    require(std::abs(place.longitude()) <= 180 && std::abs(place.latitude()) <= 90);
  }
  for (const geo::SourceRestriction& turn : source.restrictions) {
    require(turn.from_way < source.ways() && turn.to_way < source.ways());
    require(turn.via_node < source.nodes() && turn.tags.value < source.tags.size());
  }
}

/// Nothing when the bytes are refused.
bool read(const std::string& file, geo::StreetSource& source) {
  geo::Findings findings;
  geo::Progress progress;
  try {
    source = geo::read_osm_pbf_bytes(file, {.threads = 1}, findings, progress);
  } catch (const geo::Error& error) {
    require(error.kind() == geo::ErrorKind::Input || error.kind() == geo::ErrorKind::Unsupported);
    return false;
  }
  check_columns(source);
  // As it would be stored and read back.
  const geo::TagSets stored(source.tags.text(), source.tags.starts());
  require(stored.size() == source.tags.size());
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string file = file_of(std::string_view(reinterpret_cast<const char*>(data), size));
  geo::StreetSource source;
  if (!read(file, source)) return 0;
  geo::StreetSource again;
  require(read(file, again));
  require(source.way_ids == again.way_ids && source.way_nodes == again.way_nodes &&
          source.node_positions == again.node_positions && source.way_tags == again.way_tags);
  return 0;
}
