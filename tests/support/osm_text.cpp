#include "tests/support/osm_text.h"

#include <osmium/io/any_output.hpp>
#include <osmium/io/opl_input.hpp>
#include <osmium/io/reader.hpp>
#include <protozero/pbf_writer.hpp>

#include <fmt/format.h>
#include <libdeflate.h>

#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace {

std::string tags_text(const geo::StreetSource& source, geo::TagSetIndex set) {
  std::string text;
  for (const auto& [key, value] : source.tags.tags(set)) {
    text += " ";
    text += key;
    text += "=";
    text += value;
  }
  return text;
}

std::string framed(std::string_view type, const std::string& blob) {
  std::string header;
  protozero::pbf_writer writer(header);
  writer.add_string(1, type.data(), type.size());
  writer.add_int32(3, static_cast<std::int32_t>(blob.size()));
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>(header.size() >> shift & 0xFF));
  }
  return bytes + header + blob;
}

}  // namespace

void write_osm(const std::filesystem::path& path, std::string_view opl, const std::string& format) {
  const osmium::io::File in(opl.data(), opl.size(), "opl");
  osmium::io::Reader reader(in);
  osmium::io::Writer writer(osmium::io::File(path.string(), format), osmium::io::overwrite::allow);
  while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
  writer.close();
  reader.close();
}

std::string osm_bytes(std::string_view opl, const std::string& format) {
  const TemporaryFolder folder;
  write_osm(folder.path() / "x", opl, format);
  return read_text(folder.path() / "x");
}

std::vector<std::string> lines_of(const geo::StreetSource& source) {
  std::vector<std::string> lines;
  for (std::size_t w = 0; w < source.ways(); ++w) {
    std::string line =
        fmt::format("way {}{}:", source.way_ids[w], tags_text(source, source.way_tags[w]));
    for (std::uint64_t i = source.way_starts[w]; i < source.way_starts[w + 1]; ++i) {
      line += fmt::format(" {}", source.node_ids[source.way_nodes[i]]);
    }
    lines.push_back(line);
  }
  for (std::size_t n = 0; n < source.nodes(); ++n) {
    lines.push_back(fmt::format(
        "node {} {:.7f} {:.7f}{}", source.node_ids[n], source.node_positions[n].longitude(),
        source.node_positions[n].latitude(), tags_text(source, source.node_tags[n])));
  }
  for (const geo::SourceRestriction& turn : source.restrictions) {
    lines.push_back(fmt::format("turn {} {} {}{}{}", source.way_ids[turn.from_way],
                                source.node_ids[turn.via_node], source.way_ids[turn.to_way],
                                turn.only ? " only" : "", tags_text(source, turn.tags)));
  }
  return lines;
}

std::string pbf_block(std::string_view type, std::string_view content) {
  std::string blob;
  protozero::pbf_writer writer(blob);
  writer.add_bytes(1, content.data(), content.size());
  writer.add_int32(2, static_cast<std::int32_t>(content.size()));
  return framed(type, blob);
}

std::string packed_pbf_block(std::string_view type, std::string_view content,
                             std::size_t claimed_size) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string packed(libdeflate_zlib_compress_bound(compressor, content.size()), '\0');
  packed.resize(libdeflate_zlib_compress(compressor, content.data(), content.size(), packed.data(),
                                         packed.size()));
  libdeflate_free_compressor(compressor);
  std::string blob;
  protozero::pbf_writer writer(blob);
  writer.add_int32(2, static_cast<std::int32_t>(claimed_size));
  writer.add_bytes(3, packed.data(), packed.size());
  return framed(type, blob);
}

std::string pbf_header(std::string_view feature) {
  std::string content;
  protozero::pbf_writer writer(content);
  writer.add_string(4, feature.data(), feature.size());
  return pbf_block("OSMHeader", content);
}

std::string pbf_header_with_box(double left, double bottom, double right, double top) {
  std::string box;
  protozero::pbf_writer box_writer(box);
  box_writer.add_sint64(1, static_cast<std::int64_t>(left * 1e9));
  box_writer.add_sint64(2, static_cast<std::int64_t>(right * 1e9));
  box_writer.add_sint64(3, static_cast<std::int64_t>(top * 1e9));
  box_writer.add_sint64(4, static_cast<std::int64_t>(bottom * 1e9));
  std::string content;
  protozero::pbf_writer writer(content);
  writer.add_message(1, box);
  return pbf_block("OSMHeader", content);
}

}  // namespace nahraum::support
