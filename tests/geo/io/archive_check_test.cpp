// Archives from others: bombs, boxes in boxes, and names that lead out.

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <zip.h>

#include "geo/core/error.h"
#include "geo/io/guard.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

struct Entry {
  std::string name;
  std::string content;
};

void make_zip(const fs::path& path, const std::vector<Entry>& entries, bool encrypted = false) {
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == nullptr) throw std::runtime_error("zip_open");
  for (const Entry& entry : entries) {
    zip_source_t* source =
        zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("zip_file_add");
    if (encrypted) {
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "x");
    }
  }
  if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
}

void replace_all(std::string& bytes, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = bytes.find(from, at)) != std::string::npos; at += to.size()) {
    bytes.replace(at, from.size(), to);
  }
}

class ZipArchive : public testing::Test {
 protected:
  [[nodiscard]] fs::path file() const { return folder_.path() / "probe.zip"; }
  void expect_refused(const std::string& word, const ArchiveLimits& limits = {}) {
    try {
      check_archive(file(), limits);
      ADD_FAILURE() << "accepted; expected a sentence with: " << word;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      EXPECT_EQ(error.file(), "probe.zip");
      EXPECT_NE(error.sentence(Language::German).find(word), std::string::npos) << error.what();
    }
  }
  support::TemporaryFolder folder_;
};

TEST_F(ZipArchive, OrdinaryOneIsAccepted) {
  make_zip(file(), {{"Zensus/Bevoelkerung.csv", "a;b\n1;2\n"},
                    {"Liesmich.txt", "Hallo"},
                    {"nullen.csv", std::string(500'000, '0')}});
  EXPECT_NO_THROW(check_archive(file()));
}

TEST_F(ZipArchive, BombIsRefused) {
  make_zip(file(), {{"x.csv", std::string(40 << 20, '0')}});
  expect_refused("-fache");
}

TEST_F(ZipArchive, ManySmallBombsAreRefused) {
  std::vector<Entry> entries;
  for (int i = 0; i < 100; ++i) {
    entries.push_back({"x" + std::to_string(i), std::string(900'000, '0')});
  }
  make_zip(file(), entries);
  expect_refused("-fache");
}

TEST_F(ZipArchive, LimitsAreTheCallers) {
  make_zip(file(), {{"a.csv", "1\n"}, {"b.csv", std::string(3'000'000, '0')}});
  expect_refused("mehr als 1 ", {.entries = 1});
  expect_refused("größer als 2 MB", {.total_bytes = 2 << 20, .ratio = 1e9});
  EXPECT_NO_THROW(check_archive(file(), {.ratio = 1e9}));
}

TEST_F(ZipArchive, ArchiveInArchiveIsRefused) {
  make_zip(file(), {{"innen.ZIP", "PK"}});
  expect_refused("weiteres Archiv");
  make_zip(file(), {{"ordner/tabelle.xlsx", "PK"}});
  expect_refused("weiteres Archiv");
}

TEST_F(ZipArchive, NamesThatLeadOutAreRefused) {
  for (const char* name : {"../x.csv", "a/../../x.csv", "/etc/x.csv", "a\\..\\x.csv", "C:x.csv"}) {
    make_zip(file(), {{name, "1"}});
    expect_refused("hinausführt");
  }
}

TEST_F(ZipArchive, LinkIsRefused) {
  make_zip(file(), {{"link.csv", "/etc/passwd"}});
  int code = 0;
  zip_t* archive = zip_open(file().c_str(), 0, &code);
  zip_file_set_external_attributes(archive, 0, 0, ZIP_OPSYS_UNIX, 0120777u << 16);
  zip_close(archive);
  expect_refused("hinausführt");
}

TEST_F(ZipArchive, TwoEntriesOfOneNameAreRefused) {
  make_zip(file(), {{"a.csv", "1"}, {"b.csv", "2"}});
  std::string bytes = support::read_text(file());
  replace_all(bytes, "b.csv", "a.csv");
  support::write_text(file(), bytes);
  expect_refused("zwei Dateien");
}

TEST_F(ZipArchive, PasswordIsRefused) {
  make_zip(file(), {{"a.csv", "1"}}, true);
  expect_refused("Kennwort");
}

TEST_F(ZipArchive, TruncatedIsRefusedAtEveryLength) {
  make_zip(file(), {{"a.csv", "1;2;3\n"}, {"b.csv", "4;5;6\n"}});
  const std::string bytes = support::read_text(file());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    support::write_text(file(), bytes.substr(0, length));
    EXPECT_THROW(check_archive(file()), Error) << length << " of " << bytes.size();
  }
}

TEST_F(ZipArchive, DeclaredSizesLargerThanTheFileAreRefused) {
  make_zip(file(), {{"a.csv", "1;2;3\n"}});
  std::string bytes = support::read_text(file());
  // Central directory header: signature PK\1\2, packed size at 20, unpacked size at 24.
  const std::size_t header = bytes.find("PK\x01\x02");
  ASSERT_NE(header, std::string::npos);
  bytes.replace(header + 20, 4, std::string("\x00\x00\x10\x00", 4));
  bytes.replace(header + 24, 4, std::string("\x00\x00\x10\x00", 4));
  support::write_text(file(), bytes);
  EXPECT_THROW(check_archive(file()), Error);
}

TEST_F(ZipArchive, OtherContentAndMissingFileAreRefused) {
  support::write_text(file(), "AGS;Name\n16063105;Eisenach\n");
  expect_refused("ZIP-Archiv");
  fs::remove(file());
  expect_refused("nicht da");
}

TEST(ZipArchiveRealData, CensusAndTimetableAreAccepted) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  EXPECT_NO_THROW(check_archive(*data / "germany/zensus2011_100m_unter10_deutschland.zip"));
  EXPECT_NO_THROW(check_archive(*data / "heidelberg/gtfs/vrn_gtfs_cut.zip"));
}

}  // namespace
}  // namespace nahraum::geo
