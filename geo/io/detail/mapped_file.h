#pragma once
// A file as memory, read-only. Regular files only; the mapping lives as long as a copy of the
// pointer does.
//
//   const auto file = MappedFile::open("network.nahraum");   file->bytes()

#include <filesystem>
#include <memory>
#include <string_view>

namespace nahraum::geo::detail {

class MappedFile {
 public:
  /// Throws Error{Input} when it cannot be read.
  [[nodiscard]] static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace nahraum::geo::detail
