#pragma once
// The tracts of Columbus, Ohio, with the figures that other programs found on them
// (../shared/data/benchmarks/spatial_stats). The file's coordinates are of no place on the Earth,
// so they are laid into UTM zone 32: times 1,000 and moved, which keeps common corners common.

#include <filesystem>

#include "geo/layer/layer.h"

namespace nahraum::support {

/// Columns POLYID (Integer) and CRIME (Number), in the order of the file.
[[nodiscard]] geo::Layer columbus_layer(const std::filesystem::path& folder);

}  // namespace nahraum::support
