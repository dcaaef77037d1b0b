#include "geo/io/array_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/network/position.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

const std::vector<std::uint32_t> kEdges = {3, 1, 4, 1, 5};
const std::vector<Position> kPlaces = {{110000000, 510000000}, {-5, 7}};
const std::vector<double> kNone;

fs::path write_small(const fs::path& folder) {
  ArrayFileWriter writer;
  writer.add("edges", kEdges);
  writer.add("places", FlatArray<Position>(kPlaces));
  writer.add("none", kNone);
  writer.add_text("licence", "© OpenStreetMap");
  writer.write(folder / "netz.nahraum");
  return folder / "netz.nahraum";
}

TEST(ArrayFile, ComesBackAsItWas) {
  const support::TemporaryFolder folder;
  const fs::path path = write_small(folder.path());
  FlatArray<std::uint32_t> edges;
  {
    const ArrayFile file = ArrayFile::open(path);
    edges = file.array<std::uint32_t>("edges");
    EXPECT_THAT(file.names(), ElementsAre("edges", "places", "none", "licence"));
    EXPECT_EQ(file.array<Position>("places")[1], (Position{-5, 7}));
    EXPECT_TRUE(file.array<double>("none").empty());
    EXPECT_EQ(file.text("licence"), "© OpenStreetMap");
    EXPECT_TRUE(file.has("none"));
    EXPECT_FALSE(file.has("nodes"));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(file.array<Position>("places").data()) % 64, 0U);
  }
  // The array keeps the mapping alive, even when the file is replaced.
  fs::remove(path);
  EXPECT_THAT(std::vector<std::uint32_t>(edges.begin(), edges.end()), ElementsAre(3, 1, 4, 1, 5));
}

TEST(ArrayFile, SameContentSameBytes) {
  const support::TemporaryFolder a;
  const support::TemporaryFolder b;
  const fs::path first = write_small(a.path());
  const fs::path second = write_small(b.path());
  EXPECT_EQ(support::read_text(first), support::read_text(second));
  EXPECT_EQ(content_hash(first), content_hash(second));
  support::write_text(second, support::read_text(first) + "x");
  EXPECT_NE(content_hash(first), content_hash(second));
}

TEST(ArrayFile, AnArrayLongerThanOnePieceOfTheChecksum) {
  const support::TemporaryFolder folder;
  std::vector<std::uint64_t> numbers(1'500'000);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i * i;
  ArrayFileWriter writer;
  writer.add("squares", numbers);
  writer.write(folder.path() / "a");
  for (const std::size_t threads : {1, 2, 8}) {
    const ArrayFile file = ArrayFile::open(folder.path() / "a", {.threads = threads});
    EXPECT_EQ(file.array<std::uint64_t>("squares")[1'234'567], 1'234'567ULL * 1'234'567ULL);
  }
  std::string bytes = support::read_text(folder.path() / "a");
  bytes[9'000'000] ^= 1;
  support::write_text(folder.path() / "b", bytes);
  EXPECT_THROW((void)ArrayFile::open(folder.path() / "b"), Error);
  EXPECT_NO_THROW((void)ArrayFile::open(folder.path() / "b", {.check_content = false}));
}

void expect_refused(const fs::path& path, const std::string& bytes, std::size_t where) {
  support::write_text(path, bytes);
  try {
    (void)ArrayFile::open(path);
    ADD_FAILURE() << "accepted, byte " << where;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    EXPECT_EQ(error.file(), path.filename().string());
  }
}

TEST(ArrayFile, EveryFlippedByteIsNoticed) {
  const support::TemporaryFolder folder;
  const std::string bytes = support::read_text(write_small(folder.path()));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
    expect_refused(folder.path() / "x", changed, i);
  }
}

TEST(ArrayFile, EveryOtherLengthIsNoticed) {
  const support::TemporaryFolder folder;
  const std::string bytes = support::read_text(write_small(folder.path()));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    expect_refused(folder.path() / "x", bytes.substr(0, i), i);
  }
  expect_refused(folder.path() / "x", bytes + std::string(64, '\0'), bytes.size());
}

TEST(ArrayFile, WrongNamesAndSizesAreRefused) {
  const support::TemporaryFolder folder;
  const ArrayFile file = ArrayFile::open(write_small(folder.path()));
  EXPECT_THROW((void)file.array<std::uint64_t>("edges"), Error);
  EXPECT_THROW((void)file.array<std::uint32_t>("egdes"), Error);
  EXPECT_THROW((void)file.text("edges"), Error);
  EXPECT_THROW((void)ArrayFile::open(folder.path() / "fehlt"), Error);
  EXPECT_THROW((void)ArrayFile::open(folder.path()), Error);
  EXPECT_THROW((void)content_hash(folder.path() / "fehlt"), Error);
  ArrayFileWriter writer;
  writer.add("a", kEdges);
  EXPECT_THROW(writer.add("a", kEdges), Error);
  EXPECT_THROW(writer.add("", kEdges), Error);
  EXPECT_THROW(writer.add(std::string(32, 'n'), kEdges), Error);
}

}  // namespace
}  // namespace nahraum::geo
