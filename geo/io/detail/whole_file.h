#pragma once
// All bytes of a file that is known to be small enough for memory.

#include <cstddef>
#include <filesystem>
#include <string>

namespace nahraum::geo::detail {

/// Throws Error{Input} for what open_file_source() refuses and for more than `limit` bytes.
[[nodiscard]] std::string whole_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace nahraum::geo::detail
