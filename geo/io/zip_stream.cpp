#include "geo/io/zip_stream.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <zip.h>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

struct ZipClose {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

[[noreturn]] void refuse(const std::string& file, const std::string& entry) {
  throw Error(
      ErrorKind::Input,
      text("„{}“ im Archiv ist beschädigt, verschlüsselt oder unbekannt gepackt.",
           "\"{}\" in the archive is damaged, encrypted or packed in an unknown way.", entry))
      .in_file(file)
      .with_hint({"Bitte die Datei neu herunterladen.", "Please download the file again."});
}

class ZipSource : public ByteSource {
 public:
  ZipSource(zip_t* archive, std::string file, ZipEntry entry)
      : file_(std::move(file)),
        entry_(std::move(entry)),
        stream_(zip_fopen_index(archive, entry_.index, 0)) {
    if (!stream_) refuse(file_, entry_.name);
  }

  std::size_t read(std::span<char> into) override {
    const zip_int64_t got = zip_fread(stream_.get(), into.data(), into.size());
    // libzip reports a wrong checksum here, a wrong length not always.
    if (got < 0) refuse(file_, entry_.name);
    read_ += static_cast<std::uint64_t>(got);
    const bool whole = got > 0 ? read_ <= entry_.size : read_ == entry_.size;
    if (!whole) refuse(file_, entry_.name);
    return static_cast<std::size_t>(got);
  }
  [[nodiscard]] std::uint64_t size() const override { return entry_.size; }

 private:
  std::string file_;
  ZipEntry entry_;
  std::unique_ptr<zip_file_t, ZipClose> stream_;
  std::uint64_t read_ = 0;
};

}  // namespace

struct ZipArchive::State {
  std::string file;
  std::unique_ptr<zip_t, ZipClose> archive;
  std::vector<ZipEntry> entries;
};

ZipArchive::ZipArchive(const std::filesystem::path& path, const ArchiveLimits& limits)
    : state_(std::make_unique<State>()) {
  check_archive(path, limits);
  state_->file = path.filename().string();
  state_->archive.reset(zip_open(path.c_str(), ZIP_RDONLY, nullptr));
  zip_t* archive = state_->archive.get();
  if (archive == nullptr) refuse(state_->file, state_->file);
  const auto count =
      static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive, 0)));
  for (std::uint64_t i = 0; i < count; ++i) {
    zip_stat_t status;
    if (zip_stat_index(archive, i, 0, &status) != 0) refuse(state_->file, std::to_string(i));
    const std::string_view name = status.name;
    if (!name.ends_with('/')) state_->entries.push_back({std::string(name), status.size, i});
  }
  std::sort(state_->entries.begin(), state_->entries.end(),
            [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; });
}

ZipArchive::~ZipArchive() = default;
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;

const std::vector<ZipEntry>& ZipArchive::entries() const { return state_->entries; }

std::unique_ptr<ByteSource> ZipArchive::open(const ZipEntry& entry) const {
  return std::make_unique<ZipSource>(state_->archive.get(), state_->file, entry);
}

bool looks_like_zip(const std::filesystem::path& path) {
  std::array<char, 4> start{};
  const std::size_t got = open_file_source(path)->read(start);
  const std::string_view magic(start.data(), got);
  // Local file header, or the end record of an empty archive.
  return magic == std::string_view("PK\x03\x04", 4) || magic == std::string_view("PK\x05\x06", 4);
}

}  // namespace nahraum::geo
