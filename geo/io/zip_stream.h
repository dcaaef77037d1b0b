#pragma once
// Entries of a ZIP archive as byte streams (libzip behind this adapter). The archive is checked
// first (guard.h); what it claims about sizes is checked again while reading.
//
//   const ZipArchive archive("zensus2022.zip", {.total_bytes = 8ull << 30, .inner_archives =
//   true}); for (const ZipEntry& entry : archive.entries()) { auto source = archive.open(entry);
//   ... }
//
// Memory: one block. Not thread-safe; a source must not outlive its archive.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "geo/io/byte_source.h"
#include "geo/io/guard.h"

namespace nahraum::geo {

struct ZipEntry {
  std::string name;  ///< with its folders inside the archive; UTF-8
  std::uint64_t size = 0;
  std::uint64_t index = 0;
};

class ZipArchive {
 public:
  /// Errors as check_archive().
  ZipArchive(const std::filesystem::path& path, const ArchiveLimits& limits);
  ~ZipArchive();
  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;

  /// Files, no folders; sorted by name.
  [[nodiscard]] const std::vector<ZipEntry>& entries() const;
  /// The stream throws Error{Input} for a wrong checksum or length.
  [[nodiscard]] std::unique_ptr<ByteSource> open(const ZipEntry& entry) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Does the file begin like a ZIP archive, whatever its name says?
[[nodiscard]] bool looks_like_zip(const std::filesystem::path& path);

}  // namespace nahraum::geo
