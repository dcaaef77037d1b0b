#pragma once
// A file of named arrays with checksums, reopened without copying: where networks and hierarchies
// are kept between runs.
//
//   ArrayFileWriter writer;                                  // keeps views of vectors
//   writer.add<std::uint32_t>("edge_from", edges);
//   writer.add_text("licence", note);
//   writer.write("network.nahraum");
//   const ArrayFile file = ArrayFile::open("network.nahraum");
//   const FlatArray<std::uint32_t> edges = file.array<std::uint32_t>("edge_from");
//
// Layout, little-endian: 64 bytes of head (magic "NAHRAUM1", version, number of arrays, length of
// the file, XXH3-64 of the directory), then 64 bytes a directory entry (name up to 31 bytes closed
// by zeros, element size, count, offset, XXH3-64 of the bytes), then the arrays, each at a multiple
// of 64, filled up with zeros. Every byte of the file is covered by a check. Same content, same
// bytes. Cost of opening: one read of the file at memory speed on all cores.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/flat_array.h"

namespace nahraum::geo {

class ArrayFileWriter {
 public:
  /// `items` must live until write(), also those of a vector. Throws Error{Internal} for a name
  /// that is taken, empty or longer than 31 bytes.
  template <typename T>
  void add(std::string_view name, std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    add_bytes(name, sizeof(T), items.size(), items.data());
  }
  template <typename T>
  void add(std::string_view name, const std::vector<T>& items) {
    add<T>(name, std::span<const T>(items));
  }
  template <typename T>
  void add(std::string_view name, std::vector<T>&& items) = delete;
  /// Keeps the array alive itself.
  template <typename T>
  void add(std::string_view name, const FlatArray<T>& items) {
    add<T>(name, items.span());
    kept_.push_back(std::make_shared<const FlatArray<T>>(items));
  }
  void add_text(std::string_view name, std::string_view text) {
    add(name, FlatArray<char>(std::vector<char>(text.begin(), text.end())));
  }
  /// Whole or not at all (atomic_file.h); what was written is read back. Throws Error{Io}.
  void write(const std::filesystem::path& path) const;

 private:
  struct Part {
    std::string name;
    std::size_t element = 0;
    std::size_t count = 0;
    const void* data = nullptr;
  };
  void add_bytes(std::string_view name, std::size_t element, std::size_t count, const void* data);
  std::vector<Part> parts_;
  std::vector<std::shared_ptr<const void>> kept_;
};

struct ArrayFileOptions {
  /// False: only head and directory are checked, for a file this process has just written.
  bool check_content = true;
  std::size_t threads = 0;  ///< 0 = as many as the machine has
};

/// Immutable; copies share the mapping, and so do the arrays handed out.
class ArrayFile {
 public:
  /// Throws Error{Input} for anything that is not exactly what a writer wrote.
  [[nodiscard]] static ArrayFile open(const std::filesystem::path& path,
                                      const ArrayFileOptions& options = {});

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Throws Error{Input} when there is no such array or its elements are of another size. That its
  /// values make sense is for the caller to check.
  template <typename T>
  [[nodiscard]] FlatArray<T> array(std::string_view name) const {
    const Entry& entry = require(name, sizeof(T));
    return FlatArray<T>::view(
        {reinterpret_cast<const T*>(entry.data), static_cast<std::size_t>(entry.count)}, owner_);
  }
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  struct Entry {
    std::string name;
    std::size_t element = 0;
    std::size_t count = 0;
    const char* data = nullptr;
  };
  [[nodiscard]] const Entry* find(std::string_view name) const;
  [[nodiscard]] const Entry& require(std::string_view name, std::size_t element) const;

  std::string file_;
  std::vector<Entry> entries_;
  std::shared_ptr<const void> owner_;
};

/// XXH3-64 of a file's bytes, streamed: tells whether an input changed (not against bad intent).
/// Throws Error{Input} when it cannot be read.
[[nodiscard]] std::uint64_t content_hash(const std::filesystem::path& path);

}  // namespace nahraum::geo
