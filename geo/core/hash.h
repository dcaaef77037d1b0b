#pragma once
// SHA-256 for provenance: which input made this result.

#include <filesystem>
#include <string>
#include <string_view>

namespace nahraum::geo {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// Streams the file; throws Error{Input} when it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace nahraum::geo
