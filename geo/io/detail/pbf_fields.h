#pragma once
// Reading the fields of a protocol buffer that nobody has checked yet: protozero takes the wire
// type on trust, these do not. All throw Damaged or protozero::exception.

#include <cstdint>
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
  std::uint64_t next() { return protozero::decode_varint(&next_, end_); }
  std::int64_t next_zigzag() { return protozero::decode_zigzag64(next()); }

 private:
  const char* next_ = nullptr;
  const char* end_ = nullptr;
};

/// A column of differences, summed up; damaged files may overflow, which must only wrap.
class DeltaColumn {
 public:
  DeltaColumn() = default;
  explicit DeltaColumn(std::string_view bytes) : column_(bytes) {}

  [[nodiscard]] bool more() const { return column_.more(); }
  std::int64_t next() {
    sum_ += static_cast<std::uint64_t>(column_.next_zigzag());
    return static_cast<std::int64_t>(sum_);
  }

 private:
  Column column_;
  std::uint64_t sum_ = 0;
};

}  // namespace nahraum::geo::pbf
