#include "geo/io/detail/whole_file.h"

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/byte_source.h"

namespace nahraum::geo::detail {

namespace {

[[noreturn]] void refuse_size(const std::filesystem::path& path, std::size_t limit) {
  const Text size = number_text(static_cast<double>(limit >> 20));
  throw Error(ErrorKind::Input, Text{"Die Datei ist größer als " + size.de + " MB.",
                                     "The file is larger than " + size.en + " MB."})
      .in_file(path.filename().string())
      .with_hint({"Bitte die Tabelle auf das Untersuchungsgebiet kürzen.",
                  "Please cut the table down to the study area."});
}

}  // namespace

std::string whole_file(const std::filesystem::path& path, std::size_t limit) {
  const std::unique_ptr<ByteSource> source = open_file_source(path);
  if (source->size() > limit) refuse_size(path, limit);
  // One byte more than told, so that the end is seen without growing.
  std::string bytes(source->size() + 1, '\0');
  std::size_t filled = 0;
  while (const std::size_t read = source->read({bytes.data() + filled, bytes.size() - filled})) {
    filled += read;
    if (filled > limit) refuse_size(path, limit);
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace nahraum::geo::detail
