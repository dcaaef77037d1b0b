#pragma once
// Extracts of OpenStreetMap drawn as text, and what was read from them as text again.
//
//   write_osm(path, "n1 x11.0 y51.0\nn2 x11.1 y51.0\nw10 Thighway=path Nn1,n2\n", "pbf");
//
// Lines are OPL (https://osmcode.org/opl-file-format/), written by libosmium.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geo/network/street_source.h"

namespace nahraum::support {

/// Formats: "pbf", "pbf,pbf_dense_nodes=false", "pbf,pbf_compression=none", "osm", "osm.gz",
/// "osm.bz2".
void write_osm(const std::filesystem::path& path, std::string_view opl, const std::string& format);
[[nodiscard]] std::string osm_bytes(std::string_view opl, const std::string& format);

/// "way 10 highway=path: 1 2", "node 1 11.0000000 51.0000000 barrier=gate",
/// "turn 10 1 11 only restriction=…", in the order of the columns.
[[nodiscard]] std::vector<std::string> lines_of(const geo::StreetSource& source);

/// One block of a PBF file as it is, and packed (zlib) with any size claimed.
[[nodiscard]] std::string pbf_block(std::string_view type, std::string_view content);
[[nodiscard]] std::string packed_pbf_block(std::string_view type, std::string_view content,
                                           std::size_t claimed_size);
/// A header block with one required feature.
[[nodiscard]] std::string pbf_header(std::string_view feature = "OsmSchema-V0.6");
/// A header that claims a box, in degrees.
[[nodiscard]] std::string pbf_header_with_box(double left, double bottom, double right, double top);

}  // namespace nahraum::support
