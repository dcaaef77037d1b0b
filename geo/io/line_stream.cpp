#include "geo/io/line_stream.h"

#include <algorithm>
#include <cstring>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

constexpr std::size_t kBlock = 1u << 18u;
/// Most files of a feed are small; each has a stream of its own.
constexpr std::size_t kSmall = 1u << 12u;
constexpr std::size_t kLongestLine = 1u << 20u;

}  // namespace

LineStream::LineStream(ByteSource& source, std::string file)
    : source_(source),
      file_(std::move(file)),
      buffer_(std::clamp<std::uint64_t>(source.size() + 1, kSmall, kBlock)) {}

bool LineStream::next(std::string_view& line) {
  std::size_t searched = 0;
  for (;;) {
    const char* start = buffer_.data() + begin_;
    const std::size_t available = end_ - begin_;
    const void* found = std::memchr(start + searched, '\n', available - searched);
    if (found != nullptr || (finished_ && available > 0)) {
      std::size_t length = available;
      begin_ = end_;
      if (found != nullptr) {
        length = static_cast<std::size_t>(static_cast<const char*>(found) - start);
        begin_ = end_ - available + length + 1;
      }
      line = {start, length};
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++number_;
      return true;
    }
    if (finished_) return false;
    searched = available;
    refill();
  }
}

void LineStream::refill() {
  if (end_ - begin_ > kLongestLine) {
    throw Error(ErrorKind::Input, text("Die Zeile ist länger als 1 MB; das ist keine Tabelle.",
                                       "The line is longer than 1 MB; this is no table."))
        .in_file(file_)
        .at_row(number_ + 1);
  }
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  if (buffer_.size() - end_ < kBlock / 2) buffer_.resize(buffer_.size() * 2);
  const std::size_t got = source_.read({buffer_.data() + end_, buffer_.size() - end_});
  end_ += got;
  bytes_ += got;
  finished_ = got == 0;
}

}  // namespace nahraum::geo
