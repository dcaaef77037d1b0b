#pragma once
// Reading the fields of a protocol buffer that nobody has checked yet: protozero takes the wire
// type on trust, these do not. All throw Damaged or protozero::exception.

#include <bit>
#include <cstdint>
#include <cstring>
#include <exception>
#include <protozero/pbf_reader.hpp>
#include <string_view>

namespace nahraum::geo::pbf {

/// The bytes are not what the format says.
struct Damaged : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "damaged PBF block"; }
};

inline void require(bool good) {
  if (!good) throw Damaged();
}

/// The current field as bytes, a text or a message.
inline std::string_view bytes_field(protozero::pbf_reader& message) {
  require(message.wire_type() == protozero::pbf_wire_type::length_delimited);
  const protozero::data_view view = message.get_view();
  return {view.data(), view.size()};
}

inline protozero::pbf_reader message_field(protozero::pbf_reader& message) {
  const std::string_view bytes = bytes_field(message);
  return protozero::pbf_reader(bytes.data(), bytes.size());
}

inline std::uint64_t varint_field(protozero::pbf_reader& message) {
  require(message.wire_type() == protozero::pbf_wire_type::varint);
  return message.get_uint64();
}

inline std::int64_t int_field(protozero::pbf_reader& message) {
  return static_cast<std::int64_t>(varint_field(message));
}

inline std::int64_t zigzag_field(protozero::pbf_reader& message) {
  return protozero::decode_zigzag64(varint_field(message));
}

/// A packed column, read from the front.
class Column {
 public:
  Column() = default;
  explicit Column(std::string_view bytes)
      : next_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool more() const { return next_ != end_; }
  /// For columns of mostly short numbers.
  std::uint64_t next() { return protozero::decode_varint(&next_, end_); }
  /// For columns of numbers of unforeseeable length: no branch that could be guessed wrong.
  std::uint64_t next_mixed() {
    if (end_ - next_ < 8) return next();
    std::uint64_t word = 0;
    std::memcpy(&word, next_, sizeof(word));
    // The highest bit of each byte says whether another follows.
    const std::uint64_t last = ~word & 0x8080808080808080;
    if (last == 0) return next();
    next_ += std::countr_zero(last) / 8 + 1;
    word &= last ^ (last - 1);
    // Seven bits a byte closed up to fourteen, twenty-eight, all.
    word = (word & 0x007F007F007F007F) | (word & 0x7F007F007F007F00) >> 1;
    word = (word & 0x00003FFF00003FFF) | (word & 0x3FFF00003FFF0000) >> 2;
    return (word & 0x000000000FFFFFFF) | (word & 0x0FFFFFFF00000000) >> 4;
  }

 private:
  static_assert(std::endian::native == std::endian::little);
  const char* next_ = nullptr;
  const char* end_ = nullptr;
};

/// A column of differences, summed up; damaged files may overflow, which must only wrap.
class DeltaColumn {
 public:
  DeltaColumn() = default;
  explicit DeltaColumn(std::string_view bytes) : column_(bytes) {}

  [[nodiscard]] bool more() const { return column_.more(); }
  std::int64_t next() { return add(column_.next()); }
  std::int64_t next_mixed() { return add(column_.next_mixed()); }

 private:
  std::int64_t add(std::uint64_t difference) {
    sum_ += static_cast<std::uint64_t>(protozero::decode_zigzag64(difference));
    return static_cast<std::int64_t>(sum_);
  }
  Column column_;
  std::uint64_t sum_ = 0;
};

}  // namespace nahraum::geo::pbf
