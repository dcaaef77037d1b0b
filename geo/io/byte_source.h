#pragma once
// Where bytes come from, piece by piece: a file here, an entry of an archive in zip_stream.h.
//
//   const std::unique_ptr<ByteSource> source = open_file_source("grid.csv");
//   LineStream lines(*source, "grid.csv");

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace nahraum::geo {

class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// Fills `into` from the front and says how far; 0 only at the end. Throws Error{Input} when the
  /// bytes cannot be had.
  [[nodiscard]] virtual std::size_t read(std::span<char> into) = 0;
  /// Bytes to expect in all, for progress.
  [[nodiscard]] virtual std::uint64_t size() const = 0;
};

/// Regular files only: a pipe or a device could keep the reader waiting for ever. Throws
/// Error{Input}.
[[nodiscard]] std::unique_ptr<ByteSource> open_file_source(const std::filesystem::path& path);

}  // namespace nahraum::geo
