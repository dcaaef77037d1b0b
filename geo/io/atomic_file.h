#pragma once
// An output that is whole or absent. The previous file survives any failure, a full disk included
// (platform.md B4).
//
//   write_file_atomically(path, bytes);                         // everything in memory
//   AtomicFile file(path); write_gpkg_to(file.temporary()); file.commit([&](const fs::path& p) {
//   verify_gpkg(p, rows); });
//
// commit(): verify the temporary (reopened), fsync it, rename it over the target, fsync the
// directory. Throws Error{Io}; the temporary is removed when the object dies without commit.

#include <filesystem>
#include <functional>
#include <string_view>

namespace nahraum::geo {

class AtomicFile {
 public:
  /// The temporary lies in the target's directory, with the target's extension (some drivers look
  /// at it).
  explicit AtomicFile(std::filesystem::path target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  /// `verify` reopens the temporary and throws when it is not what was written.
  void commit(const std::function<void(const std::filesystem::path&)>& verify);

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  bool done_ = false;
};

/// Writes, checks every write, reads back and compares, then commits.
void write_file_atomically(const std::filesystem::path& target, std::string_view bytes);

}  // namespace nahraum::geo
