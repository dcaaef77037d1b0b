#pragma once
// Streets from an OpenStreetMap extract, whatever its format: .osm.pbf, .osm, .osm.gz, .osm.bz2.
//
//   const StreetSource source = read_streets("thueringen.osm.pbf", {.box = area}, findings,
//   progress);
//
// The format is decided by the first bytes; the extension only serves the sentence when they are of
// no known kind. Which ways and tags are kept: geo/io/detail/osm_keep.h and docs/methods.md.
//
// Findings (counted): osm.missing_node, osm.outside_box, osm.header_box, osm.duplicate,
// osm.deleted, osm.bad_coordinate, osm.bad_tag, osm.short_way, osm.not_built, osm.area,
// osm.area_relation, osm.restriction_via_way, osm.restriction_member, osm.restriction_kind,
// osm.unknown_block.
// Throws Error{Input} for a file that is damaged, cut off or without streets, Error{Unsupported}
// for kinds of compression and features that are understood but not offered; Error{Cancelled}.

#include <cstdint>
#include <filesystem>
#include <optional>

#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/network/street_source.h"

namespace nahraum::geo {

struct StreetReadOptions {
  /// Nodes outside are left out, so ways end at their last node inside. Not set = everything.
  std::optional<PositionBox> box = std::nullopt;
  std::size_t threads = 0;  ///< 0 = as many as the machine has; same result on any number
  /// Of text formats, once unpacked; a small file that unpacks to more is refused.
  std::uint64_t max_unpacked_bytes = 64ull << 30;
};

[[nodiscard]] StreetSource read_streets(const std::filesystem::path& path,
                                        const StreetReadOptions& options, Findings& findings,
                                        Progress& progress);

}  // namespace nahraum::geo
