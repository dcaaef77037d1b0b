#include "geo/io/detail/sqlite.h"

#include <utility>

#include <sqlite3.h>

namespace nahraum::geo::detail {

namespace {

[[noreturn]] void fail(sqlite3* file) {
  throw SqliteFailure(file != nullptr ? sqlite3_errmsg(file) : "out of memory");
}

void check(int code, sqlite3* file) {
  if (code != SQLITE_OK) fail(file);
}

/// The path as a "file:" address: SQLite takes the option `immutable` only there.
std::string address_of(const std::filesystem::path& path, bool immutable) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string address = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || c == '/' || c == '.' || c == '_' || c == '-';
    if (plain) {
      address += c;
    } else {
      address += '%';
      address += kHex[byte >> 4];
      address += kHex[byte & 15];
    }
  }
  return immutable ? address + "?immutable=1" : address;
}

void harden(sqlite3* file) {
  for (const auto& [option, value] :
       {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        std::pair{SQLITE_DBCONFIG_ENABLE_VIEW, 0}, std::pair{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        std::pair{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}}) {
    check(sqlite3_db_config(file, option, value, nullptr), file);
  }
  sqlite3_limit(file, SQLITE_LIMIT_LENGTH, 256 << 20);  // one geometry
  sqlite3_limit(file, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  sqlite3_limit(file, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit(file, SQLITE_LIMIT_COMPOUND_SELECT, 10);
  sqlite3_limit(file, SQLITE_LIMIT_VDBE_OP, 1 << 20);
  sqlite3_limit(file, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(file, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  sqlite3_limit(file, SQLITE_LIMIT_WORKER_THREADS, 0);
}

}  // namespace

Sqlite::Sqlite(const std::filesystem::path& path, int flags, bool immutable) {
  const std::string address = address_of(path, immutable);
  if (sqlite3_open_v2(address.c_str(), &handle_, flags | SQLITE_OPEN_URI, nullptr) != SQLITE_OK) {
    const std::string message = handle_ != nullptr ? sqlite3_errmsg(handle_) : "out of memory";
    sqlite3_close(handle_);
    throw SqliteFailure(message);
  }
}

Sqlite Sqlite::open_untouched(const std::filesystem::path& path) {
  Sqlite file(path, SQLITE_OPEN_READONLY, true);
  harden(file.handle_);
  file.run("PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;");
  return file;
}

Sqlite Sqlite::open_own(const std::filesystem::path& path) {
  return Sqlite(path, SQLITE_OPEN_READWRITE, false);
}

Sqlite::~Sqlite() { sqlite3_close(handle_); }

Sqlite::Sqlite(Sqlite&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}

void Sqlite::run(const char* sql) const {
  check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr), handle_);
}

Statement::Statement(const Sqlite& file, std::string_view sql) : file_(file.handle()) {
  check(sqlite3_prepare_v2(file_, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr),
        file_);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int position, std::string_view value) {
  check(sqlite3_bind_text(statement_, position, value.data(), static_cast<int>(value.size()),
                          SQLITE_TRANSIENT),
        file_);
  return *this;
}

Statement& Statement::bind(int position, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, position, value), file_);
  return *this;
}

Statement& Statement::bind_null(int position) {
  check(sqlite3_bind_null(statement_, position), file_);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(file_);
  return false;
}

void Statement::run() {
  while (step()) {
  }
  check(sqlite3_reset(statement_), file_);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? "" : std::string(bytes, static_cast<std::size_t>(size));
}

std::string Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string quoted_identifier(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace nahraum::geo::detail
