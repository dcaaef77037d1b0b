#pragma once
// A zip archive in memory, the same bytes each time: entries in the order given, dated 1980-01-01.
//
//   const std::string odt = zip_bytes({{"mimetype", "application/…", false}, {"content.xml",
//   xml}});

#include <string>
#include <vector>

namespace nahraum::geo {

struct ZipContent {
  std::string name;  ///< path with slashes
  std::string bytes{};
  bool compress = true;
};

/// Throws Error{Io} when libzip refuses. Memory: the archive beside its content.
[[nodiscard]] std::string zip_bytes(const std::vector<ZipContent>& entries);

}  // namespace nahraum::geo
