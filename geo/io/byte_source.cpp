#include "geo/io/byte_source.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path) {
  throw Error(ErrorKind::Input,
              text("Die Datei lässt sich nicht lesen.", "The file cannot be read."))
      .in_file(path.filename().string())
      .with_hint({"Bitte prüfen, ob sie noch da ist und das Leserecht besteht.",
                  "Please check that it is still there and may be read."});
}

class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::filesystem::path& path)
      : path_(path), fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    struct stat status {};
    if (fd_ < 0 || ::fstat(fd_, &status) != 0 || !S_ISREG(status.st_mode)) {
      if (fd_ >= 0) ::close(fd_);
      refuse(path_);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~FileSource() override { ::close(fd_); }

  std::size_t read(std::span<char> into) override {
    for (;;) {
      const ssize_t got = ::read(fd_, into.data(), into.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) refuse(path_);
    }
  }
  [[nodiscard]] std::uint64_t size() const override { return size_; }

 private:
  std::filesystem::path path_;
  int fd_;
  std::uint64_t size_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file_source(const std::filesystem::path& path) {
  return std::make_unique<FileSource>(path);
}

}  // namespace nahraum::geo
