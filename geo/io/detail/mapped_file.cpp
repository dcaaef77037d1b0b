#include "geo/io/detail/mapped_file.h"

#include <cstdint>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/core/error.h"

namespace nahraum::geo::detail {

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const auto refuse = [&path] {
    throw Error(ErrorKind::Input, {"Die Datei lässt sich nicht lesen.", "The file cannot be read."})
        .in_file(path.filename().string())
        .with_hint({"Bitte prüfen, ob sie noch da ist und das Leserecht besteht.",
                    "Please check that it is still there and may be read."});
  };
  // Without O_NONBLOCK a pipe would keep us waiting for a writer.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) refuse();
  struct stat status {};
  const bool regular = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  void* memory = MAP_FAILED;
  const auto size = static_cast<std::size_t>(status.st_size);
  if (regular && size > 0) memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  ::close(fd);
  if (!regular || (size > 0 && memory == MAP_FAILED)) refuse();
  const std::string_view bytes =
      size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(memory), size);
  return std::shared_ptr<const MappedFile>(new MappedFile(bytes));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) {
    // munmap wants a pointer to what may be changed; nothing is.
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
}

}  // namespace nahraum::geo::detail
