#pragma once
// Lines of a byte source without a copy per line.
//
//   for (std::string_view line; lines.next(line);) { ... lines.number() ... }
//
// Line ends: LF or CR LF. Memory: one block, and the longest line if that is longer.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/byte_source.h"

namespace nahraum::geo {

class LineStream {
 public:
  /// The source is not owned; `file` is what errors call it.
  LineStream(ByteSource& source, std::string file);

  /// False at the end. `line` is without its end and valid until the next call. Throws
  /// Error{Input} for a line above 1 MB: no table has such, and a bomb would.
  [[nodiscard]] bool next(std::string_view& line);
  /// Of the line given last, as a person counts.
  [[nodiscard]] std::size_t number() const { return number_; }
  /// Bytes taken from the source so far.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  void refill();

  ByteSource& source_;
  std::string file_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  ///< of what is not yet given out
  std::size_t end_ = 0;
  std::size_t number_ = 0;
  std::uint64_t bytes_ = 0;
  bool finished_ = false;
};

}  // namespace nahraum::geo
