#include "analysis/scenario/journal.h"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/core/error.h"
#include "geo/core/hash.h"
#include "geo/core/numbers.h"
#include "geo/io/atomic_file.h"

namespace nahraum::analysis {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kHead = "nahraum-record ";

[[noreturn]] void fail(const fs::path& path, int code) {
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  const bool forbidden = code == EACCES || code == EPERM || code == EROFS;
  const geo::Text why =
      full        ? geo::Text{"Der Datenträger ist voll.", "The disk is full."}
      : forbidden ? geo::Text{"Das Schreibrecht fehlt.", "There is no permission to write."}
                  : geo::text("Systemfehler {}.", "System error {}.", code);
  throw geo::Error(geo::ErrorKind::Io, {"Die Änderung lässt sich nicht sichern. " + why.de,
                                        "The change cannot be secured. " + why.en})
      .in_file(path.filename().string())
      .with_hint({"Sie ist nicht übernommen; alles davor ist gesichert.",
                  "It was not made; everything before it is secured."});
}

std::string framed(std::string_view record) {
  return fmt::format("{}{} {}\n{}\n", kHead, record.size(), geo::sha256(record), record);
}

/// A whole record at `from`: its bytes and the place behind it.
struct Found {
  std::string_view record;
  std::size_t end = 0;
};

std::optional<Found> record_at(std::string_view bytes, std::size_t from) {
  const std::string_view rest = bytes.substr(from);
  if (!rest.starts_with(kHead)) return std::nullopt;
  const std::size_t line = rest.find('\n');
  const std::size_t space = rest.find(' ', kHead.size());
  if (line == std::string_view::npos || space >= line) return std::nullopt;
  const auto length = geo::parse_integer(rest.substr(kHead.size(), space - kHead.size()));
  if (!length || *length < 0) return std::nullopt;
  const auto size = static_cast<std::size_t>(*length);
  if (size >= rest.size() || line + 1 + size >= rest.size()) return std::nullopt;
  const std::string_view record = rest.substr(line + 1, size);
  if (rest[line + 1 + size] != '\n') return std::nullopt;
  if (geo::sha256(record) != rest.substr(space + 1, line - space - 1)) return std::nullopt;
  return Found{record, from + line + 1 + size + 1};
}

std::string bytes_of(const fs::path& path) {
  std::error_code problem;
  if (!fs::exists(path, problem)) return "";
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file) fail(path, EIO);
  return std::move(content).str();
}

/// The newest whole record and the end of the whole part. Each holds everything: one behind damaged
/// bytes is as good as any.
Found last_of(std::string_view bytes) {
  const std::string next_line = "\n" + std::string(kHead);
  Found last;
  for (std::size_t at = 0; at < bytes.size();) {
    if (const auto next = record_at(bytes, at)) {
      last = *next;
      at = last.end;
      continue;
    }
    const std::size_t line = bytes.find(next_line, at);
    if (line == std::string_view::npos) break;
    at = line + 1;
  }
  return last;
}

void sync_folder(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) fail(path, errno);
  const bool synced = ::fsync(file) == 0;
  const int code = errno;
  ::close(file);
  // Some network drives cannot sync a folder; the file itself is synced with each record.
  if (!synced && code != EINVAL && code != ENOTSUP) fail(path, code);
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// A file that was removed or moved away still takes every byte, and nobody finds them again.
bool is_in_place(int file, const fs::path& path) {
  struct stat opened {
  }, named{};
  return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

std::optional<std::string> newest_record(const fs::path& path) {
  const std::string bytes = bytes_of(path);
  const Found last = last_of(bytes);
  if (last.end == 0) return std::nullopt;
  return std::string(last.record);
}

bool is_unreadable(const fs::path& path) {
  const std::string bytes = bytes_of(path);
  if (bytes.empty() || last_of(bytes).end > 0) return false;
  const std::string_view start = std::string_view(bytes).substr(0, kHead.size());
  if (!kHead.starts_with(start)) return true;
  // A record torn in its writing ends before the length it names.
  const std::size_t line = bytes.find('\n');
  const std::size_t space = bytes.find(' ', kHead.size());
  if (line == std::string::npos || space >= line) return false;
  const auto length =
      geo::parse_integer(std::string_view(bytes).substr(kHead.size(), space - kHead.size()));
  return !length || *length < 0 || bytes.size() - line - 1 > static_cast<std::size_t>(*length);
}

Journal::Journal(fs::path path) : path_(std::move(path)) {
  const std::string bytes = bytes_of(path_);
  whole_ = last_of(bytes).end;
  open();
}

Journal::~Journal() { close(); }

void Journal::close() {
  if (file_ >= 0) ::close(std::exchange(file_, -1));
}

void Journal::open() {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) fail(path_, errno);
  if (::ftruncate(file_, static_cast<off_t>(whole_)) != 0 ||
      ::lseek(file_, static_cast<off_t>(whole_), SEEK_SET) < 0) {
    const int code = errno;
    close();
    fail(path_, code);
  }
  sync_folder(path_);
}

void Journal::append(std::string_view record) {
  const std::string bytes = framed(record);
  if (file_ >= 0 && !is_in_place(file_, path_)) {
    close();
    whole_ = last_of(bytes_of(path_)).end;
  }
  if (whole_ + bytes.size() > kMostBytes && whole_ > 0) {
    close();
    geo::write_file_atomically(path_, bytes);
    whole_ = bytes.size();
    return open();
  }
  if (file_ < 0) open();
  int code = write_all(file_, bytes);
  if (code == 0 && ::fsync(file_) != 0) code = errno;
  if (code == 0) {
    whole_ += bytes.size();
    return;
  }
  // Taken back, so that the next record follows a whole one. The end is also cut when it is opened.
  close();
  (void)::truncate(path_.c_str(), static_cast<off_t>(whole_));
  fail(path_, code);
}

void Journal::clear() {
  close();
  whole_ = 0;
  if (::unlink(path_.c_str()) != 0 && errno != ENOENT) fail(path_, errno);
  sync_folder(path_);
}

}  // namespace nahraum::analysis
