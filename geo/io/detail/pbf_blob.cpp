#include "geo/io/detail/pbf_blob.h"

#include <algorithm>

#include <libdeflate.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/detail/pbf_fields.h"

namespace nahraum::geo::pbf {

namespace {

constexpr std::size_t kMaxHeader = 64 << 10;
constexpr std::size_t kMaxBlob = 32 << 20;
/// Deflate cannot do better than 1032 to 1.
constexpr std::size_t kBestRatio = 1032;
/// Real extracts unpack to two to ten times their size.
constexpr std::size_t kAbsurdRatio = 60;
constexpr std::size_t kAbsurdSize = 64 << 20;

const Text kAgain{"Bitte den Auszug neu herunterladen.", "Please download the extract again."};

[[noreturn]] void not_pbf() {
  throw Error(ErrorKind::Input, {"Die Datei ist kein OpenStreetMap-Auszug im Format PBF.",
                                 "The file is no OpenStreetMap extract in PBF format."})
      .with_hint(
          {"Bitte eine Datei „….osm.pbf“ wählen, wie sie zum Beispiel die Geofabrik anbietet.",
           "Please choose a file \"….osm.pbf\", such as Geofabrik offers."});
}

[[noreturn]] void cut_off(std::size_t number) {
  throw Error(ErrorKind::Input,
              text("Die Datei endet mitten in Block {}; sie ist nicht vollständig.",
                   "The file ends in the middle of block {}; it is not complete.", number))
      .with_hint(kAgain);
}

[[noreturn]] void damaged_frame(std::size_t number) {
  throw Error(ErrorKind::Input, text("Block {} der Datei ist beschädigt.",
                                     "Block {} of the file is damaged.", number))
      .with_hint(kAgain);
}

[[noreturn]] void unsupported_packing(std::string_view kind) {
  throw Error(ErrorKind::Unsupported,
              text("Die Datei ist mit „{}“ gepackt; gelesen wird nur die übliche Packung (zlib).",
                   "The file is packed with \"{}\"; only the usual packing (zlib) is read.", kind))
      .with_hint({"Umwandeln zum Beispiel mit: osmium cat -f pbf,pbf_compression=zlib",
                  "Convert it for example with: osmium cat -f pbf,pbf_compression=zlib"});
}

/// Goes through the file; every length is checked before it is used.
class FrameReader {
 public:
  explicit FrameReader(std::string_view file) : rest_(file) {}

  [[nodiscard]] bool more() const { return !rest_.empty(); }
  [[nodiscard]] std::size_t number() const { return number_; }

  /// Type of the next blob; `blob` is its description.
  std::string_view next(Blob& blob) {
    ++number_;
    std::size_t size = 0;
    const std::string_view type = blob_header(take(header_size()), size);
    const std::string_view body = take(size);
    if (type == "OSMHeader" || type == "OSMData") blob = blob_of(body);
    return type;
  }

 private:
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) {
      // A short file that does not even begin like one is none.
      if (number_ == 1) not_pbf();
      cut_off(number_);
    }
    const std::string_view part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }

  std::size_t header_size() {
    std::size_t size = 0;
    for (const char c : take(4)) size = size << 8 | static_cast<unsigned char>(c);
    if (size > kMaxHeader) number_ == 1 ? not_pbf() : damaged_frame(number_);
    return size;
  }

  std::string_view blob_header(std::string_view bytes, std::size_t& size) {
    std::string_view type;
    std::uint64_t data_size = 0;
    try {
      protozero::pbf_reader message(bytes.data(), bytes.size());
      while (message.next()) {
        if (message.tag() == 1) {
          type = bytes_field(message);
        } else if (message.tag() == 3) {
          data_size = varint_field(message);
        } else {
          message.skip();
        }
      }
    } catch (const std::exception&) {
      number_ == 1 ? not_pbf() : damaged_frame(number_);
    }
    if (number_ == 1 && type != "OSMHeader") not_pbf();
    if (data_size > kMaxBlob) damaged_frame(number_);
    size = data_size;
    return type;
  }

  Blob blob_of(std::string_view bytes) {
    Blob blob;
    blob.number = number_;
    bool found = false;
    std::uint64_t raw_size = 0;
    std::string_view other;
    try {
      protozero::pbf_reader message(bytes.data(), bytes.size());
      while (message.next()) {
        switch (message.tag()) {
          case 1:
          case 3:
            blob.packed = message.tag() == 3;
            blob.data = bytes_field(message);
            found = true;
            break;
          case 2:
            raw_size = varint_field(message);
            break;
          case 4:
            other = "lzma";
            message.skip();
            break;
          case 5:
            other = "bzip2";
            message.skip();
            break;
          case 6:
            other = "lz4";
            message.skip();
            break;
          case 7:
            other = "zstd";
            message.skip();
            break;
          default:
            message.skip();
        }
      }
    } catch (const std::exception&) {
      damaged_frame(number_);
    }
    if (!found && !other.empty()) unsupported_packing(other);
    if (!blob.packed) raw_size = blob.data.size();
    const bool plausible = found && raw_size <= kMaxBlob &&
                           (!blob.packed || raw_size <= blob.data.size() * kBestRatio);
    if (!plausible) damaged_frame(number_);
    blob.raw_size = raw_size;
    return blob;
  }

  std::string_view rest_;
  std::size_t number_ = 0;
};

void check_feature(std::string_view feature) {
  if (feature == "OsmSchema-V0.6" || feature == "DenseNodes") return;
  if (feature == "HistoricalInformation") {
    throw Error(ErrorKind::Unsupported,
                {"Die Datei enthält alle früheren Fassungen der Karte (History).",
                 "The file holds all former versions of the map (history)."})
        .with_hint({"Bitte einen gewöhnlichen Auszug wählen, der nur den heutigen Stand enthält.",
                    "Please choose a usual extract that holds the present state only."});
  }
  std::string name(feature.substr(0, 60));
  for (char& c : name) c = c < ' ' || c > '~' ? '?' : c;
  throw Error(ErrorKind::Unsupported,
              text("Die Datei verlangt die Fähigkeit „{}“, die das Programm nicht kennt.",
                   "The file requires the feature \"{}\", which the program does not know.", name))
      .with_hint({"Bitte einen gewöhnlichen Auszug wählen.", "Please choose a usual extract."});
}

/// Nano-degrees to units of 1e-7; a header may claim anything.
std::int32_t header_units(std::int64_t nano, std::int32_t limit) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(nano / 100, -limit, limit));
}

PositionBox header_box(protozero::pbf_reader message) {
  PositionBox box;
  while (message.next()) {
    switch (message.tag()) {
      case 1:
        box.min.lon = header_units(zigzag_field(message), 1'800'000'000);
        break;
      case 2:
        box.max.lon = header_units(zigzag_field(message), 1'800'000'000);
        break;
      case 3:
        box.max.lat = header_units(zigzag_field(message), 900'000'000);
        break;
      case 4:
        box.min.lat = header_units(zigzag_field(message), 900'000'000);
        break;
      default:
        message.skip();
    }
  }
  return box;
}

}  // namespace

FileFrame read_frame(std::string_view file) {
  if (file.empty()) {
    throw Error(ErrorKind::Input, {"Die Datei ist leer.", "The file is empty."}).with_hint(kAgain);
  }
  FrameReader reader(file);
  FileFrame frame;
  std::uint64_t unpacked = 0;
  while (reader.more()) {
    Blob blob;
    const std::string_view type = reader.next(blob);
    unpacked += blob.raw_size;
    if (type == "OSMData") {
      frame.blobs.push_back(blob);
    } else if (type == "OSMHeader") {
      frame.headers.push_back(blob);
    } else {
      ++frame.other;
    }
  }
  if (unpacked > kAbsurdSize && unpacked / kAbsurdRatio > file.size()) {
    const Text size = number_text(static_cast<double>(unpacked >> 20));
    throw Error(ErrorKind::Input,
                {fmt::format("Die Datei würde ausgepackt {} MB groß und ist vermutlich in böser "
                             "Absicht so gebaut.",
                             size.de),
                 fmt::format("The file would unpack to {} MB and was probably built with bad "
                             "intent.",
                             size.en)})
        .with_hint({"Bitte den Auszug aus einer bekannten Quelle laden.",
                    "Please get the extract from a known source."});
  }
  return frame;
}

Header read_header(std::string_view unpacked) {
  Header header;
  protozero::pbf_reader message(unpacked.data(), unpacked.size());
  while (message.next()) {
    if (message.tag() == 1) {
      header.box = header_box(message_field(message));
      header.has_box = true;
    } else if (message.tag() == 4) {
      check_feature(bytes_field(message));
    } else {
      message.skip();
    }
  }
  return header;
}

struct Unpacker::State {
  libdeflate_decompressor* inflater = libdeflate_alloc_decompressor();
  std::unique_ptr<char[]> memory;
  std::size_t size = 0;
};

Unpacker::Unpacker() : state_(std::make_unique<State>()) {
  if (state_->inflater == nullptr) throw std::bad_alloc();
}

Unpacker::~Unpacker() { libdeflate_free_decompressor(state_->inflater); }

std::string_view Unpacker::unpack(const Blob& blob) {
  if (!blob.packed) return blob.data;
  if (state_->size < blob.raw_size) {
    state_->memory = std::make_unique_for_overwrite<char[]>(blob.raw_size);
    state_->size = blob.raw_size;
  }
  std::size_t written = 0;
  const libdeflate_result result =
      libdeflate_zlib_decompress(state_->inflater, blob.data.data(), blob.data.size(),
                                 state_->memory.get(), blob.raw_size, &written);
  require(result == LIBDEFLATE_SUCCESS && written == blob.raw_size);
  return {state_->memory.get(), blob.raw_size};
}

void refuse_block(const Blob& blob) { damaged_frame(blob.number); }

}  // namespace nahraum::geo::pbf
