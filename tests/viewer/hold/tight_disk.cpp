#include "tests/viewer/hold/tight_disk.h"

#include <algorithm>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

namespace nahraum::app {

namespace {

constexpr const char* kFiller = ".filler";

void limit_files(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

TightDisk::TightDisk(std::uint64_t bytes) : path_(folder_.path() / "platte") {
  std::filesystem::create_directory(path_);
  const std::string size = "size=" + std::to_string(bytes);
  mounted_ = ::mount("none", path_.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

TightDisk::~TightDisk() {
  free();
  if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
}

void TightDisk::fill(std::uint64_t left) {
  free();
  if (!mounted_) return limit_files(left);
  const int file = ::open((path_ / kFiller).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  std::string block(4096, 'x');
  std::uint64_t written = 0;
  for (ssize_t got = 0; (got = ::write(file, block.data(), block.size())) > 0;)
    written += static_cast<std::uint64_t>(got);
  if (left > 0) (void)!::ftruncate(file, static_cast<off_t>(written - std::min(written, left)));
  ::close(file);
}

void TightDisk::free() {
  if (!mounted_) return limit_files(RLIM_INFINITY);
  (void)lock(false);
  ::unlink((path_ / kFiller).c_str());
}

bool TightDisk::lock(bool locked) {
  if (!mounted_) return false;
  const unsigned long flags = MS_REMOUNT | (locked ? static_cast<unsigned long>(MS_RDONLY) : 0UL);
  return ::mount("none", path_.c_str(), "tmpfs", flags, nullptr) == 0;
}

}  // namespace nahraum::app
