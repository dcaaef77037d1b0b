#pragma once
// A disk that is full when a test wants it to be.
//
//   TightDisk disk;                       // a small file system of its own where that is allowed
//   support::write_text(disk.path() / "kreis.toml", kStudy);
//   disk.fill();                          // not a byte more
//   …
//   disk.free();
//
// Without the right to mount, fill() forbids this process to make any file longer (RLIMIT_FSIZE):
// the same short writes and errors, for every folder.

#include <cstdint>
#include <filesystem>

#include "tests/support/shared_data.h"

namespace nahraum::app {

class TightDisk {
 public:
  explicit TightDisk(std::uint64_t bytes = 256 << 10);
  ~TightDisk();
  TightDisk(const TightDisk&) = delete;
  TightDisk& operator=(const TightDisk&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool mounted() const { return mounted_; }
  /// Nothing but these bytes can be written.
  void fill(std::uint64_t left = 0);
  void free();
  /// No writing at all; false where that cannot be had.
  [[nodiscard]] bool lock(bool locked = true);

 private:
  support::TemporaryFolder folder_;
  std::filesystem::path path_;
  bool mounted_ = false;
};

}  // namespace nahraum::app
