#pragma once
// Which file may be opened, by whom, and how large it may be (platform.md B2).
// Files from others are hostile until checked: no network, one allowed driver an importer, limits
// on archives.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace nahraum::geo {

/// Source path of a study, relative to `root`. Throws Error{Input} for absolute paths, "..", URLs,
/// "/vsi", driver prefixes ("GPKG:", "PG:"), links that lead out of `root`, and files that are not
/// there.
[[nodiscard]] std::filesystem::path resolve_source(const std::filesystem::path& root,
                                                   std::string_view relative);

struct ArchiveLimits {
  std::uint64_t total_bytes = 256ull << 20;
  double ratio = 200;
  std::uint64_t entries = 10'000;
  /// Let archives and workbooks lie inside, for readers that never open them: a Zensus ZIP brings
  /// its description along as XLSX.
  bool inner_archives = false;
};
/// Reads the central directory only. Throws Error{Input} for bombs, nested archives, absolute or
/// ".." names, truncation.
void check_archive(const std::filesystem::path& path, const ArchiveLimits& limits = {});

/// Called once by every program before GDAL is used: dangerous environment variables unset, network
/// and plug-in drivers left out, "/vsi" network handlers replaced, quiet error handler. Idempotent.
void lock_down_gdal();

/// Raw SQLite look at a GeoPackage before OGR sees it: read-only, no views, no triggers but the
/// templates of the standard (compared by SQL text), no virtual tables but rtree, quick_check, 5 s
/// limit. Throws Error{Input}.
void check_geopackage(const std::filesystem::path& path);

}  // namespace nahraum::geo
