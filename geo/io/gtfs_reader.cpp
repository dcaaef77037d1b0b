#include "geo/io/gtfs_reader.h"

#include <algorithm>
#include <cstring>

#include "geo/core/error.h"
#include "geo/io/detail/gtfs_draft.h"
#include "geo/io/zip_stream.h"

namespace nahraum::geo {

namespace gtfs {

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? std::nullopt : std::optional(found->second);
}

std::pair<std::uint32_t, bool> IdTable::insert(std::string_view id, std::string shown) {
  const auto row = static_cast<std::uint32_t>(shown_.size());
  const auto [entry, fresh] = rows_.try_emplace(std::string(id), row);
  if (!fresh) return {entry->second, false};
  bytes_ += id.size() + shown.size();
  if (bytes_ > 1u << 30u) {
    throw Error(ErrorKind::Input, text("Die Kennungen des Fahrplans sind zusammen größer als 1 GB.",
                                       "The timetable's identifiers exceed 1 GB."));
  }
  shown_.push_back(std::move(shown));
  return {row, true};
}

std::unique_ptr<GtfsTable> Draft::open(std::string_view file,
                                       std::span<const Column> columns) const {
  std::unique_ptr<ByteSource> source = feed.open(file);
  if (!source) return nullptr;
  return std::make_unique<GtfsTable>(std::move(source), path_of(file), columns, findings);
}

std::unique_ptr<GtfsTable> Draft::open_needed(std::string_view file,
                                              std::span<const Column> columns) const {
  std::unique_ptr<GtfsTable> table = open(file, columns);
  if (table) return table;
  throw Error(ErrorKind::Input,
              text("Im Fahrplan fehlt die Datei „{}“; ohne sie ist es kein GTFS-Fahrplan.",
                   "The timetable lacks the file \"{}\"; without it, it is no GTFS feed.", file))
      .in_file(options.name)
      .with_hint(text("Bitte die vollständige GTFS-Datei beim Verkehrsverbund anfordern.",
                      "Please ask the transport association for the complete GTFS file."));
}

namespace {

class ZipFeed : public Feed {
 public:
  ZipFeed(const std::filesystem::path& path, const GtfsOptions& options, Findings& findings)
      : archive_(path, {.total_bytes = options.total_bytes}) {
    find_folder(options, findings);
  }
  [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view file) const override {
    for (const ZipEntry& entry : archive_.entries()) {
      if (entry.name == folder_ + std::string(file)) return archive_.open(entry);
    }
    return nullptr;
  }

 private:
  // Some pack the folder instead of the files.
  void find_folder(const GtfsOptions& options, Findings& findings) {
    std::vector<std::string> folders;
    for (const ZipEntry& entry : archive_.entries()) {
      const std::size_t slash = entry.name.rfind('/');
      const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
      if (entry.name.substr(begin) == "stops.txt") folders.push_back(entry.name.substr(0, begin));
    }
    if (folders.size() != 1 || folders.front().empty()) return;
    folder_ = folders.front();
    findings.set_file(options.name);
    findings.add(Severity::Info, "gtfs.folder",
                 text("Die Dateien liegen im Archiv in einem Unterordner; gelesen wurde dieser.",
                      "The files lie in a folder of the archive; that folder was read."));
  }

  ZipArchive archive_;
  std::string folder_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view content) : rest_(content), size_(content.size()) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t n = std::min(into.size(), rest_.size());
    if (n > 0) std::memcpy(into.data(), rest_.data(), n);
    rest_.remove_prefix(n);
    return n;
  }
  [[nodiscard]] std::uint64_t size() const override { return size_; }

 private:
  std::string_view rest_;
  std::size_t size_;
};

class MemoryFeed : public Feed {
 public:
  explicit MemoryFeed(std::span<const GtfsFile> files) : files_(files) {}
  [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view file) const override {
    for (const GtfsFile& one : files_) {
      if (one.name == file) return std::make_unique<MemorySource>(one.content);
    }
    return nullptr;
  }

 private:
  std::span<const GtfsFile> files_;
};

Timetable read_feed(const Feed& feed, const GtfsOptions& options, Findings& findings,
                    Progress& progress) {
  Draft draft{.feed = feed, .options = options, .findings = findings, .progress = progress};
  read_agency(draft);
  read_stops(draft);
  read_routes(draft);
  read_calendar(draft);
  read_trips(draft);
  read_stop_times(draft);
  read_frequencies(draft);
  finish_trips(draft);
  finish_services(draft);
  read_feed_info(draft);
  read_transfers(draft);
  finish_stops(draft);
  return std::move(draft.result);
}

}  // namespace
}  // namespace gtfs

Timetable read_gtfs(const std::filesystem::path& path, const GtfsOptions& options,
                    Findings& findings, Progress& progress) {
  GtfsOptions named = options;
  if (named.name.empty()) named.name = path.filename().string();
  const gtfs::ZipFeed feed(path, named, findings);
  return gtfs::read_feed(feed, named, findings, progress);
}

Timetable parse_gtfs(std::span<const GtfsFile> files, const GtfsOptions& options,
                     Findings& findings) {
  GtfsOptions named = options;
  if (named.name.empty()) named.name = "gtfs";
  Progress progress;
  return gtfs::read_feed(gtfs::MemoryFeed(files), named, findings, progress);
}

}  // namespace nahraum::geo
