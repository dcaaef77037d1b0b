#include "geo/io/zip_writer.h"

#include <memory>

#include <zip.h>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

constexpr zip_uint16_t kMidnight = 0;
constexpr zip_uint16_t kFirstDay = 1 << 5 | 1;  ///< 1 January 1980, the first a zip can hold

Error refused(const char* why) {
  return Error(ErrorKind::Io, text("Das Archiv ließ sich nicht schreiben ({}).",
                                   "The archive could not be written ({}).", why));
}

void add(zip_t* archive, const ZipContent& entry) {
  zip_source_t* source =
      zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), /*freep=*/0);
  if (source == nullptr) throw refused(zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    throw refused(zip_strerror(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = entry.compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  if (zip_set_file_compression(archive, at, method, 0) != 0 ||
      zip_file_set_dostime(archive, at, kMidnight, kFirstDay, 0) != 0)
    throw refused(zip_strerror(archive));
}

std::string content_of(zip_source_t* source) {
  zip_stat_t state;
  if (zip_source_stat(source, &state) != 0 || zip_source_open(source) != 0)
    throw refused(zip_error_strerror(zip_source_error(source)));
  std::string bytes(state.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) throw refused("read");
  return bytes;
}

}  // namespace

std::string zip_bytes(const std::vector<ZipContent>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> source(
      zip_source_buffer_create(nullptr, 0, 0, &error), zip_source_free);
  if (!source) throw refused(zip_error_strerror(&error));
  zip_source_keep(source.get());  // closing the archive lets go of its own hold
  zip_t* archive = zip_open_from_source(source.get(), ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(source.get());
    throw refused(zip_error_strerror(&error));
  }
  try {
    for (const ZipContent& entry : entries) add(archive, entry);
  } catch (...) {
    zip_discard(archive);
    throw;
  }
  if (zip_close(archive) != 0) {
    const std::string why = zip_strerror(archive);
    zip_discard(archive);
    throw refused(why.c_str());
  }
  return content_of(source.get());
}

}  // namespace nahraum::geo
