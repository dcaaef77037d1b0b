#include <algorithm>

#include "geo/io/detail/osm_keep.h"
#include "geo/io/detail/pbf_block.h"
#include "geo/io/detail/pbf_strings.h"

namespace nahraum::geo::pbf {

namespace {

struct DenseColumns {
  std::string_view ids, lats, lons, tags, visible;
};

DenseColumns dense_columns(protozero::pbf_reader message) {
  DenseColumns columns;
  while (message.next()) {
    switch (message.tag()) {
      case 1:
        columns.ids = bytes_field(message);
        break;
      case 5: {
        protozero::pbf_reader info = message_field(message);
        while (info.next()) {
          if (info.tag() == 6) {
            columns.visible = bytes_field(info);
          } else {
            info.skip();
          }
        }
        break;
      }
      case 8:
        columns.lats = bytes_field(message);
        break;
      case 9:
        columns.lons = bytes_field(message);
        break;
      case 10:
        columns.tags = bytes_field(message);
        break;
      default:
        message.skip();
    }
  }
  return columns;
}

/// Key and value numbers of all nodes in one run, a zero behind each node.
class DenseTags {
 public:
  DenseTags(const Block& block, std::string_view bytes) : block_(block), column_(bytes) {}

  /// Goes past one node; its tags when they are `wanted`.
  const std::vector<Tag>& next(bool wanted) {
    tags_.clear();
    // A run that ends early means that the rest has no tags.
    while (column_.more()) {
      const std::uint64_t key = column_.next();
      if (key == 0) break;
      require(column_.more());
      const std::uint64_t value = column_.next();
      const std::string_view name = block_.string(key);
      const std::string_view text = block_.string(value);
      if (wanted) tags_.emplace_back(name, text);
    }
    return tags_;
  }

 private:
  const Block& block_;
  Column column_;
  std::vector<Tag> tags_;
};

void read_dense(const Block& block, const DenseColumns& columns, bool with_tags,
                osm::NodeCursor& cursor) {
  DeltaColumn ids(columns.ids);
  DeltaColumn lats(columns.lats);
  DeltaColumn lons(columns.lons);
  DenseTags tags(block, with_tags ? columns.tags : std::string_view());
  Column visible(columns.visible);
  const bool all_visible = !visible.more();
  while (ids.more()) {
    require(lats.more() && lons.more());
    const bool wanted = cursor.find(ids.next());
    const std::int64_t lat = lats.next_mixed();
    const std::int64_t lon = lons.next_mixed();
    bool is_there = true;
    if (!all_visible) {
      require(visible.more());
      is_there = visible.next() != 0;
    }
    const std::vector<Tag>& own = tags.next(wanted);
    if (!wanted) continue;
    if (is_there) {
      cursor.place(block.units(lon, block.lon_offset), block.units(lat, block.lat_offset), own);
    } else {
      cursor.count_deleted();
    }
  }
  require(!lats.more() && !lons.more());
}

void read_plain(const Block& block, protozero::pbf_reader message, std::vector<Tag>& tags,
                osm::NodeCursor& cursor) {
  std::int64_t id = 0;
  std::int64_t lat = 0;
  std::int64_t lon = 0;
  std::string_view keys, values, info;
  unsigned found = 0;
  while (message.next()) {
    switch (message.tag()) {
      case 1:
        id = zigzag_field(message);
        found |= 1;
        break;
      case 2:
        keys = bytes_field(message);
        break;
      case 3:
        values = bytes_field(message);
        break;
      case 4:
        info = bytes_field(message);
        break;
      case 8:
        lat = zigzag_field(message);
        found |= 2;
        break;
      case 9:
        lon = zigzag_field(message);
        found |= 4;
        break;
      default:
        message.skip();
    }
  }
  require(found == 7);
  if (!cursor.find(id)) return;
  if (!is_visible(info)) {
    cursor.count_deleted();
    return;
  }
  read_tags(block, keys, values, tags);
  cursor.place(block.units(lon, block.lon_offset), block.units(lat, block.lat_offset), tags);
}

}  // namespace

BlockKinds read_nodes(std::string_view bytes, osm::NodeCursor& cursor) {
  const Block block = read_block(bytes);
  const bool with_tags =
      std::any_of(block.strings.begin(), block.strings.end(), osm::deciding_node_key);
  std::vector<Tag> tags;
  BlockKinds kinds;
  for (const std::string_view group : block.groups) {
    protozero::pbf_reader message(group.data(), group.size());
    while (message.next()) {
      const auto tag = message.tag();
      kinds.nodes = kinds.nodes || tag == 1 || tag == 2;
      kinds.ways_or_relations = kinds.ways_or_relations || tag == 3 || tag == 4;
      if (tag == 1) {
        read_plain(block, message_field(message), tags, cursor);
      } else if (tag == 2) {
        read_dense(block, dense_columns(message_field(message)), with_tags, cursor);
      } else {
        message.skip();
      }
    }
  }
  return kinds;
}

}  // namespace nahraum::geo::pbf
