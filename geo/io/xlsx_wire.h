#pragma once
// What nahraum-xlsx, the child that opens workbooks, tells its parent through a pipe. Numbers are
// 32 bits in the machine's own order: both ends are one build.
//
//   record  := kind length payload
//   'N' name of a sheet (one for each sheet of the workbook, first)
//   'S' name of the sheet whose rows follow
//   'R' row number, then (length, bytes) a cell
//   'E' nothing: all has been said. Without it the answer is not whole.

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace nahraum::geo::wire {

/// Exit codes of the child.
inline constexpr int kWhole = 0;
inline constexpr int kUnreadable = 3;
inline constexpr int kTooWide = 6;  ///< more columns than OGR reads
inline constexpr int kRowGap = 7;   ///< a stray cell far below the table

inline void put_number(std::string& out, std::size_t value) {
  const auto number = static_cast<std::uint32_t>(value);
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

inline void put_record(std::string& out, char kind, std::string_view payload) {
  out.push_back(kind);
  put_number(out, payload.size());
  out.append(payload);
}

/// Takes pieces off the front; nothing when there are too few bytes.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  std::optional<std::uint32_t> number() {
    std::uint32_t value = 0;
    if (rest_.size() < sizeof value) return std::nullopt;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

  std::optional<std::string_view> bytes() {
    const std::optional<std::uint32_t> length = number();
    if (!length || *length > rest_.size()) return std::nullopt;
    const std::string_view result = rest_.substr(0, *length);
    rest_.remove_prefix(*length);
    return result;
  }

  std::optional<char> kind() {
    if (rest_.empty()) return std::nullopt;
    const char result = rest_.front();
    rest_.remove_prefix(1);
    return result;
  }

 private:
  std::string_view rest_;
};

}  // namespace nahraum::geo::wire
