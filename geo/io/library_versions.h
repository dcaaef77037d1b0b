#pragma once
// Which libraries made a result, for provenance: a figure that changes after an update must be
// traceable to it.

#include <string>
#include <utility>
#include <vector>

namespace nahraum::geo {

/// Name and version as the libraries report them at run time, sorted by name.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace nahraum::geo
