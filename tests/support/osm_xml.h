#pragma once
// Drawn streets (drawn_streets.h) as a file: what a study or the program reads.
//
//   write_osm_xml(folder / "strassen.osm", draw_streets(R"(…)").source);

#include <filesystem>

#include "geo/network/street_source.h"

namespace nahraum::support {

/// OSM XML with nodes, ways and their tags; turn restrictions are left out.
void write_osm_xml(const std::filesystem::path& path, const geo::StreetSource& source);

}  // namespace nahraum::support
