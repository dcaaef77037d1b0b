#pragma once
// OpenStreetMap as XML: .osm, .osm.gz, .osm.bz2; for small and old extracts and for what an editor
// saved. PBF is ten times faster (osm_pbf_reader.h).
//
//   const StreetSource source = read_osm_xml("north-bayreuth.osm.gz", {}, findings, progress);
//
// Two passes over the text, ways first; memory as there. Document types and entities are refused,
// so is a file that unpacks to more than `max_unpacked_bytes` or to an absurd multiple of its size.
// Findings and errors: geo/io/street_reader.h; Error{Unsupported} for change files.

#include "geo/io/street_reader.h"

namespace nahraum::geo {

[[nodiscard]] StreetSource read_osm_xml(const std::filesystem::path& path,
                                        const StreetReadOptions& options, Findings& findings,
                                        Progress& progress);

}  // namespace nahraum::geo
