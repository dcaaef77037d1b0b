#include "geo/io/detail/pbf_strings.h"

namespace nahraum::geo::pbf {

Block read_block(std::string_view bytes) {
  Block block;
  protozero::pbf_reader message(bytes.data(), bytes.size());
  while (message.next()) {
    switch (message.tag()) {
      case 1: {
        protozero::pbf_reader table = message_field(message);
        while (table.next()) {
          if (table.tag() == 1) {
            block.strings.push_back(bytes_field(table));
          } else {
            table.skip();
          }
        }
        break;
      }
      case 2:
        block.groups.push_back(bytes_field(message));
        break;
      case 17:
        block.granularity = static_cast<std::int32_t>(int_field(message));
        break;
      case 19:
        block.lat_offset = int_field(message);
        break;
      case 20:
        block.lon_offset = int_field(message);
        break;
      default:
        message.skip();
    }
  }
  return block;
}

void read_tags(const Block& block, std::string_view keys, std::string_view values,
               std::vector<Tag>& tags) {
  tags.clear();
  Column key(keys);
  Column value(values);
  while (key.more()) {
    require(value.more());
    const std::string_view name = block.string(key.next());
    tags.emplace_back(name, block.string(value.next()));
  }
  require(!value.more());
}

bool is_visible(std::string_view info) {
  bool visible = true;
  protozero::pbf_reader message(info.data(), info.size());
  while (message.next()) {
    if (message.tag() == 6) {
      visible = varint_field(message) != 0;
    } else {
      message.skip();
    }
  }
  return visible;
}

}  // namespace nahraum::geo::pbf
