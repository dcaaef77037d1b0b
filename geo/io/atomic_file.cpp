#include "geo/io/atomic_file.h"

#include <cerrno>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/core/error.h"
#include "geo/io/disk_trouble.h"

namespace nahraum::geo {

namespace fs = std::filesystem;

namespace {

/// What the system said, in words. strerror would follow the locale.
Text reason(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return {"Der Datenträger ist voll.", "The disk is full."};
    case EFBIG:
      return {"Die Datei wird zu groß für diesen Datenträger.",
              "The file becomes too large for this disk."};
    case EACCES:
    case EPERM:
      return {"Das Schreibrecht fehlt.", "There is no permission to write."};
    case EROFS:
      return {"Der Datenträger ist schreibgeschützt.", "The disk is read-only."};
    case ENOENT:
    case ENOTDIR:
      return {"Den Ordner gibt es nicht.", "The folder does not exist."};
    case EISDIR:
    case ENOTEMPTY:
      return {"Dort liegt ein Ordner gleichen Namens.", "There is a folder of that name."};
    case ENAMETOOLONG:
      return {"Der Name ist zu lang.", "The name is too long."};
    default:
      return text("Systemfehler {}.", "System error {}.", code);
  }
}

[[noreturn]] void fail(const fs::path& target, int code) {
  const Text why = reason(code);
  throw Error(ErrorKind::Io, {"Die Datei lässt sich nicht schreiben. " + why.de,
                              "The file cannot be written. " + why.en})
      .in_file(target.filename().string())
      .with_hint({"Eine frühere Fassung ist unverändert.", "An earlier version is unchanged."});
}

/// Closes on every way out; close() reports the errors that a delayed write left behind.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  [[nodiscard]] bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

void write_all(int fd, std::string_view bytes, const fs::path& target) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(target, errno);
    // A short write is no error yet: the next one says why there is no more room.
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void check_same(const fs::path& path, std::string_view bytes, const fs::path& target) {
  Descriptor file(path, O_RDONLY);
  if (!file.open()) fail(target, errno);
  std::vector<char> buffer(1 << 16);
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(target, errno);
    if (got == 0) break;
    const std::string_view part(buffer.data(), static_cast<std::size_t>(got));
    if (!bytes.starts_with(part)) fail(target, EIO);
    bytes.remove_prefix(part.size());
  }
  if (!bytes.empty()) fail(target, EIO);
}

void sync(const fs::path& path, int flags, const fs::path& target) {
  Descriptor file(path, flags);
  if (!file.open()) fail(target, errno);
  const bool synced = ::fsync(file.get()) == 0;
  // Some network drives cannot sync a folder; the file itself has been synced by then.
  const bool folder_without_sync =
      (flags & O_DIRECTORY) != 0 && (errno == EINVAL || errno == ENOTSUP);
  if (!synced && !folder_without_sync) fail(target, errno);
  if (!file.close()) fail(target, errno);
}

fs::path folder_of(const fs::path& target) {
  const fs::path folder = target.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

/// A name nobody uses: the process number tells programs that run side by side apart.
fs::path temporary_name(const fs::path& target) {
  const std::string stem = target.stem().string();
  const std::string extension = target.extension().string();
  for (int i = 0;; ++i) {
    fs::path name = folder_of(target) / fmt::format(".{}.{}-{}{}", stem, ::getpid(), i, extension);
    struct stat unused {};
    if (::lstat(name.c_str(), &unused) != 0) return name;
  }
}

}  // namespace

AtomicFile::AtomicFile(fs::path target) : target_(std::move(target)) {
  struct stat folder {};
  if (::stat(folder_of(target_).c_str(), &folder) != 0) fail(target_, errno);
  if (!S_ISDIR(folder.st_mode)) fail(target_, ENOTDIR);
  temporary_ = temporary_name(target_);
}

AtomicFile::~AtomicFile() {
  if (done_) return;
  ::unlink(temporary_.c_str());
  // SQLite leaves these beside an unfinished file.
  for (const char* suffix : {"-journal", "-wal", "-shm"}) {
    ::unlink((temporary_.string() + suffix).c_str());
  }
}

void AtomicFile::commit(const std::function<void(const fs::path&)>& verify) {
  if (verify) verify(temporary_);
  sync(temporary_, O_RDONLY, target_);
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(target_, errno);
  done_ = true;
  sync(folder_of(target_), O_RDONLY | O_DIRECTORY, target_);
}

void refuse_full_disk(const fs::path& temporary, const fs::path& target) {
  constexpr std::size_t kMore = 1 << 20;
  Descriptor file(temporary, O_WRONLY | O_APPEND);
  if (file.open()) write_all(file.get(), std::string(kMore, '\0'), target);
}

Text reason_of(const std::error_code& problem) { return reason(problem.value()); }

void write_file_atomically(const fs::path& target, std::string_view bytes) {
  AtomicFile file(target);
  Descriptor out(file.temporary(), O_WRONLY | O_CREAT | O_EXCL);
  if (!out.open()) fail(target, errno);
  write_all(out.get(), bytes, target);
  if (!out.close()) fail(target, errno);
  file.commit([&](const fs::path& written) { check_same(written, bytes, target); });
}

}  // namespace nahraum::geo
