#include "geo/io/array_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include "geo/core/error.h"
#include "geo/core/parallel.h"
#include "geo/io/atomic_file.h"
#include "geo/io/byte_source.h"
#include "geo/io/detail/huge_pages.h"
#include "geo/io/detail/mapped_file.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "the file is little-endian");

constexpr std::string_view kMagic = "NAHRAUM1";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kAlign = 64;
/// Checksums are of pieces, so that one long array is checked by all cores.
constexpr std::size_t kPiece = 4 << 20;

struct Head {
  std::array<char, 8> magic{};
  std::uint32_t version = kVersion;
  std::uint32_t arrays = 0;
  std::uint64_t length = 0;
  std::uint64_t directory_hash = 0;
  std::array<char, 32> unused{};
};
static_assert(sizeof(Head) == kAlign);

struct Entry {
  std::array<char, 32> name{};
  std::uint64_t element = 0;
  std::uint64_t count = 0;
  std::uint64_t offset = 0;
  std::uint64_t hash = 0;
};
static_assert(sizeof(Entry) == kAlign);

std::size_t aligned(std::size_t size) { return (size + kAlign - 1) / kAlign * kAlign; }

/// XXH3 of the XXH3s of the pieces.
std::uint64_t hash_of(std::string_view bytes, std::size_t threads) {
  std::vector<std::uint64_t> pieces((bytes.size() + kPiece - 1) / kPiece);
  ordered_for({.size = pieces.size(), .threads = threads, .chunk = 1},
              [&](std::size_t i, std::size_t) {
                const std::string_view piece = bytes.substr(i * kPiece, kPiece);
                pieces[i] = XXH3_64bits(piece.data(), piece.size());
              });
  return XXH3_64bits_withSeed(pieces.data(), pieces.size() * sizeof(std::uint64_t), bytes.size());
}

[[noreturn]] void fail_write(const fs::path& path) {
  const bool full = errno == ENOSPC || errno == EDQUOT;
  throw Error(ErrorKind::Io,
              full ? Text{"Der Datenträger ist voll.", "The disk is full."}
                   : Text{"Die Datei lässt sich nicht schreiben.", "The file cannot be written."})
      .in_file(path.filename().string());
}

struct Output {
  explicit Output(const fs::path& path)
      : fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {}
  ~Output() {
    // What a delayed write left behind is told by the fsync of the commit.
    if (fd >= 0) ::close(fd);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  const int fd;
};

void write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_write(path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

[[noreturn]] void refuse(const std::string& file) {
  throw Error(ErrorKind::Input, {"Die gespeicherte Datei ist beschädigt oder von anderer Art.",
                                 "The stored file is damaged or of another kind."})
      .in_file(file)
      .with_hint({"Bitte löschen; sie wird neu angelegt.", "Please delete it; it is made again."});
}

void require_good(bool good, const std::string& file) {
  if (!good) refuse(file);
}

bool all_zero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

template <typename T>
T copied(std::string_view bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof(T));
  return value;
}

Head checked_head(std::string_view bytes, const std::string& file) {
  require_good(bytes.size() >= sizeof(Head), file);
  const Head head = copied<Head>(bytes);
  const bool good = std::string_view(head.magic.data(), head.magic.size()) == kMagic &&
                    head.version == kVersion && head.length == bytes.size() &&
                    all_zero({head.unused.data(), head.unused.size()}) &&
                    head.arrays <= (bytes.size() - sizeof(Head)) / sizeof(Entry);
  require_good(good, file);
  const std::string_view directory = bytes.substr(sizeof(Head), head.arrays * sizeof(Entry));
  require_good(XXH3_64bits(directory.data(), directory.size()) == head.directory_hash, file);
  return head;
}

/// Arrays follow one another without gaps, so nothing in the file is unchecked.
std::vector<Entry> checked_entries(std::string_view bytes, const std::string& file) {
  const Head head = checked_head(bytes, file);
  std::vector<Entry> entries;
  std::size_t end = sizeof(Head) + head.arrays * sizeof(Entry);
  for (std::size_t i = 0; i < head.arrays; ++i) {
    const auto entry = copied<Entry>(bytes.substr(sizeof(Head) + i * sizeof(Entry)));
    const bool good = entry.offset == end && entry.element > 0 && entry.name.back() == '\0' &&
                      entry.count <= (bytes.size() - end) / entry.element;
    require_good(good, file);
    const std::size_t size = entry.element * entry.count;
    const std::size_t next = aligned(end + size);
    require_good(next <= bytes.size() && all_zero(bytes.substr(end + size, next - end - size)),
                 file);
    end = next;
    entries.push_back(entry);
  }
  require_good(end == bytes.size(), file);
  return entries;
}

}  // namespace

void ArrayFileWriter::add_bytes(std::string_view name, std::size_t element, std::size_t count,
                                const void* data) {
  const bool taken = std::any_of(parts_.begin(), parts_.end(),
                                 [&](const Part& part) { return part.name == name; });
  if (taken || name.empty() || name.size() > 31 || name.find('\0') != std::string_view::npos) {
    throw Error(ErrorKind::Internal, text("Der Name „{}“ ist für ein Feld nicht zulässig.",
                                          "The name \"{}\" is not allowed for an array.", name));
  }
  parts_.push_back({std::string(name), element, count, data});
}

void ArrayFileWriter::write(const fs::path& path) const {
  std::vector<Entry> entries;
  std::size_t end = sizeof(Head) + parts_.size() * sizeof(Entry);
  for (const Part& part : parts_) {
    Entry entry;
    std::copy(part.name.begin(), part.name.end(), entry.name.begin());
    entry.element = part.element;
    entry.count = part.count;
    entry.offset = end;
    entry.hash = hash_of({static_cast<const char*>(part.data), part.element * part.count}, 0);
    end = aligned(end + part.element * part.count);
    entries.push_back(entry);
  }
  Head head;
  std::copy(kMagic.begin(), kMagic.end(), head.magic.begin());
  head.arrays = static_cast<std::uint32_t>(entries.size());
  head.length = end;
  head.directory_hash = XXH3_64bits(entries.data(), entries.size() * sizeof(Entry));

  AtomicFile file(path);
  const Output out(file.temporary());
  if (out.fd < 0) fail_write(path);
  write_all(out.fd, {reinterpret_cast<const char*>(&head), sizeof(head)}, path);
  write_all(out.fd, {reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(Entry)},
            path);
  for (const Part& part : parts_) {
    const std::size_t size = part.element * part.count;
    write_all(out.fd, {static_cast<const char*>(part.data), size}, path);
    write_all(out.fd, std::string(aligned(size) - size, '\0'), path);
  }
  file.commit([](const fs::path& written) { (void)ArrayFile::open(written); });
}

ArrayFile ArrayFile::open(const fs::path& path, const ArrayFileOptions& options) {
  const auto mapping = detail::MappedFile::open(path);
  const std::string_view bytes = mapping->bytes();
  detail::prefer_huge_pages(bytes.data(), bytes.size());
  ArrayFile result;
  result.file_ = path.filename().string();
  for (const auto& entry : checked_entries(bytes, result.file_)) {
    const std::size_t size = entry.element * entry.count;
    if (options.check_content) {
      require_good(hash_of(bytes.substr(entry.offset, size), options.threads) == entry.hash,
                   result.file_);
    }
    result.entries_.push_back(
        {entry.name.data(), entry.element, entry.count, bytes.data() + entry.offset});
  }
  result.owner_ = mapping;
  return result;
}

const ArrayFile::Entry* ArrayFile::find(std::string_view name) const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& e) { return e.name == name; });
  return entry == entries_.end() ? nullptr : &*entry;
}

const ArrayFile::Entry& ArrayFile::require(std::string_view name, std::size_t element) const {
  const Entry* entry = find(name);
  if (entry == nullptr || entry->element != element) refuse(file_);
  return *entry;
}

std::string_view ArrayFile::text(std::string_view name) const {
  const Entry& entry = require(name, 1);
  return {entry.data, entry.count};
}

std::vector<std::string> ArrayFile::names() const {
  std::vector<std::string> result;
  for (const Entry& entry : entries_) result.push_back(entry.name);
  return result;
}

std::uint64_t content_hash(const fs::path& path) {
  const std::unique_ptr<ByteSource> source = open_file_source(path);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  if (state == nullptr) throw std::bad_alloc();
  XXH3_64bits_reset(state.get());
  std::vector<char> block(1 << 20);
  while (const std::size_t got = source->read(block)) {
    XXH3_64bits_update(state.get(), block.data(), got);
  }
  return XXH3_64bits_digest(state.get());
}

}  // namespace nahraum::geo
