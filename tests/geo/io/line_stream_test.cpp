#include "geo/io/line_stream.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

/// Hands out the bytes in pieces of drawn sizes.
class Drip : public ByteSource {
 public:
  Drip(std::string bytes, support::Random random) : bytes_(std::move(bytes)), random_(random) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t most = std::min(into.size(), bytes_.size() - at_);
    if (most == 0) return 0;
    const std::size_t size = 1 + random_.below(static_cast<std::uint32_t>(most));
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), size, into.begin());
    at_ += size;
    return size;
  }
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::string bytes_;
  support::Random random_;
  std::size_t at_ = 0;
};

std::vector<std::string> lines_of(const std::string& bytes) {
  Drip source(bytes, support::logged_random("drip"));
  LineStream lines(source, "x");
  std::vector<std::string> result;
  for (std::string_view line; lines.next(line);) {
    result.emplace_back(line);
    EXPECT_EQ(lines.number(), result.size());
  }
  EXPECT_EQ(lines.bytes(), bytes.size());
  return result;
}

TEST(LineStream, EndsOfLinesAndOfTheFile) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("\n"), Lines{""});
  EXPECT_EQ(lines_of("a"), Lines{"a"});
  EXPECT_EQ(lines_of("a\n"), Lines{"a"});
  EXPECT_EQ(lines_of("a\r\nb\n\nc"), (Lines{"a", "b", "", "c"}));
}

TEST(LineStream, LinesLongerThanTheBlock) {
  support::Random random = support::logged_random("long lines");
  std::string bytes;
  std::vector<std::string> expected;
  for (int i = 0; i < 30; ++i) {
    expected.emplace_back(random.below(700'000), static_cast<char>('a' + i % 26));
    bytes += expected.back() + "\n";
  }
  EXPECT_EQ(lines_of(bytes), expected);
}

}  // namespace
}  // namespace nahraum::geo
