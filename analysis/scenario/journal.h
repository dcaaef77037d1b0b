#pragma once
// Autosave that survives a kill: a file to which whole records are added, each with its length and
// SHA-256, and synced to the disk before append() returns.
//
//   Journal journal(path);                       // keeps the whole records that are there
//   journal.append(bytes);                       // on the disk when it returns
//   const auto last = newest_record(path);       // after a crash; a torn last record is ignored
//
// A record that could not be written whole is taken back, so that the next one follows a whole one.
// Beyond kMostBytes the file is begun anew with the newest record (atomic_file.h).

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace nahraum::analysis {

/// Nothing where there is no file or no whole record. Throws Error{Io} when it cannot be read.
[[nodiscard]] std::optional<std::string> newest_record(const std::filesystem::path& path);
/// Whether it holds bytes of which nothing can be read: no whole record, and not the beginning of a
/// first one that was never acknowledged. Throws Error{Io} when it cannot be read.
[[nodiscard]] bool is_unreadable(const std::filesystem::path& path);

class Journal {
 public:
  static constexpr std::uint64_t kMostBytes = 16U << 20;

  /// Opens or makes the file; what follows its last whole record is cut off. Throws Error{Io}.
  explicit Journal(std::filesystem::path path);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Throws Error{Io}; then the journal is as it was before.
  void append(std::string_view record);
  /// Removes the file: all is stored elsewhere. The next append() makes it anew.
  void clear();

 private:
  void open();
  void close();

  std::filesystem::path path_;
  int file_ = -1;
  std::uint64_t whole_ = 0;  ///< bytes of whole records
};

}  // namespace nahraum::analysis
