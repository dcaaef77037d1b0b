#pragma once
// SQLite in a few lines: a connection and a statement that close themselves. The messages of SQLite
// become SqliteFailure, which the adapter that called translates (geopackage_check, gpkg_writer).
//
//   const Sqlite file = Sqlite::open_untouched(path);
//   Statement rows(file, "SELECT name FROM sqlite_master");
//   while (rows.step()) use(rows.text(0));

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace nahraum::geo::detail {

struct SqliteFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Sqlite {
 public:
  /// Read-only and immutable: no lock, no journal, not a byte of the folder changes. Hardened for
  /// files from others: no views, triggers, extensions; limits on everything (platform.md B2).
  [[nodiscard]] static Sqlite open_untouched(const std::filesystem::path& path);
  /// A file of our own making.
  [[nodiscard]] static Sqlite open_own(const std::filesystem::path& path);
  ~Sqlite();
  Sqlite(Sqlite&& other) noexcept;
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;
  Sqlite& operator=(Sqlite&&) = delete;

  [[nodiscard]] sqlite3* handle() const { return handle_; }
  void run(const char* sql) const;

 private:
  explicit Sqlite(const std::filesystem::path& path, int flags, bool immutable);
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(const Sqlite& file, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int position, std::string_view value);
  Statement& bind(int position, std::int64_t value);
  Statement& bind_null(int position);
  /// False when there is no further row.
  bool step();
  /// For a statement without rows; ready for the next values.
  void run();
  [[nodiscard]] std::string text(int column) const;
  /// Bytes as they are stored.
  [[nodiscard]] std::string blob(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;

 private:
  sqlite3* file_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

/// "name" with the inner quotes doubled, for use as an identifier in SQL.
[[nodiscard]] std::string quoted_identifier(std::string_view name);

}  // namespace nahraum::geo::detail
