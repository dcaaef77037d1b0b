#pragma once
// OpenStreetMap in protocol buffers (https://wiki.openstreetmap.org/wiki/PBF_Format), read column
// by column: no object is ever built, what is no street is skipped undecoded.
//
//   const StreetSource source = read_osm_pbf("lauf.osm.pbf", {}, findings, progress);
//
// Two passes over the blocks, one block a task: ways and restrictions first, then the nodes they
// mention. In sorted files (all usual ones) each block is unpacked once. Cost: about 150 MB/s of
// file a core where every way is a street; memory 8 bytes a node of a street, 20 bytes a mention.
// Findings and errors: geo/io/street_reader.h.

#include <string>
#include <string_view>

#include "geo/io/street_reader.h"

namespace nahraum::geo {

[[nodiscard]] StreetSource read_osm_pbf(const std::filesystem::path& path,
                                        const StreetReadOptions& options, Findings& findings,
                                        Progress& progress);

/// The same from memory. Errors and Findings call it findings' current file.
[[nodiscard]] StreetSource read_osm_pbf_bytes(std::string_view bytes,
                                              const StreetReadOptions& options, Findings& findings,
                                              Progress& progress);

}  // namespace nahraum::geo
