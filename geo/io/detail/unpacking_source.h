#pragma once
// Bytes of a file that may be packed with gzip or bzip2, by its first bytes. Files of several
// packed parts are read to the end.

#include <cstdint>
#include <filesystem>
#include <memory>

#include "geo/io/byte_source.h"

namespace nahraum::geo::detail {

/// size() is that of the file as it lies there. Throws Error{Input} for what is damaged, cut off or
/// unpacks to more than `limit` bytes or to an absurd multiple.
class UnpackingSource : public ByteSource {
 public:
  /// Bytes of the packed file taken so far, for progress.
  [[nodiscard]] virtual std::uint64_t taken() const = 0;
};
[[nodiscard]] std::unique_ptr<UnpackingSource> open_unpacked(const std::filesystem::path& path,
                                                             std::uint64_t limit);

}  // namespace nahraum::geo::detail
