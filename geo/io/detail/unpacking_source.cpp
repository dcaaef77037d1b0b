#include "geo/io/detail/unpacking_source.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <bzlib.h>
#include <zlib.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::geo::detail {

namespace {

constexpr std::size_t kBlock = 1 << 18;
/// Text of OpenStreetMap packs to a tenth or a thirtieth.
constexpr std::uint64_t kAbsurdRatio = 200;
constexpr std::uint64_t kAbsurdSize = 64 << 20;

const Text kAgain{"Bitte den Auszug neu herunterladen.", "Please download the extract again."};

/// One way to unpack. step() takes from `in` and fills `out`, both moved on; true at the end of a
/// packed part.
class Codec {
 public:
  Codec() = default;
  virtual ~Codec() = default;
  Codec(const Codec&) = delete;
  Codec& operator=(const Codec&) = delete;
  enum class State { More, PartEnds, Damaged };
  virtual State step(std::string_view& in, std::span<char>& out) = 0;
};

class Plain : public Codec {
 public:
  State step(std::string_view& in, std::span<char>& out) override {
    const std::size_t size = std::min(in.size(), out.size());
    std::copy_n(in.begin(), size, out.begin());
    in.remove_prefix(size);
    out = out.subspan(size);
    return State::More;
  }
};

class Gzip : public Codec {
 public:
  Gzip() {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&stream_); }

  State step(std::string_view& in, std::span<char>& out) override {
    // zlib promises not to change what it reads.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(in.size() - stream_.avail_in);
    out = out.subspan(out.size() - stream_.avail_out);
    if (result == Z_STREAM_END)
      return inflateReset(&stream_) == Z_OK ? State::PartEnds : State::Damaged;
    return result == Z_OK || result == Z_BUF_ERROR ? State::More : State::Damaged;
  }

 private:
  z_stream stream_{};
};

class Bzip2 : public Codec {
 public:
  Bzip2() { begin(); }
  ~Bzip2() override { BZ2_bzDecompressEnd(&stream_); }

  State step(std::string_view& in, std::span<char>& out) override {
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = static_cast<unsigned>(in.size());
    stream_.next_out = out.data();
    stream_.avail_out = static_cast<unsigned>(out.size());
    const int result = BZ2_bzDecompress(&stream_);
    in.remove_prefix(in.size() - stream_.avail_in);
    out = out.subspan(out.size() - stream_.avail_out);
    if (result != BZ_STREAM_END) return result == BZ_OK ? State::More : State::Damaged;
    BZ2_bzDecompressEnd(&stream_);
    begin();
    return State::PartEnds;
  }

 private:
  void begin() {
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }
  bz_stream stream_{};
};

class PackedFile : public UnpackingSource {
 public:
  PackedFile(const std::filesystem::path& path, std::uint64_t limit)
      : name_(path.filename().string()),
        file_(open_file_source(path)),
        limit_(limit),
        buffer_(kBlock) {
    refill();
    if (in_.starts_with("\x1F\x8B")) {
      codec_ = std::make_unique<Gzip>();
      in_part_ = true;
    } else if (in_.starts_with("BZh")) {
      codec_ = std::make_unique<Bzip2>();
      in_part_ = true;
    } else {
      codec_ = std::make_unique<Plain>();
    }
  }

  std::size_t read(std::span<char> into) override {
    std::span<char> left = into;
    while (left.size() == into.size()) {
      if (in_.empty()) refill();
      if (in_.empty() && !in_part_) return 0;
      const bool at_end = in_.empty();
      const Codec::State state = codec_->step(in_, left);
      if (state == Codec::State::Damaged) refuse_damage();
      if (state == Codec::State::PartEnds) {
        if (in_.empty()) refill();
        in_part_ = !in_.empty();
      } else if (at_end && left.size() == into.size()) {
        refuse_end();
      }
    }
    given_ += into.size() - left.size();
    check_size();
    return into.size() - left.size();
  }
  [[nodiscard]] std::uint64_t size() const override { return file_->size(); }
  [[nodiscard]] std::uint64_t taken() const override { return taken_; }

 private:
  void refill() {
    const std::size_t got = file_->read(buffer_);
    taken_ += got;
    in_ = {buffer_.data(), got};
  }

  void check_size() const {
    const bool absurd = given_ > kAbsurdSize && given_ / kAbsurdRatio > size();
    if (given_ <= limit_ && !absurd) return;
    const Text megabytes = number_text(static_cast<double>(given_ >> 20));
    throw Error(ErrorKind::Input,
                {fmt::format("Die Datei ist ausgepackt größer als {} MB und damit zu groß oder in "
                             "böser Absicht gebaut.",
                             megabytes.de),
                 fmt::format("The file unpacks to more than {} MB, which is too large or was built "
                             "with bad intent.",
                             megabytes.en)})
        .in_file(name_)
        .with_hint({"Bitte den Auszug als PBF-Datei aus einer bekannten Quelle laden.",
                    "Please get the extract as a PBF file from a known source."});
  }

  [[noreturn]] void refuse_damage() const {
    throw Error(ErrorKind::Input,
                {"Die gepackte Datei ist beschädigt.", "The packed file is damaged."})
        .in_file(name_)
        .with_hint(kAgain);
  }
  [[noreturn]] void refuse_end() const {
    throw Error(ErrorKind::Input, {"Die gepackte Datei endet zu früh; sie ist nicht vollständig.",
                                   "The packed file ends too early; it is not complete."})
        .in_file(name_)
        .with_hint(kAgain);
  }

  std::string name_;
  std::unique_ptr<ByteSource> file_;
  std::uint64_t limit_;
  std::vector<char> buffer_;
  std::string_view in_;
  std::unique_ptr<Codec> codec_;
  bool in_part_ = false;  ///< a packed part has begun and not ended
  std::uint64_t taken_ = 0;
  std::uint64_t given_ = 0;
};

}  // namespace

std::unique_ptr<UnpackingSource> open_unpacked(const std::filesystem::path& path,
                                               std::uint64_t limit) {
  return std::make_unique<PackedFile>(path, limit);
}

}  // namespace nahraum::geo::detail
